/// A server's own words as they may be told and logged: cut, on one line, with nothing that steers a terminal, without
/// the secrets that it was sent, in whichever form they come back, and without what looks like a key.
package struct ServerWords: Hashable, Sendable {
    package let text: String

    /// In characters.
    static let maximumLength = 200
    /// What is looked at.
    private static let maximumBytes = 16 << 10
    private static let hidden = "…"

    /// - Parameter secrets: What the server was sent and must not come back in any text.
    package init(_ text: String, hiding secrets: [String]) {
        let looked = String(decoding: text.utf8.prefix(Self.maximumBytes), as: UTF8.self)
        let raw = looked.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }
        let echoed = SecretEcho(of: secrets).words(of: raw)
        var words = raw.map(Self.visible)
        var isAfterScheme = false
        for (index, word) in words.enumerated() {
            let bare = Self.bare(word)
            if isAfterScheme || echoed.contains(index) || TokenLook.isSeen(in: bare) { words[index] = Self.hidden }
            isAfterScheme = ["bearer", "basic"].contains(bare.lowercased())
        }
        let told = Self.joined(words)
        self.text = told.count > Self.maximumLength ? String(told.prefix(Self.maximumLength)) + Self.hidden : told
    }

    /// With one sign for all hidden words that follow each other.
    private static func joined(_ words: [String]) -> String {
        var told: [String] = []
        for word in words where word != hidden || told.last != hidden { told.append(word) }
        return told.joined(separator: " ")
    }

    /// A word in which what can't be seen is named.
    private static func visible(_ word: String) -> String {
        var result = ""
        for scalar in word.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate:
                result += "⟨\(String(scalar.value, radix: 16, uppercase: true))⟩"
            case _ where scalar.properties.isDefaultIgnorableCodePoint:
                result += "⟨\(String(scalar.value, radix: 16, uppercase: true))⟩"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A word without the punctuation around it.
    private static func bare(_ word: String) -> String {
        let punctuation: Set<Character> = [
            ".", ",", ":", ";", "!", "?", "'", "\"", "(", ")", "[", "]", "{", "}", "<", ">", "“", "”", "‘", "’", "`",
        ]
        var bare = word.drop { punctuation.contains($0) }
        while let last = bare.last, punctuation.contains(last) { bare.removeLast() }
        return String(bare)
    }
}
