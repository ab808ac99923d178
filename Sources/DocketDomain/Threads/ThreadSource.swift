/// Where an imported thread came from.
package struct ThreadSource: Hashable, Sendable, Codable {
    /// The format of the chat export, such as `chatgpt`.
    package let format: String
    /// The conversation's id in it.
    package let id: String

    package init(format: String, id: String) {
        self.format = format
        self.id = id
    }
}
