import DocketDomain

/// Another source whose first bytes can be looked at before they are read.
final class PeekedByteSource: ByteSource {
    /// Up to `limit` bytes from the start.
    let head: [UInt8]
    /// Whether the head is all there is.
    let isWhole: Bool
    private let source: any ByteSource
    private var position = 0

    init(_ source: any ByteSource, limit: Int) throws {
        self.source = source
        var head: [UInt8] = []
        var ended = false
        while !ended, head.count < limit {
            let filled = head.count
            head.append(contentsOf: repeatElement(0, count: min(limit - filled, max(filled, 64 << 10))))
            let count = try head.withUnsafeMutableBytes { buffer in
                try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
            }
            head.removeLast(head.count - filled - count)
            ended = count == 0
        }
        self.head = head
        isWhole = ended
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        guard position < head.count else { return isWhole ? 0 : try source.read(into: buffer) }
        let count = min(buffer.count, head.count - position)
        buffer.copyBytes(from: head[position..<position + count])
        position += count
        return count
    }
}
