/// Something that a user can do with a key, from the palette, or both. The raw value is the command's name in
/// `config.yaml`. Whoever answers a command declares its id beside it.
package struct CommandID: RawRepresentable, Hashable, Sendable {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    init(_ rawValue: String) {
        self.rawValue = rawValue
    }
}
