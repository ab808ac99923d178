/// What an archive's directory says about one of its files. All of it is the archive's word: a name is never a path to
/// write to, and a size is only what the content is checked against.
package struct ArchiveEntry: Hashable, Sendable {
    /// As stored, with `/` between folders.
    package let name: String
    /// Bytes, once unpacked.
    package let size: Int
    package let isEncrypted: Bool

    /// Where the entry stands in the archive's directory.
    let position: Position
    /// Whether its sizes are in the ZIP64 extra field, and the library has not taken them from there.
    let isBeyondLibrary: Bool
    /// Where the content lies, of an entry that was found without a directory.
    var recovered: RecoveredContent?

    struct Position: Hashable, Sendable {
        let offset: UInt
        let index: UInt
    }

    package var isDirectory: Bool { name.hasSuffix("/") }
}
