/// A place where keys have a meaning. The innermost context that knows a key decides.
package struct KeyContext: Hashable, Sendable {
    package let name: String
    /// As the help calls it.
    package let title: String
    /// The commands that the help tells first there.
    let firstGroup: CommandEntry.Group?

    init(_ name: String, _ title: String, first: CommandEntry.Group? = nil) {
        self.name = name
        self.title = title
        firstGroup = first
    }

    /// Everywhere but in text fields.
    package static let everywhere = KeyContext("everywhere", "Everywhere")
}
