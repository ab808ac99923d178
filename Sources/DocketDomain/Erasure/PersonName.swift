import Foundation

/// Finds a person's or a company's name in texts however it is written: in any case, with or without accents, with its
/// parts in either order, and with up to three marks between them, as in a tag or the name of a file.
struct PersonName: Hashable, Sendable {
    /// Two at least: one word could be part of many names.
    private let words: [String]
    /// Some of the longest word: a text without it is not looked at further.
    private let anchor: String

    /// Nothing for a name of one word.
    init?(_ name: String) {
        words = Self.tokens(of: name).map(\.folded)
        guard words.count > 1, words.reduce(0, { $0 + $1.count }) >= 5,
            let longest = words.max(by: { $0.utf8.count < $1.utf8.count })
        else { return nil }
        anchor = longest
    }

    private struct Token {
        let range: Range<String.Index>
        let folded: String
    }

    private static let longestGap = 3

    /// The text with the name replaced wherever it stands.
    func replaced(in text: String, with mark: String) -> String {
        guard mayStand(in: text) else { return text }
        let tokens = Self.tokens(of: text)
        var result = ""
        var end = text.startIndex
        var index = 0
        while index < tokens.count {
            if let length = length(at: index, in: tokens, text) {
                result += text[end..<tokens[index].range.lowerBound] + mark
                end = tokens[index + length - 1].range.upperBound
                index += length
            } else {
                index += 1
            }
        }
        return result + text[end...]
    }

    private func mayStand(in text: String) -> Bool {
        let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
        return (isPlain ? text.lowercased() : Self.folded(text)).contains(anchor)
    }

    /// How many tokens from one on are the name.
    private func length(at index: Int, in tokens: [Token], _ text: String) -> Int? {
        let first = tokens[index].folded
        for order in [words, words.reversed()] {
            if Self.isWord(first, order.joined()) { return 1 }
            guard index + order.count <= tokens.count else { continue }
            let candidates = tokens[index..<index + order.count]
            let isName = zip(candidates, order).enumerated().allSatisfy { place, pair in
                place == order.count - 1 ? Self.isWord(pair.0.folded, pair.1) : pair.0.folded == pair.1
            }
            if isName, Self.areTogether(candidates, in: text) { return order.count }
        }
        return nil
    }

    /// The word itself, or with the ending of a genitive.
    private static func isWord(_ token: String, _ word: String) -> Bool {
        token == word || token == word + "s" || token == word + "es"
    }

    private static func areTogether(_ tokens: ArraySlice<Token>, in text: String) -> Bool {
        zip(tokens, tokens.dropFirst()).allSatisfy {
            text.distance(from: $0.range.upperBound, to: $1.range.lowerBound) <= longestGap
        }
    }

    private static func tokens(of text: String) -> [Token] {
        text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map {
            Token(range: $0.startIndex..<$0.endIndex, folded: folded(String($0)))
        }
    }

    private static func folded(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }
}
