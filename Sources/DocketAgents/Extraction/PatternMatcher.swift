/// Looks for a pattern at a word of a sentence.
struct PatternMatcher {
    let words: [Word]
    let sentence: Range<Int>
    /// Reads what stands in the place of a value.
    let read: (String, Int) -> Reading?
    private var steps = 0
    private var literals: [Int] = []
    private var reading: Reading?

    init(words: [Word], sentence: Range<Int>, read: @escaping (String, Int) -> Reading?) {
        self.words = words
        self.sentence = sentence
        self.read = read
    }

    /// What was found where.
    struct Match {
        let range: Range<Int>
        /// The words that the pattern names.
        let literals: [Int]
        let reading: Reading?
    }

    /// Steps for one pattern at one word.
    private static let mostSteps = 400

    mutating func match(_ pattern: Pattern, at start: Int) -> Match? {
        steps = 0
        literals = []
        reading = nil
        guard let end = match(pattern.elements[...], then: [], at: start), end > start else { return nil }
        return Match(range: start..<end, literals: literals, reading: reading)
    }

    private mutating func match(
        _ elements: ArraySlice<Pattern.Element>, then rest: [ArraySlice<Pattern.Element>], at index: Int
    ) -> Int? {
        steps += 1
        guard steps < Self.mostSteps else { return nil }
        guard let element = elements.first else {
            guard let next = rest.last else { return index }
            return match(next, then: rest.dropLast(), at: index)
        }
        let following = elements.dropFirst()
        switch element {
        case .word(let text), .mark(let text):
            guard index < sentence.upperBound, words[index].text == text else { return nil }
            literals.append(index)
            if let end = match(following, then: rest, at: index + 1) { return end }
            literals.removeLast()
            return nil
        case .anyOf(let choices, let isOptional):
            for choice in choices {
                if let end = match(choice[...], then: rest + [following], at: index) { return end }
            }
            return isOptional ? match(following, then: rest, at: index) : nil
        case .gap(let longest, let crossesCommas):
            for count in 0...longest {
                if let end = match(following, then: rest, at: index + count) { return end }
                guard index + count < sentence.upperBound, isCrossed(index + count, crossesCommas)
                else { return nil }
            }
            return nil
        case .capture(let name):
            guard reading == nil, index < sentence.upperBound, let found = read(name, index) else { return nil }
            reading = found
            if let end = match(following, then: rest, at: found.words.upperBound) { return end }
            reading = nil
            return nil
        case .begin:
            return isBegin(index) ? match(following, then: rest, at: index) : nil
        case .opening(let openings):
            let isOpen = isBegin(index) || openings.contains(words[index - 1].text)
            return isOpen ? match(following, then: rest, at: index) : nil
        case .end:
            let isEnd = index >= sentence.upperBound || words[index].kind == .mark
            return isEnd ? match(following, then: rest, at: index) : nil
        }
    }

    /// Whether only marks, as those of a list, stand before it in the sentence.
    private func isBegin(_ index: Int) -> Bool {
        var before = index - 1
        while before >= sentence.lowerBound, words[before].kind == .mark || isOrdinal(before) { before -= 1 }
        return before < sentence.lowerBound
    }

    /// The number of a list's entry.
    private func isOrdinal(_ index: Int) -> Bool {
        index == sentence.lowerBound && words[index].kind == .number && words[index].text.count <= 2
            && index + 1 < sentence.upperBound && [".", ")"].contains(words[index + 1].text)
    }

    private func isCrossed(_ index: Int, _ crossesCommas: Bool) -> Bool {
        let word = words[index]
        switch word.text {
        case "(", ")", "'", "\"", "“", "”", "/", "&": return true
        case ",", ":", "–", "—", "-": return crossesCommas
        case ".": return index > sentence.lowerBound && words[index - 1].text.count == 1
        case "but": return false
        default: return word.kind != .mark
        }
    }
}
