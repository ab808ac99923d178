import DocketDomain

/// Another source whose first bytes can be looked at before they are read.
final class PeekedByteSource: ByteSource {
    /// Up to `limit` bytes from the start.
    let head: [UInt8]
    /// Whether the head is all there is.
    let isWhole: Bool
    private let source: any ByteSource
    private var position = 0
    /// What went wrong while looking ahead; it comes up where it lies, behind the good bytes.
    private let error: (any Error)?

    private static let chunk = 64 << 10

    init(_ source: any ByteSource, limit: Int) {
        self.source = source
        var head: [UInt8] = []
        var isWhole = false
        var error: (any Error)?
        withUnsafeTemporaryAllocation(byteCount: Self.chunk, alignment: 1) { buffer in
            do {
                while !isWhole, head.count < limit {
                    let room = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(limit - head.count))
                    let count = try source.read(into: room)
                    head.append(contentsOf: room.prefix(count))
                    isWhole = count == 0
                }
            } catch let found {
                error = found
            }
        }
        self.head = head
        self.isWhole = isWhole
        self.error = error
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        guard position == head.count else {
            let count = min(buffer.count, head.count - position)
            buffer.copyBytes(from: head[position..<position + count])
            position += count
            return count
        }
        if let error { throw error }
        return isWhole ? 0 : try source.read(into: buffer)
    }
}
