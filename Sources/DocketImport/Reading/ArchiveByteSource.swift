import DocketArchive
import DocketDomain

/// The bytes of one entry of an archive.
final class ArchiveByteSource: ByteSource {
    private let reader: ArchiveEntryReader

    init(reader: ArchiveEntryReader) {
        self.reader = reader
    }

    var bytesRead: Int { reader.bytesRead }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        try reader.read(into: buffer)
    }
}
