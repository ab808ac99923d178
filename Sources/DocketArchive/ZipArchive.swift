/// A ZIP archive on disk, ZIP64 included, opened for reading. Nothing is ever unpacked to a file.
package struct ZipArchive: Sendable {
    package let path: String
    /// In the order of the archive's directory.
    package let entries: [ArchiveEntry]
    /// Whether the archive ends before its directory, so that its entries are those that were found without one.
    package let isCutOff: Bool

    package init(path: String) throws(ArchiveError) {
        self.path = path
        do throws(ArchiveError) {
            entries = try ZipHandle(path: path).readEntries()
            isCutOff = false
        } catch {
            entries = RecoveredEntries.of(path)
            isCutOff = true
            if entries.isEmpty { throw error }
        }
    }

    /// Begins to unpack an entry. Entries can be read at the same time.
    package func open(_ entry: ArchiveEntry) throws(ArchiveError) -> ArchiveEntryReader {
        guard !entry.isEncrypted else {
            throw ArchiveError("“\(entry.name)” in the archive is encrypted. Unpack it with its password first.")
        }
        if !entry.isBeyondLibrary, let content = LibraryContent(entry, handle: try ZipHandle(path: path)) {
            return ArchiveEntryReader(entry: entry, content: content)
        }
        return ArchiveEntryReader(entry: entry, content: try LargeContent(entry, path: path))
    }
}
