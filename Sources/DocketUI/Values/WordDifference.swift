/// Which words of two texts are not in the other one.
struct WordDifference: Hashable {
    /// A part of a text: a word, or what stands between two.
    struct Piece: Hashable {
        let text: Substring
        let isChanged: Bool
    }

    let old: [Piece]
    let new: [Piece]

    /// Words of either text up to which they are compared; more would take time in proportion to their product.
    private static let limit = 600

    init(_ old: String, _ new: String) {
        let left = Self.words(of: old)
        let right = Self.words(of: new)
        guard left.count <= Self.limit, right.count <= Self.limit else {
            self.old = left.map { Piece(text: $0, isChanged: true) }
            self.new = right.map { Piece(text: $0, isChanged: true) }
            return
        }
        let (keptLeft, keptRight) = Self.common(left, right)
        self.old = zip(left, keptLeft).map { Piece(text: $0, isChanged: !$1) }
        self.new = zip(right, keptRight).map { Piece(text: $0, isChanged: !$1) }
    }

    /// Whether they have a word in common; where not, marking all of both says nothing.
    var hasCommonWords: Bool {
        old.contains { piece in !piece.isChanged && piece.text.contains { $0.isLetter || $0.isNumber } }
    }

    private static func words(of text: String) -> [Substring] {
        var words: [Substring] = []
        var start = text.startIndex
        var wasWord: Bool?
        for index in text.indices {
            let isWord = text[index].isLetter || text[index].isNumber || isInsideNumber(index, of: text)
            if let previous = wasWord, previous != isWord || !isWord {
                words.append(text[start..<index])
                start = index
            }
            wasWord = isWord
        }
        if start < text.endIndex { words.append(text[start...]) }
        return words
    }

    /// Whether it groups the digits of a number, or begins its decimals: `50,000.00` is one word.
    private static func isInsideNumber(_ index: String.Index, of text: String) -> Bool {
        guard [",", ".", "'", "’"].contains(text[index]), index > text.startIndex else { return false }
        let next = text.index(after: index)
        return next < text.endIndex && text[text.index(before: index)].isNumber && text[next].isNumber
    }

    /// Which pieces belong to the longest sequence that both have.
    private static func common(_ left: [Substring], _ right: [Substring]) -> ([Bool], [Bool]) {
        let columns = right.count + 1
        var lengths = [Int](repeating: 0, count: (left.count + 1) * columns)
        for i in stride(from: left.count - 1, through: 0, by: -1) {
            for j in stride(from: right.count - 1, through: 0, by: -1) {
                let below = (i + 1) * columns
                lengths[i * columns + j] =
                    left[i] == right[j]
                    ? lengths[below + j + 1] + 1 : max(lengths[below + j], lengths[i * columns + j + 1])
            }
        }
        var kept = ([Bool](repeating: false, count: left.count), [Bool](repeating: false, count: right.count))
        var (i, j) = (0, 0)
        while i < left.count, j < right.count {
            if left[i] == right[j] {
                (kept.0[i], kept.1[j]) = (true, true)
                (i, j) = (i + 1, j + 1)
            } else if lengths[(i + 1) * columns + j] >= lengths[i * columns + j + 1] {
                i += 1
            } else {
                j += 1
            }
        }
        return kept
    }
}
