/// The content of one entry, unpacked piece by piece.
package final class ArchiveEntryReader {
    package let entry: ArchiveEntry
    /// How many bytes have been unpacked so far.
    package private(set) var bytesRead = 0

    private let content: any EntryContent
    private var hasEnded = false

    init(entry: ArchiveEntry, content: any EntryContent) {
        self.entry = entry
        self.content = content
    }

    /// Fills `buffer` from its start and returns how many bytes that were, 0 after the last. Throws where the content
    /// is damaged, cut off, or not what its checksum says.
    package func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int {
        guard !hasEnded, !buffer.isEmpty else { return 0 }
        // Within what both zlib and the library count in.
        let room = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(1 << 30))
        guard let count = content.read(into: room) else {
            hasEnded = true
            throw ArchiveError("“\(entry.name)” in the archive is damaged after \(bytesRead) bytes.")
        }
        bytesRead += count
        if count == 0 { try finish() }
        return count
    }

    private func finish() throws(ArchiveError) {
        hasEnded = true
        // Of an entry that was found without a directory the size may not be known.
        guard bytesRead == entry.size || entry.recovered?.compressedSize == nil && entry.recovered != nil else {
            throw ArchiveError("“\(entry.name)” in the archive breaks off after \(bytesRead) of \(entry.size) bytes.")
        }
        guard content.finish() else {
            throw ArchiveError("“\(entry.name)” in the archive is damaged: its checksum does not match.")
        }
    }
}

/// What unpacks an entry.
protocol EntryContent: AnyObject {
    /// Returns how many bytes it put into the buffer, 0 after the last, nil where the content is damaged.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int?

    /// After the last byte: whether the checksum was right.
    func finish() -> Bool
}
