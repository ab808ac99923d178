/// A tag of HTML: `<a href="…">`, `</a>`, `<br/>`.
struct HTMLTag {
    /// In small letters.
    let name: String
    let isClosing: Bool
    /// What stands between the name and the end.
    let rest: ArraySlice<UInt8>

    /// Nil where it is none: a comment, a declaration.
    init?(_ tag: String) {
        self.init(Array(tag.utf8)[...])
    }

    init?(_ tag: ArraySlice<UInt8>) {
        guard tag.first == UInt8(ascii: "<"), tag.last == UInt8(ascii: ">") else { return nil }
        var inside = tag.dropFirst().dropLast()
        isClosing = inside.first == UInt8(ascii: "/")
        if isClosing { inside = inside.dropFirst() }
        let letters = inside.prefix(while: Self.isNameByte)
        guard let first = letters.first, Self.isLetter(first), letters.count <= Self.longestName else { return nil }
        name = String(decoding: letters.map { $0 &- UInt8(ascii: "A") < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
        rest = inside.dropFirst(letters.count)
    }

    /// Whether an inline tag is a line break: `<br>`, `<br/>`, `<BR />`, with or without attributes.
    static func isLineBreak(_ tag: String) -> Bool {
        // Most tags are none, and are not taken apart.
        guard tag.utf8.dropFirst().first.map({ $0 | 0x20 }) == UInt8(ascii: "b") else { return false }
        return HTMLTag(tag).map { $0.name == "br" && !$0.isClosing } ?? false
    }

    private static let longestName = 20

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "-")
    }
}
