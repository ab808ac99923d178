/// Looks for patterns in the words of notes, a sentence at a time.
struct PatternMatcher {
    let reader: FieldReader
    private let words: [Word]
    private let book: PatternBook
    private let steps: [PatternBook.Step]
    /// The numbers of the words.
    private let numbers: [Int]
    /// By set: the last word that is of it.
    private var lastOfSet: [Int]
    private let starts: [ValuePlace.Starts]
    private(set) var sentence = 0..<0
    private var taken = 0
    private var literals: [Int] = []
    /// Which one of the reader's.
    private var reading: Int?
    private var plan: Int?
    private let plans: [FieldPlan]

    init(words: [Word], reader: FieldReader, extractor: ProfileExtractor) {
        self.words = words
        self.reader = reader
        book = extractor.book
        steps = book.steps
        plans = extractor.plans
        numbers = words.map(\.number)
        lastOfSet = [Int](repeating: -1, count: book.setCount)
        starts = words.map { FieldReader.starts($0) }
    }

    /// What was found where.
    struct Match {
        let range: Range<Int>
        /// The words that the pattern names.
        let literals: [Int]
        let reading: Reading?
    }

    /// Steps for one pattern at one word.
    private static let mostSteps = 2000

    /// Goes on to a sentence behind the one before.
    mutating func begin(_ sentence: Range<Int>) {
        self.sentence = sentence
        reader.begin(sentence)
        for index in sentence {
            for set in book.sets(of: numbers[index]) { lastOfSet[set] = index }
            for start in starts[index] { lastOfSet[start.rawValue] = index }
        }
    }

    func number(at index: Int) -> Int { numbers[index] }

    /// Whether the sentence is long and has next to no marks, as what was dictated.
    var isRunOn: Bool {
        sentence.count > Self.longSentence
            && words[sentence].count { $0.kind == .mark } * Self.wordsToMark < sentence.count
    }

    private static let longSentence = 45
    private static let wordsToMark = 15

    /// How values can begin at the word.
    func starts(at index: Int) -> ValuePlace.Starts { starts[index] }

    /// Whether the sentence has a word of the set from here on.
    func has(_ set: Int, from index: Int) -> Bool { lastOfSet[set] >= index }

    mutating func match(_ entry: PatternCompiler.Entry, at start: Int) -> Match? {
        taken = 0
        literals.removeAll(keepingCapacity: true)
        reading = nil
        plan = entry.plan
        guard let end = go(from: entry.step, at: start), end > start else { return nil }
        return Match(range: start..<end, literals: literals, reading: reading.map { reader.readings[$0] })
    }

    /// Where a match from the step on ends.
    private mutating func go(from first: Int, at start: Int) -> Int? {
        let mark = literals.count
        let hadReading = reading != nil
        if let end = advance(from: first, at: start) { return end }
        literals.removeLast(literals.count - mark)
        if !hadReading { reading = nil }
        return nil
    }

    private mutating func advance(from first: Int, at start: Int) -> Int? {
        var step = first
        var index = start
        while true {
            taken += 1
            guard taken < Self.mostSteps else { return nil }
            switch steps[step] {
            case .word(let number):
                guard index < sentence.upperBound, numbers[index] == number else { return nil }
                literals.append(index)
                index += 1
            case .oneOf(let set):
                guard index < sentence.upperBound, book.contains(set, numbers[index]) else { return nil }
                literals.append(index)
                index += 1
            case .either(let other):
                if canBegin(with: step + 1, at: index), let end = go(from: step + 1, at: index) { return end }
                step = other
                continue
            case .jump(let other):
                step = other
                continue
            case .gap(let longest, let crossesCommas):
                for _ in 0..<longest {
                    if canBegin(with: step + 1, at: index), let end = go(from: step + 1, at: index) { return end }
                    guard index < sentence.upperBound, isCrossed(index, crossesCommas) else { return nil }
                    index += 1
                }
            case .value(let place):
                guard reading == nil, index < sentence.upperBound, case let plan = plan.map({ plans[$0] }),
                    let place = place ?? plan?.place, let found = reader.find(place, of: plan, at: index)
                else { return nil }
                reading = found
                index = reader.readings[found].words.upperBound
            case .passing(let place):
                guard index < sentence.upperBound,
                    let found = reader.find(place, of: plan.map { plans[$0] }, at: index)
                else { return nil }
                index = reader.readings[found].words.upperBound
            case .begin: guard isBegin(index) else { return nil }
            case .opening(let set):
                guard isBegin(index) || book.contains(set, numbers[index - 1]) else { return nil }
            case .end: guard index >= sentence.upperBound || words[index].kind == .mark else { return nil }
            case .done: return index
            }
            step += 1
        }
    }

    /// Whether a step that is a word fits there; one that is none may.
    private mutating func canBegin(with step: Int, at index: Int) -> Bool {
        let fits =
            switch steps[step] {
            case .word(let number): index < sentence.upperBound && numbers[index] == number
            case .oneOf(let set): index < sentence.upperBound && book.contains(set, numbers[index])
            default: true
            }
        if !fits { taken += 1 }
        return fits
    }

    /// Whether only marks, as those of a list, stand before it in the sentence.
    private func isBegin(_ index: Int) -> Bool {
        var before = index - 1
        while before >= sentence.lowerBound,
            words[before].kind == .mark && words[before].text != "☐" || isOrdinal(before)
        {
            before -= 1
        }
        return before < sentence.lowerBound
    }

    /// The number of a list's entry.
    private func isOrdinal(_ index: Int) -> Bool {
        guard index + 1 < sentence.upperBound, case let word = words[index], word.text.count <= 2 else { return false }
        let isFirst = index == sentence.lowerBound || index == sentence.lowerBound + 1 && words[index - 1].text == "("
        return isFirst && (word.kind == .number || word.kind == .small && word.text.count == 1)
            && [".", ")"].contains(words[index + 1].text)
    }

    private func isCrossed(_ index: Int, _ crossesCommas: Bool) -> Bool {
        guard words[index].kind == .mark else { return words[index].text != "but" }
        switch words[index].text {
        case "(", ")", "'", "\"", "“", "”", "/", "&", "£", "$", "€", "₹", "¥", "%": return true
        case ",", ":", "–", "—", "-", "☐": return crossesCommas
        case ".": return index > sentence.lowerBound && words[index - 1].text.count == 1
        default: return false
        }
    }
}
