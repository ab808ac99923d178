/// Why an archive, or an entry of it, cannot be read.
package struct ArchiveError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One sentence for a person, without the archive's name.
    package let message: String

    package init(_ message: String) {
        self.message = message
    }

    package var description: String { message }
}
