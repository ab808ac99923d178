/// A place where keys have a meaning. The innermost context that knows a key decides.
package struct KeyContext: Hashable, Sendable {
    package let name: String
    /// As the help calls it.
    package let title: String
    /// The commands that the help tells first there.
    let firstGroup: CommandEntry.Group?
    /// Where keys have a meaning that have none here.
    private let within: [KeyContext]

    init(_ name: String, _ title: String, first: CommandEntry.Group? = nil, within: KeyContext? = nil) {
        self.name = name
        self.title = title
        firstGroup = first
        self.within = within.map { [$0] } ?? []
    }

    /// This place and those around it, innermost first.
    var chain: [KeyContext] {
        [self] + within.flatMap(\.chain) + (self == .everywhere || !within.isEmpty ? [] : [.everywhere])
    }

    /// Everywhere but in text fields.
    package static let everywhere = KeyContext("everywhere", "Everywhere")
}
