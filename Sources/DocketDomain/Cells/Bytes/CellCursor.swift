/// Walks through the bytes of a cell, without the blanks at both ends.
package struct CellCursor {
    package let bytes: UnsafeBufferPointer<UInt8>
    package var position = 0
    package private(set) var end: Int

    package init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        end = bytes.count
        skipBlanks()
        while end > position, let length = blankBefore(end) { end -= length }
    }

    package var isAtEnd: Bool { position >= end }

    /// The byte here; 0 at the end.
    package var current: UInt8 { position < end ? bytes[position] : 0 }

    /// The byte so far ahead; 0 beyond the end.
    package func ahead(_ count: Int) -> UInt8 { position + count < end ? bytes[position + count] : 0 }

    package mutating func advance(_ count: Int = 1) { position = min(position + count, end) }

    package mutating func skip(_ byte: UInt8) -> Bool {
        guard position < end, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    /// Skips a text of UTF-8 bytes if it stands here.
    package mutating func skip(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard position + count <= end else { return false }
        for offset in 0..<count where bytes[position + offset] != text.utf8Start[offset] { return false }
        position += count
        return true
    }

    /// Spaces of any width, but no line breaks.
    package mutating func skipBlanks() {
        while true {
            let length = blankLength
            guard length > 0 else { return }
            position += length
        }
    }

    /// Bytes of the blank that stands here; 0 where there is none.
    package var blankLength: Int {
        switch current {
        case 0x20, 0x09: 1
        case 0xC2 where ahead(1) == 0xA0: 2
        case 0xE2 where ahead(1) == 0x80 && Self.isThin(ahead(2)): 3
        default: 0
        }
    }

    private func blankBefore(_ end: Int) -> Int? {
        switch bytes[end - 1] {
        case 0x20, 0x09: 1
        case 0xA0 where end - position >= 2 && bytes[end - 2] == 0xC2: 2
        case let last where end - position >= 3 && Self.isThin(last):
            bytes[end - 3] == 0xE2 && bytes[end - 2] == 0x80 ? 3 : nil
        default: nil
        }
    }

    /// The last byte of U+2000 to U+200A and of U+202F.
    private static func isThin(_ byte: UInt8) -> Bool {
        (0x80...0x8A).contains(byte) || byte == 0xAF
    }

    /// Reads digits as a number, at most so many; nil where there is none.
    package mutating func number(atMost count: Int) -> Int? {
        var value = 0
        let start = position
        while position - start < count, position < end, let digit = Self.digit(bytes[position]) {
            value = value * 10 + digit
            position += 1
        }
        return position > start ? value : nil
    }

    package static func digit(_ byte: UInt8) -> Int? {
        let value = byte &- UInt8(ascii: "0")
        return value < 10 ? Int(value) : nil
    }

    package static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    package static func isCapital(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }

    package static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }
}

extension String {
    /// Its bytes, copied only where they don't lie side by side.
    @inlinable
    @inline(__always)
    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        var copy = self
        return copy.withUTF8(body)
    }
}
