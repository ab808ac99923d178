/// Keys by which texts sort as people sort them, compared byte by byte: letters first, accents next, case last (the
/// levels of the Unicode Collation Algorithm), and numbers inside by what they are worth.
///
/// The order is the algorithm's default one for Latin, Greek and Cyrillic letters; other scripts come after them, each by
/// its code points. Nothing in it depends on the machine's language.
package struct CollationKey: Sendable {
    // Kept from one text to the next.
    private var accents: [UInt8] = []
    private var cases: [UInt8] = []
    private var digits: [UInt8] = []

    package init() {}

    /// The key of a text.
    package static func bytes(_ text: String) -> [UInt8] {
        var key: [UInt8] = []
        var writer = CollationKey()
        writer.append(text, to: &key)
        return key
    }

    /// Whether a text sorts before another one.
    package static func precedes(_ left: String, _ right: String) -> Bool {
        bytes(left).lexicographicallyPrecedes(bytes(right))
    }

    /// Ends a level; no weight is as low.
    private static let levelEnd: UInt8 = 0
    private static let lower: UInt8 = 2
    private static let mark: UInt8 = 3

    /// Appends the key of a text.
    package mutating func append(_ text: String, to key: inout [UInt8]) {
        accents.removeAll(keepingCapacity: true)
        cases.removeAll(keepingCapacity: true)
        text.withBytes { bytes in
            if bytes.allSatisfy({ $0 < 0x80 }) {
                appendPlain(bytes, to: &key)
            } else {
                appendLetters(bytes, to: &key)
            }
        }
        while accents.last == Self.lower { accents.removeLast() }
        while cases.last == Self.lower { cases.removeLast() }
        guard !accents.isEmpty || !cases.isEmpty else { return }
        key.append(Self.levelEnd)
        key += accents
        key.append(Self.levelEnd)
        key += cases
    }

    /// Appends the first level of a text of ASCII; the last one is gathered only where it says something.
    private mutating func appendPlain(_ bytes: UnsafeBufferPointer<UInt8>, to key: inout [UInt8]) {
        var hasCase = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if CellCursor.isDigit(byte) {
                let end = Self.end(ofDigits: bytes, from: index)
                if CollationNumber.append(bytes[index..<end], to: &key) > 0 { hasCase = true }
                index = end
                continue
            }
            let weight = CollationWeights.plain[Int(byte)]
            if weight != 0 { key.append(weight) }
            if CellCursor.isCapital(byte) { hasCase = true }
            index += 1
        }
        guard hasCase else { return }
        index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if CellCursor.isDigit(byte) {
                let end = Self.end(ofDigits: bytes, from: index)
                cases.append(Self.lower + CollationNumber.zeros(bytes[index..<end]))
                index = end
                continue
            }
            if CollationWeights.plain[Int(byte)] != 0 {
                cases.append(CellCursor.isCapital(byte) ? Self.lower + 1 : Self.lower)
            }
            index += 1
        }
    }

    private static func end(ofDigits bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start
        while end < bytes.count, CellCursor.isDigit(bytes[end]) { end += 1 }
        return end
    }

    /// Appends the first level, and gathers the other ones.
    private mutating func appendLetters(_ bytes: UnsafeBufferPointer<UInt8>, to key: inout [UInt8]) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if CellCursor.isDigit(byte) {
                let end = Self.end(ofDigits: bytes, from: index)
                accents.append(Self.lower)
                cases.append(Self.lower + CollationNumber.append(bytes[index..<end], to: &key))
                index = end
            } else if byte < 0x80 {
                let weight = CollationWeights.plain[Int(byte)]
                if weight != 0 { add(weight, CellCursor.isCapital(byte) ? 1 : 0, to: &key) }
                index += 1
            } else {
                let (scalar, length) = Self.scalar(bytes, at: index)
                index += length
                if let entry = CollationWeights.entry(of: scalar) {
                    add(entry.first, to: &key)
                    add(entry.second, to: &key)
                } else {
                    for element in CollationWeights.elements(of: scalar) { add(element, to: &key) }
                    endDigits(to: &key)
                }
            }
        }
    }

    private mutating func add(_ element: CollationWeights.Element, to key: inout [UInt8]) {
        if case .digit = element {} else { endDigits(to: &key) }
        switch element {
        case .ignored: break
        case .digit(let digit): digits.append(UInt8(ascii: "0") + digit)
        case .accent(let mark):
            accents.append(Self.mark)
            accents.append(UInt8(truncatingIfNeeded: mark >> 8))
            accents.append(UInt8(truncatingIfNeeded: mark))
        case .plain(let weight, let variant): add(weight, variant, to: &key)
        case .other(let script, let value, let variant):
            add(script, variant, to: &key)
            key.append(UInt8(truncatingIfNeeded: value >> 16))
            key.append(UInt8(truncatingIfNeeded: value >> 8))
            key.append(UInt8(truncatingIfNeeded: value))
        }
    }

    private mutating func add(_ weight: UInt8, _ variant: UInt8, to key: inout [UInt8]) {
        key.append(weight)
        accents.append(Self.lower)
        cases.append(Self.lower + variant)
    }

    /// Ends a number of digits that are not those of ASCII.
    private mutating func endDigits(to key: inout [UInt8]) {
        guard !digits.isEmpty else { return }
        accents.append(Self.lower)
        cases.append(Self.lower + digits.withUnsafeBufferPointer { CollationNumber.append($0[...], to: &key) })
        digits.removeAll(keepingCapacity: true)
    }

    /// The character that begins here in valid UTF-8, and its bytes.
    private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, Int) {
        func rest(_ offset: Int) -> UInt32 { index + offset < bytes.count ? UInt32(bytes[index + offset] & 0x3F) : 0 }
        let first = UInt32(bytes[index])
        let (value, length) =
            switch first {
            case ..<0xE0: ((first & 0x1F) << 6 | rest(1), 2)
            case ..<0xF0: ((first & 0x0F) << 12 | rest(1) << 6 | rest(2), 3)
            default: ((first & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3), 4)
            }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }
}

/// Digits in a text: they sort by the number that they are.
enum CollationNumber {
    /// The first of its weights; the numbers come after the marks and before the letters.
    private static let weight: UInt8 = 0x26

    /// Zeros that it begins with, as far as they are told apart.
    static func zeros(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> UInt8 {
        var start = digits.startIndex
        while start < digits.endIndex - 1, digits[start] == UInt8(ascii: "0") { start += 1 }
        return UInt8(min(start - digits.startIndex, 200))
    }

    /// Appends the weights of a number: how long it is, then its digits. Gives the zeros that it begins with.
    static func append(_ digits: Slice<UnsafeBufferPointer<UInt8>>, to key: inout [UInt8]) -> UInt8 {
        var start = digits.startIndex
        while start < digits.endIndex, digits[start] == UInt8(ascii: "0") { start += 1 }
        let count = digits.endIndex - start
        key.append(weight)
        if count < 0xFF {
            key.append(UInt8(count))
        } else {
            key += [0xFF] + (0..<8).map { UInt8(truncatingIfNeeded: count >> (56 - $0 * 8)) }
        }
        for index in start..<digits.endIndex { key.append(digits[index]) }
        return zeros(digits)
    }
}
