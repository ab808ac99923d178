/// The sentence that a paragraph ends with.
enum LastSentence {
    static func of(_ paragraph: String) -> String {
        let bytes = Array(paragraph.utf8)
        var end = bytes.count
        while end > 0, isClosing(bytes[end - 1]) { end -= 1 }
        var start = end
        while start > 0, !isBoundary(bytes, before: start) { start -= 1 }
        return String(decoding: bytes[start...], as: UTF8.self)
    }

    /// Whether a sentence can begin at `index`: after a line break, a wide full stop, or a full stop and a space.
    private static func isBoundary(_ bytes: [UInt8], before index: Int) -> Bool {
        if bytes[index - 1] == UInt8(ascii: "\n") { return true }
        if index >= 3, wideEnds.contains([bytes[index - 3], bytes[index - 2], bytes[index - 1]]) { return true }
        guard bytes[index - 1] == UInt8(ascii: " "), index >= 2, index < bytes.count else { return false }
        let startsSmall = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[index])
        switch bytes[index - 2] {
        case UInt8(ascii: "!"), UInt8(ascii: "?"): return !startsSmall
        case UInt8(ascii: "."): return !startsSmall && !isAbbreviation(bytes[..<(index - 2)])
        default: return false
        }
    }

    /// Whether the word before a full stop is one that a full stop shortens: a number, a single letter, a title.
    private static func isAbbreviation(_ before: ArraySlice<UInt8>) -> Bool {
        let word = before.suffix(5).split { $0 <= UInt8(ascii: " ") || $0 == UInt8(ascii: "(") }.last ?? []
        return word.count < 2 || word.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            || abbreviations.contains(String(decoding: word, as: UTF8.self))
    }

    private static func isClosing(_ byte: UInt8) -> Bool {
        byte <= UInt8(ascii: " ") || ".!?:".utf8.contains(byte)
    }

    private static let abbreviations: Set<String> = ["Dr", "Mr", "Mrs", "Ms", "No", "St", "e.g", "etc", "i.e", "vs"]
    /// 。 ！ ？
    private static let wideEnds: Set<[UInt8]> = [[0xE3, 0x80, 0x82], [0xEF, 0xBC, 0x81], [0xEF, 0xBC, 0x9F]]
}
