package import DocketDomain

/// A tool that an assistant asks for.
package struct ToolCall: Hashable, Sendable {
    package let id: String
    package let name: String
    /// As they came: JSON where the model kept to it.
    package let arguments: String

    package init(id: String, name: String, arguments: String) {
        self.id = id
        self.name = name
        self.arguments = arguments
    }

    /// The arguments as JSON; nil where they are none.
    package var json: JSON? {
        // What a model writes need not be JSON: whoever asks is told so by the nil.
        try? JSON(parsing: arguments)
    }
}
