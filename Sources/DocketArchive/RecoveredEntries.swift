import Foundation

/// Where the content of an entry lies in an archive.
struct RecoveredContent: Hashable, Sendable {
    let offset: UInt64
    /// 0 for stored, 8 for deflated.
    let method: UInt64
    /// Nothing where it stands behind the content.
    let checksum: UInt64?
    let compressedSize: UInt64?
}

/// The entries of an archive that was cut off, so that its directory is missing: found by their local headers, one after
/// the other from the start (APPNOTE 4.3.7).
enum RecoveredEntries {
    static func of(_ path: String) -> [ArchiveEntry] {
        guard let file = FileHandle(forReadingAtPath: path) else { return [] }
        var entries: [ArchiveEntry] = []
        var offset: UInt64 = 0
        while let header = file.bytes(at: offset, count: 30), header.little(0, 4) == 0x0403_4B50 {
            let nameLength = header.little(26, 2)
            let extraLength = header.little(28, 2)
            guard let name = file.bytes(at: offset + 30, count: Int(nameLength)),
                let extra = file.bytes(at: offset + 30 + nameLength, count: Int(extraLength))
            else { break }
            let flags = header.little(6, 2)
            // With bit 3, checksum and sizes stand behind the content, as they do where an archive is written as a stream.
            let isKnown = flags & 8 == 0
            let large = Zip64Extra(extra, size: header.little(22, 4), compressedSize: header.little(18, 4))
            let size = large.size ?? header.little(22, 4)
            let compressed = large.compressedSize ?? header.little(18, 4)
            let content = RecoveredContent(
                offset: offset + 30 + nameLength + extraLength, method: header.little(8, 2),
                checksum: isKnown ? header.little(14, 4) : nil, compressedSize: isKnown ? compressed : nil)
            let entry = ArchiveEntry(
                name: String(decoding: name, as: UTF8.self), size: isKnown ? Int(clamping: size) : 0,
                isEncrypted: flags & 1 != 0, position: ArchiveEntry.Position(offset: 0, index: 0),
                isBeyondLibrary: true, recovered: content)
            entries.append(entry)
            guard let length = isKnown ? compressed : measured(entry, path: path) else { break }
            let (end, isBeyond) = content.offset.addingReportingOverflow(length)
            guard !isBeyond else { break }
            offset = isKnown ? end : next(in: file, from: end)
        }
        return entries
    }

    /// How long the content is of which only its end tells; nothing where the file ends within it.
    private static func measured(_ entry: ArchiveEntry, path: String) -> UInt64? {
        guard !entry.isEncrypted, entry.recovered?.method == 8,
            let content = try? LargeContent(entry, path: path)
        else { return nil }
        return withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 1) { buffer in
            while let count = content.read(into: buffer) {
                if count == 0 { return content.compressedCount }
            }
            return nil
        }
    }

    /// The next local header behind a descriptor, which has 12 to 24 bytes (APPNOTE 4.3.9).
    private static func next(in file: FileHandle, from offset: UInt64) -> UInt64 {
        for length in [16, 12, 24, 20] as [UInt64] {
            if file.bytes(at: offset + length, count: 4)?.little(0, 4) == 0x0403_4B50 { return offset + length }
        }
        return offset
    }
}
