/// Makes steps of patterns.
struct PatternCompiler {
    private(set) var lexicon: Lexicon
    private var steps: [PatternBook.Step] = []
    private var sets: [Set<Int>]
    private var numbers: [Set<Int>: Int] = [:]
    /// Whether the pattern has a place for its field's value, so that others are only passed over.
    private var hasValue = false

    init(lexicon: Lexicon) {
        self.lexicon = lexicon
        // The first sets have no words: they stand for what values begin with.
        sets = ValuePlace.Start.all.map { _ in [] }
    }

    var book: PatternBook { PatternBook(lexicon: lexicon, steps: steps, sets: sets) }

    /// A pattern that is ready to be looked for.
    struct Entry: Sendable {
        /// Its first step.
        let step: Int
        /// Sets of which a sentence has a word where the pattern fits.
        let needs: [Int]
        /// The number of the field that `{value}` is of.
        let plan: Int?
    }

    /// - Parameter plan: The field that `{value}` is of.
    mutating func add(_ pattern: Pattern, of plan: FieldPlan? = nil) -> Entry {
        let first = steps.count
        hasValue = pattern.names("value")
        compile(pattern.elements)
        steps.append(.done)
        var needs: [Int] = []
        for element in pattern.elements {
            guard let need = need(of: element, plan), !needs.contains(need) else { continue }
            needs.append(need)
        }
        // What is of few words is missed first.
        return Entry(step: first, needs: needs.sorted { sets[$0].count < sets[$1].count }, plan: plan?.number)
    }

    /// Whether a set has a word of that number.
    func contains(_ set: Int, _ word: Int) -> Bool { sets[set].contains(word) }

    /// The number of a set of words.
    mutating func set(of words: some Sequence<String>) -> Int {
        let members = Set(words.map { lexicon.add($0) })
        if let known = numbers[members] { return known }
        sets.append(members)
        numbers[members] = sets.count - 1
        return sets.count - 1
    }

    /// What a sentence has to have, so that the element is in it.
    private mutating func need(of element: Pattern.Element, _ plan: FieldPlan?) -> Int? {
        switch element {
        case .word(let text), .mark(let text): return set(of: [text])
        case .capture("value"):
            if let plan, plan.place == .option { return set(of: plan.options.firstWords) }
            return plan?.place?.need?.rawValue
        case .capture(let name): return ValuePlace(named: name)?.need?.rawValue
        case .gap, .begin, .end, .opening: return nil
        case .anyOf:
            let (anchors, canBeEmpty) = Pattern.anchors(of: [element])
            var words: Set<String> = []
            for anchor in anchors {
                guard case .word(let text) = anchor else { return nil }
                words.insert(text)
            }
            return canBeEmpty ? nil : set(of: words)
        }
    }

    private mutating func compile(_ elements: [Pattern.Element]) {
        for element in elements {
            switch element {
            case .word(let text), .mark(let text): steps.append(.word(lexicon.add(text)))
            case .gap(let longest, let crossesCommas): steps.append(.gap(longest, crossesCommas: crossesCommas))
            case .capture(let name):
                let place = name == "value" ? nil : ValuePlace(named: name)
                let isPassed = hasValue && !name.hasPrefix("value:")
                steps.append(place.map { isPassed ? .passing($0) : .value($0) } ?? .value(nil))
            case .begin: steps.append(.begin)
            case .end: steps.append(.end)
            case .opening(let words): steps.append(.opening(set(of: words)))
            case .anyOf(let choices, let isOptional): compile(choices: Self.flat(choices), isOptional: isOptional)
            }
        }
    }

    /// Choices that are choices themselves stand for these.
    private static func flat(_ choices: [[Pattern.Element]]) -> [[Pattern.Element]] {
        choices.flatMap { choice in
            if choice.count == 1, case .anyOf(let inner, isOptional: false) = choice[0] { return flat(inner) }
            return [choice]
        }
    }

    /// Single words that follow each other are looked up at once.
    private mutating func compile(choices: [[Pattern.Element]], isOptional: Bool) {
        var groups: [(words: [String], elements: [Pattern.Element])] = []
        for choice in choices {
            if let word = Self.singleWord(choice) {
                if groups.last?.words.isEmpty == false {
                    groups[groups.count - 1].words.append(word)
                } else {
                    groups.append(([word], []))
                }
            } else {
                groups.append(([], choice))
            }
        }
        var ends: [Int] = []
        for (number, group) in groups.enumerated() {
            let isLast = number == groups.count - 1 && !isOptional
            let split = steps.count
            if !isLast { steps.append(.either(0)) }
            if group.words.isEmpty {
                compile(group.elements)
            } else {
                steps.append(
                    group.words.count == 1 ? .word(lexicon.add(group.words[0])) : .oneOf(set(of: group.words)))
            }
            guard !isLast else { continue }
            ends.append(steps.count)
            steps.append(.jump(0))
            steps[split] = .either(steps.count)
        }
        for end in ends { steps[end] = .jump(steps.count) }
    }

    private static func singleWord(_ choice: [Pattern.Element]) -> String? {
        guard choice.count == 1 else { return nil }
        switch choice[0] {
        case .word(let text), .mark(let text): return text
        default: return nil
        }
    }
}
