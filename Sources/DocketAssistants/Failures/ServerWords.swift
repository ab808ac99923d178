internal import DocketDomain
internal import Foundation

/// A server's own words as they may be told: cut, on one line, with nothing that steers a terminal, and without the key
/// and what looks like one.
struct ServerWords: Hashable, Sendable {
    let text: String

    /// In characters.
    static let maximumLength = 200
    /// What is looked at.
    private static let maximumBytes = 16 << 10

    init(_ text: String, hiding secret: Secret?) {
        var words = String(decoding: text.utf8.prefix(Self.maximumBytes), as: UTF8.self)
        words = Self.visible(words)
        for form in secret?.forms ?? [] {
            words = words.replacingOccurrences(of: form, with: "…", options: .caseInsensitive)
        }
        words = Self.withoutKeys(words, like: secret)
        self.text = words.count > Self.maximumLength ? String(words.prefix(Self.maximumLength)) + "…" : words
    }

    /// White space becomes blanks; what can't be seen is named.
    private static func visible(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            let properties = scalar.properties
            switch properties.generalCategory {
            case _ where properties.isWhitespace: result += " "
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate:
                result += "⟨\(String(scalar.value, radix: 16, uppercase: true))⟩"
            case _ where properties.isDefaultIgnorableCodePoint:
                result += "⟨\(String(scalar.value, radix: 16, uppercase: true))⟩"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func withoutKeys(_ text: String, like secret: Secret?) -> String {
        var result = ""
        var isAfterBearer = false
        for word in text.split(separator: " ") {
            if !result.isEmpty { result += " " }
            let bare = word.trimmingCharacters(in: punctuation)
            let isKey = isAfterBearer || looksLikeKey(bare) || secret?.isSeen(in: bare) == true
            result += isKey ? "…" : word
            isAfterBearer = ["bearer", "basic"].contains(bare.lowercased())
        }
        return result
    }

    private static let punctuation = CharacterSet(charactersIn: ".,:;!?'\"()[]{}<>“”‘’`")

    /// Beginnings of the keys of well-known providers.
    private static let beginnings = ["sk-", "gsk_", "xai-", "hf_", "AIza", "pplx-", "nvapi-", "eyJ", "key-", "r8_"]

    private static func looksLikeKey(_ word: String) -> Bool {
        let pieces = word.split { "=:&?,\"'".contains($0) }
        return pieces.contains { piece in
            beginnings.contains { piece.hasPrefix($0) && piece.utf8.count > $0.utf8.count + 3 }
                || piece.utf8.count >= 40
                    && piece.utf8.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "/") }
                    && piece.contains(where: \.isNumber)
        }
    }
}
