/// Text as the search index wants it.
///
/// FTS5's tokenizer takes a run of Chinese, Japanese or Thai as one word, since nothing separates their words. With a
/// zero-width space around each such character every character is a word, and a search for several is one for a phrase.
enum SearchText {
    /// What stands between the characters; readers never see it.
    static let separator: Unicode.Scalar = "\u{200B}"

    /// The text with its unspaced scripts taken apart; nothing where there is nothing to do.
    static func separated(_ text: String) -> String? {
        guard mayHaveUnspaced(text) else { return nil }
        var result = String.UnicodeScalarView()
        var found = false
        for scalar in text.unicodeScalars {
            if isUnspaced(scalar) {
                found = true
                result.append(separator)
                result.append(scalar)
                result.append(separator)
            } else {
                result.append(scalar)
            }
        }
        return found ? String(result) : nil
    }

    /// The text as it was before it was taken apart.
    static func joined(_ text: String) -> String {
        text.unicodeScalars.contains(separator)
            ? String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != separator })) : text
    }

    /// A look at the lead bytes alone: UTF-8 writes Thai, Lao, Khmer, Kana and ideographs with these.
    private static func mayHaveUnspaced(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { $0.contains(where: isUnspacedLead) }
            ?? text.utf8.contains(where: isUnspacedLead)
    }

    private static func isUnspacedLead(_ byte: UInt8) -> Bool {
        byte >= 0xE0 && (byte <= 0xE9 && byte != 0xE2 || byte == 0xEF || byte == 0xF0)
    }

    private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF,  // Thai, Lao
            0x1000...0x109F,  // Myanmar
            0x1780...0x17FF,  // Khmer
            0x3040...0x30FF,  // Kana
            0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,  // ideographs
            0xFF66...0xFF9D,  // half-width Kana
            0x20000...0x323AF:  // ideographs
            true
        default: false
        }
    }
}
