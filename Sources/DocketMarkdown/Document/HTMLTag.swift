/// The one question that is asked of raw HTML in a text.
enum HTMLTag {
    /// Whether an inline tag is a line break: `<br>`, `<br/>`, `<BR />`, with or without attributes.
    static func isLineBreak(_ tag: String) -> Bool {
        let bytes = tag.utf8
        guard bytes.first == UInt8(ascii: "<"), bytes.count >= 4 else { return false }
        // Setting this bit makes an ASCII capital small.
        guard bytes.dropFirst().prefix(2).map({ $0 | 0x20 }) == Array("br".utf8) else { return false }
        let after = bytes[bytes.index(bytes.startIndex, offsetBy: 3)]
        return after == UInt8(ascii: ">") || after == UInt8(ascii: "/") || after <= UInt8(ascii: " ")
    }
}
