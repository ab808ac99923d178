import CMinizip
import Foundation

/// An entry that is large, or lies far behind in the archive, unpacked with zlib alone. minizip 1.1, which Debian 12 has,
/// misreads the ZIP64 extra field where `long` has 64 bits: it compares the 32-bit markers in it with 64 bits.
final class LargeContent: EntryContent {
    private let file: FileHandle
    private let stream: UnsafeMutablePointer<z_stream>
    private let isDeflated: Bool
    private let expectedChecksum: UInt?
    private var checksum = crc32(0, nil, 0)
    private var compressedRest: UInt64
    private var input = [UInt8](repeating: 0, count: 64 << 10)
    private var waiting = 0..<0
    private var hasEnded = false

    init(_ entry: ArchiveEntry, path: String) throws(ArchiveError) {
        let unreadable = ArchiveError(
            "“\(entry.name)” in the archive cannot be unpacked: it is damaged, or compressed in an unknown way.")
        guard let file = FileHandle(forReadingAtPath: path),
            let content = entry.recovered ?? Record(in: file, at: UInt64(entry.position.offset))?.content,
            content.method == 0 || content.method == 8, (try? file.seek(toOffset: content.offset)) != nil
        else { throw unreadable }
        self.file = file
        isDeflated = content.method == 8
        expectedChecksum = content.checksum.map { UInt($0) }
        compressedRest = content.compressedSize ?? .max
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // Minus 15: deflate without a header, with the largest window.
        guard inflateInit2_(stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            stream.deallocate()
            throw unreadable
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
        guard let count = isDeflated ? inflated(into: buffer) : stored(into: buffer) else { return nil }
        checksum = crc32(checksum, buffer.bindMemory(to: UInt8.self).baseAddress, UInt32(count))
        return count
    }

    func finish() -> Bool {
        expectedChecksum.map { checksum == $0 } ?? true
    }

    /// How many bytes of the archive the content takes, once it has been read to its end.
    var compressedCount: UInt64 { UInt64(stream.pointee.total_in) }

    private func stored(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
        guard compressedRest > 0 else { return 0 }
        let count = Foundation.read(
            file.fileDescriptor, buffer.baseAddress, min(buffer.count, Int(clamping: compressedRest)))
        guard count > 0 else { return nil }
        compressedRest -= UInt64(count)
        return count
    }

    private func inflated(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
        var count = 0
        while !hasEnded, count == 0 {
            if waiting.isEmpty {
                let added = input.withUnsafeMutableBytes { stored(into: $0) }
                guard let added, added > 0 else { return nil }
                waiting = 0..<added
            }
            let status = input.withUnsafeMutableBufferPointer { input in
                stream.pointee.next_in = input.baseAddress.map { $0 + waiting.lowerBound }
                stream.pointee.avail_in = UInt32(waiting.count)
                stream.pointee.next_out = buffer.bindMemory(to: UInt8.self).baseAddress
                stream.pointee.avail_out = UInt32(buffer.count)
                return inflate(stream, Z_NO_FLUSH)
            }
            guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else { return nil }
            waiting = waiting.upperBound - Int(stream.pointee.avail_in)..<waiting.upperBound
            count = buffer.count - Int(stream.pointee.avail_out)
            hasEnded = status == Z_STREAM_END
        }
        return count
    }
}

/// The entry's record in the directory (APPNOTE 4.3.12). What cannot be read is none: the archive is refused as damaged.
private struct Record {
    let content: RecoveredContent

    /// Looks into the local header, too, behind which the content lies (APPNOTE 4.3.7).
    init?(in file: FileHandle, at position: UInt64) {
        guard let record = file.bytes(at: position, count: 46), record.little(0, 4) == 0x0201_4B50,
            let extra = file.bytes(at: position + 46 + record.little(28, 2), count: Int(record.little(30, 2)))
        else { return nil }
        let large = Zip64Extra(
            extra, size: record.little(24, 4), compressedSize: record.little(20, 4), offset: record.little(42, 4))
        let offset = large.offset ?? record.little(42, 4)
        guard let header = file.bytes(at: offset, count: 30), header.little(0, 4) == 0x0403_4B50 else { return nil }
        content = RecoveredContent(
            offset: offset + 30 + header.little(26, 2) + header.little(28, 2), method: record.little(10, 2),
            checksum: record.little(16, 4), compressedSize: large.compressedSize ?? record.little(20, 4))
    }
}

extension FileHandle {
    /// Nothing where the file ends before, or cannot be read.
    func bytes(at offset: UInt64, count: Int) -> [UInt8]? {
        guard offset < Int64.max, (try? seek(toOffset: offset)) != nil, count > 0 else { return count == 0 ? [] : nil }
        guard let data = try? read(upToCount: count), data.count == count else { return nil }
        return Array(data)
    }
}
