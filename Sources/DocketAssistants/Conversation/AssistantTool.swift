package import DocketDomain

/// A tool that an assistant may ask for.
package struct AssistantTool: Hashable, Sendable {
    package let name: String
    package let description: String
    /// The JSON Schema of its arguments.
    package let parameters: JSON

    package init(name: String, description: String, parameters: JSON) {
        self.name = name
        self.description = description
        self.parameters = parameters
    }
}
