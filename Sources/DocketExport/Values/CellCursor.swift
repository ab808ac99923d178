/// Walks through the bytes of a cell.
struct CellCursor {
    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var position = 0
    private(set) var end: Int

    /// Without the spaces at both ends.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        end = bytes.count
        while end > 0, bytes[end - 1] == 0x20 { end -= 1 }
        while position < end, bytes[position] == 0x20 { position += 1 }
    }

    var isAtEnd: Bool { position == end }
    /// The byte here; 0 at the end.
    var current: UInt8 { position < end ? bytes[position] : 0 }
    /// The byte so far ahead; 0 beyond the end.
    func ahead(_ count: Int) -> UInt8 { position + count < end ? bytes[position + count] : 0 }

    mutating func advance(_ count: Int = 1) { position = min(position + count, end) }

    mutating func skip(_ byte: UInt8) -> Bool {
        guard position < end, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    mutating func skip(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard position + count <= end else { return false }
        for offset in 0..<count where bytes[position + offset] != text.utf8Start[offset] { return false }
        position += count
        return true
    }

    /// Exactly so many digits, or as many as there are up to the most that may be; nil otherwise.
    mutating func digits(_ range: ClosedRange<Int>) -> Int? {
        var value = 0
        var count = 0
        while count < range.upperBound, let digit = Self.digit(current), !isAtEnd {
            value = value * 10 + digit
            count += 1
            position += 1
        }
        return count >= range.lowerBound && Self.digit(current) == nil ? value : nil
    }

    static func digit(_ byte: UInt8) -> Int? {
        let value = byte &- UInt8(ascii: "0")
        return value < 10 ? Int(value) : nil
    }

    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }
}

extension String {
    /// Its bytes, copied only where they don't lie side by side.
    @inline(__always)
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        var copy = self
        return copy.withUTF8(body)
    }
}
