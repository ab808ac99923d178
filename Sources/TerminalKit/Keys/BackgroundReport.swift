/// Finds what a terminal answers when it is asked for the colour of its background (xterm, OSC 11) among the bytes that
/// it sends. The bytes come in any portions; whoever reads keys from them drops the answer by itself.
package struct BackgroundReport: Sendable {
    /// The question.
    package static let question = "\u{1B}]11;?\u{1B}\\"

    private var bytes: [UInt8] = []

    package init() {}

    private static let beginning = Array("\u{1B}]11;rgb".utf8)
    private static let longest = 64

    /// Takes bytes; answers how bright the background is, from 0 to 1, when an answer is whole.
    package mutating func feed(_ new: some Sequence<UInt8>) -> Double? {
        for byte in new {
            if bytes.count < Self.beginning.count {
                if byte == 0x1B { bytes = [] }
                guard byte == Self.beginning[bytes.count] else {
                    bytes = []
                    continue
                }
                bytes.append(byte)
            } else if byte == 0x07 || byte == 0x1B {
                let brightness = Self.brightness(bytes[Self.beginning.count...])
                bytes = []
                if let brightness { return brightness }
            } else {
                bytes.append(byte)
                if bytes.count > Self.longest { bytes = [] }
            }
        }
        return nil
    }

    /// Of `:1e1e/2020/3030`, `a:…` with transparency behind; each part with one to four digits. Weighted as the eye does
    /// (ITU-R BT.709).
    private static func brightness(_ text: ArraySlice<UInt8>) -> Double? {
        let text = String(decoding: text, as: UTF8.self)
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let parts = text[text.index(after: colon)...].split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3 || parts.count == 4 else { return nil }
        let values = parts.prefix(3).compactMap { part -> Double? in
            guard (1...4).contains(part.count), part.allSatisfy(\.isHexDigit), let value = Int(part, radix: 16) else {
                return nil
            }
            return Double(value) / Double((1 << (4 * part.count)) - 1)
        }
        guard values.count == 3 else { return nil }
        return 0.2126 * values[0] + 0.7152 * values[1] + 0.0722 * values[2]
    }
}
