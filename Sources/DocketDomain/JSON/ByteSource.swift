/// Bytes in order, from a file, an archive's entry or memory.
package protocol ByteSource: AnyObject {
    /// Fills `buffer` from its start and returns how many bytes that were: as many as are at hand, and 0 only where
    /// there are no more.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// A source of bytes that are in memory already.
package final class MemoryByteSource: ByteSource {
    private let bytes: [UInt8]
    private var position = 0
    private let chunkSize: Int

    /// Never hands out more than `chunkSize` bytes at once.
    package init(_ bytes: [UInt8], chunkSize: Int = .max) {
        self.bytes = bytes
        self.chunkSize = chunkSize
    }

    package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let count = min(buffer.count, chunkSize, bytes.count - position)
        buffer.copyBytes(from: bytes[position..<position + count])
        position += count
        return count
    }
}
