/// Walks through the bytes of a cell.
struct CellReader {
    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { position == bytes.count }
    /// The byte here; 0 at the end.
    var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

    func byte(at offset: Int) -> UInt8 {
        offset >= 0 && offset < bytes.count ? bytes[offset] : 0
    }

    mutating func advance(_ count: Int = 1) {
        position = min(position + count, bytes.count)
    }

    mutating func skip(_ byte: UInt8) -> Bool {
        guard current == byte, !isAtEnd else { return false }
        position += 1
        return true
    }

    /// Skips a text of UTF-8 bytes if it stands here.
    mutating func skip(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard position + count <= bytes.count else { return false }
        for offset in 0..<count where bytes[position + offset] != text.utf8Start[offset] { return false }
        position += count
        return true
    }

    /// Spaces of any width, but no line breaks.
    mutating func skipBlanks() {
        while true {
            let length = blankLength
            guard length > 0 else { return }
            position += length
        }
    }

    /// Bytes of the blank that stands here; 0 when there is none.
    var blankLength: Int {
        switch current {
        case 0x20, 0x09: 1
        case 0xC2 where byte(at: position + 1) == 0xA0: 2
        case 0xE2 where byte(at: position + 1) == 0x80 && Self.isThin(byte(at: position + 2)): 3
        default: 0
        }
    }

    /// The last byte of U+2000 to U+200A and of U+202F.
    private static func isThin(_ byte: UInt8) -> Bool {
        (0x80...0x8A).contains(byte) || byte == 0xAF
    }

    /// Skips a sign; true for minus, nil where there is none.
    mutating func skipSign() -> Bool? {
        if skip(UInt8(ascii: "-")) || skip("−") { return true }
        if skip(UInt8(ascii: "+")) { return false }
        return nil
    }

    /// Skips a currency's sign or its code of three capital letters (ISO 4217).
    mutating func skipCurrency() {
        for sign: StaticString in ["$", "€", "£", "¥", "₹", "US$"] where skip(sign) { return }
        let isCode = (0..<3).allSatisfy { Self.isCapital(byte(at: position + $0)) }
        if isCode, !Self.isCapital(byte(at: position + 3)) { position += 3 }
    }

    /// Skips a word for a thousand, a million, …; 1 where there is none.
    mutating func skipScale() -> Double {
        let words: [(StaticString, Double)] = [
            ("bn", 1e9), ("mn", 1e6), ("tn", 1e12), ("k", 1e3), ("K", 1e3), ("M", 1e6), ("B", 1e9), ("T", 1e12),
        ]
        let first = current | 0x20
        guard first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z") else { return 1 }
        for (word, factor) in words where !Self.isLetter(byte(at: position + word.utf8CodeUnitCount)) {
            if skip(word) { return factor }
        }
        return 1
    }

    /// Reads digits as a number, at most so many; nil when there is none.
    mutating func number(atMost count: Int) -> Int? {
        var value = 0
        let start = position
        while position - start < count, let digit = Self.digit(current), !isAtEnd {
            value = value * 10 + digit
            position += 1
        }
        return position > start ? value : nil
    }

    static func digit(_ byte: UInt8) -> Int? {
        let value = byte &- UInt8(ascii: "0")
        return value < 10 ? Int(value) : nil
    }

    static func isCapital(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }

    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }
}
