import Foundation

/// Texts without case and accents, for comparing what people type with what is written elsewhere.
enum FoldedText {
    static func of(_ text: some StringProtocol) -> String {
        if let plain = plain(text) { return plain }
        return text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
            .replacingOccurrences(of: "’", with: "'")
    }

    /// The runs of letters, digits and apostrophes of a text, folded.
    static func words(of text: some StringProtocol) -> [String] {
        of(text).split { !($0.isLetter || $0.isNumber || $0 == "'") }.map(String.init)
    }

    /// ASCII in small letters; nil for other text.
    private static func plain(_ text: some StringProtocol) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            guard byte < 0x80 else { return nil }
            bytes.append((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
