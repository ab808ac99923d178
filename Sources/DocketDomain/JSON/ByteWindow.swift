/// The part of a source that is in memory: what is being looked at, and what was read beyond it. Indices count from
/// the first byte that was not let go of.
struct ByteWindow {
    private let source: any ByteSource
    private var storage: [UInt8]
    private var start = 0
    private var end = 0
    private var sourceEnded = false

    /// Where the first byte of the window lies in the source.
    private(set) var base = 0

    private static let chunk = 64 << 10

    init(source: any ByteSource) {
        self.source = source
        storage = [UInt8](repeating: 0, count: 2 * Self.chunk)
    }

    /// How many bytes the window holds.
    var count: Int { end - start }

    subscript(index: Int) -> UInt8 { storage[start + index] }

    /// The bytes of the window, for the time of `body`.
    @inline(__always)
    func withBytes<Value>(_ body: (UnsafePointer<UInt8>) -> Value) -> Value? {
        storage.withUnsafeBufferPointer { buffer in buffer.baseAddress.map { body($0 + start) } }
    }

    func copy(_ range: Range<Int>) -> [UInt8] {
        Array(storage[start + range.lowerBound..<start + range.upperBound])
    }

    /// Lets go of the first `count` bytes.
    mutating func drop(_ count: Int) {
        start += count
        base += count
    }

    /// Lets go of a byte order mark at the start of the source.
    mutating func dropByteOrderMark() throws {
        while count < 3, try extend() {}
        if count >= 3, self[0] == 0xEF, self[1] == 0xBB, self[2] == 0xBF {
            drop(3)
        }
    }

    /// Reads on, and returns whether there was anything more.
    mutating func extend() throws -> Bool {
        guard !sourceEnded else { return false }
        makeRoom()
        let free = end
        let added = try storage.withUnsafeMutableBytes { buffer in
            try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[free...]))
        }
        end += added
        sourceEnded = added == 0
        return added > 0
    }

    private mutating func makeRoom() {
        if storage.count > 256 * Self.chunk, count < Self.chunk {
            // What one long element needed is not held for the rest of the file.
            var smaller = [UInt8](repeating: 0, count: 2 * Self.chunk)
            smaller.replaceSubrange(0..<count, with: storage[start..<end])
            storage = smaller
        } else if start > 0 {
            let (start, count) = (start, count)
            storage.withUnsafeMutableBytes { buffer in
                guard let base = buffer.baseAddress else { return }
                base.copyMemory(from: base + start, byteCount: count)
            }
        }
        end -= start
        start = 0
        if storage.count - end < Self.chunk {
            storage.append(contentsOf: repeatElement(0, count: storage.count))
        }
    }
}
