/// Finds the letters of a query in their order inside of names, and says how well they fit.
///
/// Letters at the start of words and next to each other count more; a query in small letters matches both cases.
/// Words of the query may stand in any order.
package struct FuzzyMatcher: Sendable {
    /// Where and how well a query matches.
    package struct Match: Hashable, Sendable {
        /// Higher is better; comparable between candidates of one query.
        package let score: Int
        /// Offsets of the matched characters, in order.
        package let positions: [Int]
    }

    private let words: [[Character]]
    private let ignoresCase: Bool

    /// Characters of a candidate that are looked at.
    private static let candidateLimit = 512

    package init(_ query: String) {
        words = query.split(separator: " ").map { Array($0.prefix(64)) }
        ignoresCase = !query.contains { $0.isUppercase }
    }

    /// How the candidate matches; nil if it does not. An empty query matches everything alike.
    package func match(_ candidate: String) -> Match? {
        let original = Array(candidate.prefix(Self.candidateLimit))
        let characters = ignoresCase ? original.map(Self.lowercased) : original
        let bonuses = Self.bonuses(of: original)
        var score = 0
        var positions: Set<Int> = []
        for word in words {
            guard let match = Self.match(word, in: characters, bonuses: bonuses) else { return nil }
            score += match.score
            positions.formUnion(match.positions)
        }
        // Of names that match alike, the shorter one is meant.
        return Match(
            score: words.isEmpty ? 0 : score * 16 - min(characters.count, 255) / 16, positions: positions.sorted())
    }

    private static func lowercased(_ character: Character) -> Character {
        character.isUppercase ? character.lowercased().first ?? character : character
    }

    private static func bonuses(of characters: [Character]) -> [Int] {
        var previous: Character = " "
        return characters.map { character in
            defer { previous = character }
            if !character.isLetter && !character.isNumber { return 0 }
            if !previous.isLetter && !previous.isNumber { return 8 }
            return character.isUppercase && !previous.isUppercase ? 6 : 0
        }
    }

    /// The best way to place every letter: for each place of a letter, the best score that ends there.
    private static func match(_ word: [Character], in characters: [Character], bonuses: [Int]) -> Match? {
        let count = characters.count
        guard word.count <= count else { return nil }
        let none = Int.min / 2
        var scores = [Int](repeating: none, count: count)
        var origins: [[Int]] = []
        for (letter, wanted) in word.enumerated() {
            var next = [Int](repeating: none, count: count)
            var origin = [Int](repeating: -1, count: count)
            var best = letter == 0 ? 0 : none
            var bestPlace = -1
            for place in 0..<count {
                // Before this place: the best earlier end that is not its direct neighbour.
                if letter > 0, place > 1, scores[place - 2] > best {
                    (best, bestPlace) = (scores[place - 2], place - 2)
                }
                guard characters[place] == wanted else { continue }
                var score = best == none ? none : best + 4 + bonuses[place] - (letter == 0 ? 0 : 2)
                origin[place] = bestPlace
                if letter > 0, place > 0, scores[place - 1] != none {
                    let adjacent = scores[place - 1] + 4 + max(bonuses[place], 6)
                    if adjacent >= score { (score, origin[place]) = (adjacent, place - 1) }
                }
                next[place] = score
            }
            scores = next
            origins.append(origin)
        }
        guard var place = scores.indices.max(by: { scores[$0] < scores[$1] }), scores[place] > none else { return nil }
        let score = scores[place]
        var positions: [Int] = []
        for origin in origins.reversed() {
            positions.append(place)
            place = origin[place]
        }
        return Match(score: score, positions: positions.reversed())
    }
}
