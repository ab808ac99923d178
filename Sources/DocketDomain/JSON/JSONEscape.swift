/// What stands for characters that a JSON string cannot have as they are.
enum JSONEscape {
    /// - Parameter byte: A quotation mark, a backslash or a control character.
    static func of(_ byte: UInt8) -> [UInt8] {
        switch byte {
        case UInt8(ascii: "\""): quote
        case UInt8(ascii: "\\"): backslash
        default: controls[Int(byte)]
        }
    }

    /// Bytes that the longest of them has.
    static let longest = 6

    private static let quote = Array("\\\"".utf8)
    private static let backslash = Array("\\\\".utf8)
    private static let short: [UInt8: String] = [0x0A: "\\n", 0x0D: "\\r", 0x09: "\\t", 0x08: "\\b", 0x0C: "\\f"]
    private static let controls = (0..<0x20).map { (byte: UInt8) in
        let digits = String(byte, radix: 16)
        return Array((short[byte] ?? "\\u00\(byte < 0x10 ? "0" : "")\(digits)").utf8)
    }
}
