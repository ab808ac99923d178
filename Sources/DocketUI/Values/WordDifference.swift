/// Which words of two texts are not in the other one.
struct WordDifference: Hashable {
    /// A part of a text: a word, or what stands between two.
    struct Piece: Hashable {
        let text: Substring
        let isChanged: Bool
    }

    let old: [Piece]
    let new: [Piece]

    /// Words that go and come up to which they are compared; what differs more is another text.
    private static let limit = 1000

    init(_ old: String, _ new: String) {
        let left = Self.words(of: old)
        let right = Self.words(of: new)
        let (keptLeft, keptRight) = Self.common(left, right)
        self.old = zip(left, keptLeft).map { Piece(text: $0, isChanged: !$1) }
        self.new = zip(right, keptRight).map { Piece(text: $0, isChanged: !$1) }
    }

    /// Whether they have a word in common; where not, marking all of both says nothing.
    var hasCommonWords: Bool { old.contains { !$0.isChanged && ($0.text.hasWord || $0.text.hasPictograph) } }

    // MARK: Words

    /// Characters of a word from which on it is compared by its characters: such as a key, or a line without blanks.
    private static let longest = 48

    private static func words(of text: String) -> [Substring] {
        wholeWords(of: text).flatMap { word in
            word.utf8.count < longest || word.count < longest
                ? [word] : word.indices.map { word[$0..<word.index(after: $0)] }
        }
    }

    private static func wholeWords(of text: String) -> [Substring] {
        var words: [Substring] = []
        var start = text.startIndex
        var wasWord = false
        for index in text.indices {
            let isWord =
                (text[index].isLetter || text[index].isNumber || isInsideNumber(index, of: text))
                && !text[index].standsAlone
            if index > start, !(isWord && wasWord) {
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

    // MARK: Comparing

    /// Which words belong to the longest sequence that both have.
    private static func common(_ left: [Substring], _ right: [Substring]) -> ([Bool], [Bool]) {
        // Words are the same where their bytes are: what only reads the same is another value.
        var numbers: [[UInt8]: Int] = [:]
        func number(_ word: Substring) -> Int {
            let bytes = Array(word.utf8)
            if let known = numbers[bytes] { return known }
            numbers[bytes] = numbers.count
            return numbers.count - 1
        }
        let old = left.map(number)
        let new = right.map(number)
        var kept = ([Bool](repeating: false, count: old.count), [Bool](repeating: false, count: new.count))
        var start = 0
        while start < min(old.count, new.count), old[start] == new[start] {
            (kept.0[start], kept.1[start]) = (true, true)
            start += 1
        }
        var (oldEnd, newEnd) = (old.count, new.count)
        while oldEnd > start, newEnd > start, old[oldEnd - 1] == new[newEnd - 1] {
            (oldEnd, newEnd) = (oldEnd - 1, newEnd - 1)
            (kept.0[oldEnd], kept.1[newEnd]) = (true, true)
        }
        for (i, j) in matches(old[start..<oldEnd], new[start..<newEnd]) { (kept.0[i], kept.1[j]) = (true, true) }
        return kept
    }

    /// The places of what both have, by Myers' algorithm: it takes time in proportion to what differs.
    private static func matches(_ old: ArraySlice<Int>, _ new: ArraySlice<Int>) -> [(Int, Int)] {
        guard !old.isEmpty, !new.isEmpty else { return [] }
        let most = min(old.count + new.count, limit)
        let middle = most + 1
        /// How far in the old text a path gets on each diagonal.
        var reach = [Int](repeating: 0, count: 2 * most + 3)
        var history: [[Int]] = []
        for steps in 0...most {
            history.append(Array(reach[(middle - steps)...(middle + steps)]))
            for diagonal in stride(from: -steps, through: steps, by: 2) {
                let comes = comesFromAbove(diagonal, steps) { reach[middle + $0] }
                var x = comes ? reach[middle + diagonal + 1] : reach[middle + diagonal - 1] + 1
                while x < old.count, x - diagonal < new.count,
                    old[old.startIndex + x] == new[new.startIndex + x - diagonal]
                {
                    x += 1
                }
                reach[middle + diagonal] = x
                guard x >= old.count, x - diagonal >= new.count else { continue }
                return path(history, diagonal, from: old.startIndex, new.startIndex, (old.count, new.count))
            }
        }
        return []
    }

    /// Whether a path comes to a diagonal by a word that is new, not by one that goes.
    private static func comesFromAbove(_ diagonal: Int, _ steps: Int, _ reach: (Int) -> Int) -> Bool {
        diagonal == -steps || (diagonal != steps && reach(diagonal - 1) < reach(diagonal + 1))
    }

    /// Goes back from the ends of both texts over what they have in common.
    private static func path(
        _ history: [[Int]], _ last: Int, from oldStart: Int, _ newStart: Int, _ end: (x: Int, y: Int)
    ) -> [(Int, Int)] {
        var found: [(Int, Int)] = []
        var (x, y) = end
        var diagonal = last
        for steps in stride(from: history.count - 1, through: 0, by: -1) {
            let reach = history[steps]
            let comes = comesFromAbove(diagonal, steps) { reach[steps + $0] }
            let before = comes ? diagonal + 1 : diagonal - 1
            let from = steps == 0 ? 0 : reach[steps + before]
            // After the step that leads here both texts run side by side.
            let first = steps == 0 ? 0 : comes ? from : from + 1
            while x > first {
                (x, y) = (x - 1, y - 1)
                found.append((oldStart + x, newStart + y))
            }
            (x, y) = (from, from - before)
            diagonal = before
        }
        return found
    }
}

extension Character {
    /// Whether it is a word by itself: in writing that sets no spaces between words.
    var standsAlone: Bool {
        guard let value = unicodeScalars.first?.value, value >= 0x0E00 else { return false }
        return switch value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...0xA4CF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}

extension Substring {
    /// Whether there is a letter or a digit in it.
    var hasWord: Bool { contains { $0.isLetter || $0.isNumber } }

    /// Whether there is an emoji in it.
    fileprivate var hasPictograph: Bool { unicodeScalars.contains { $0.properties.isEmojiPresentation } }
}
