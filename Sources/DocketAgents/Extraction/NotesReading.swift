internal import DocketDomain

/// One reading of notes.
struct NotesReading {
    let text: String
    let kind: MeetingNotes.Kind
    let extractor: ProfileExtractor
    let bytes: [UInt8]
    let passages: [Passage]
    let words: [Word]
    let sentences: [Sentence]
    var matcher: PatternMatcher
    let maker: ValueMaker
    var mentions: MentionReader
    var candidates: [Candidate] = []
    /// What the question before asked for.
    var asked: (plan: Int, sentence: Int)?
    /// What the question before gives as its own answer.
    var suggested: Candidate?
    /// What the last answer was to; it is asked again where that is taken back.
    var answered: (plan: Int, sentence: Int)?

    init(_ notes: MeetingNotes, extractor: ProfileExtractor) {
        self.extractor = extractor
        let rules = extractor.rules
        let people = KnownPeople(customers: notes.customers, advisers: notes.advisers, rules: rules.people)
        text = notes.text
        bytes = Array(notes.text.utf8)
        kind =
            notes.kind == .text
            ? NotesLayout(bytes: bytes, people: people, rules: rules.layout).kind : notes.kind
        var passageReader = PassageReader(kind, bytes: bytes, people: people, rules: rules.layout)
        passages = passageReader.read()
        words = WordReader.words(of: passages, in: bytes, knownBy: extractor.book.lexicon)
        sentences = SentenceReader(words: words, passages: passages, rules: rules.layout).sentences()
        let convention = WritingConvention(locale: notes.locale, rules: rules)
        let notation = Notation(words: rules.words, convention: convention)
        let reader = FieldReader(words: words, notation: notation, today: notes.day)
        matcher = PatternMatcher(words: words, reader: reader, extractor: extractor)
        maker = ValueMaker(
            bytes: bytes, words: words, convention: convention,
            today: Timestamp(notes.day))
        mentions = MentionReader(
            words: words, passages: passages, people: people, rules: rules.people, nobody: extractor.nobody,
            vocabulary: extractor.vocabulary, jobs: rules.words.jobs, kind: kind)
    }

    mutating func extraction() -> Extraction {
        for number in sentences.indices { read(number) }
        nameInFull()
        doubtChangedValues()
        return Conclusion(
            candidates: candidates, plans: extractor.plans,
            quotes: QuoteFinder(
                text: text, words: words, sentences: sentences)
        ).extraction()
    }

    // MARK: Sentences

    private mutating func read(_ number: Int) {
        let sentence = sentences[number]
        matcher.begin(sentence.words)
        let mentioned = mentions.mentions(in: sentence)
        let implied = mentions.implied(in: sentence)

        let (statements, others) = candidates(in: number)
        var found = withoutRivals(statements)
        correct(number, &found)
        answer(number, &found)
        let isAnything = !found.isEmpty || !others.isEmpty
        let scopes = isAnything ? extractor.traps.scopes(sentence.words, in: &matcher) : []
        // What only looks like a statement is named where it is no firm one anyway; a correction is of none.
        for var other in others where !found.contains(where: { $0.plan == other.plan }) {
            judge(&other, in: sentence, scopes: scopes, mentioned: mentioned, implied: implied)
            if other.reason != nil { candidates.append(other) }
        }
        for var candidate in found {
            judge(&candidate, in: sentence, scopes: scopes, mentioned: mentioned, implied: implied)
            // What was no answer leaves the question open.
            if candidate.reason != nil, candidate.plan == answered?.plan { asked = asked ?? answered }
            candidates.append(candidate)
            if candidate.reason == nil, extractor.plans[candidate.plan].rule.namesOther == true,
                let name = candidate.reading?.words
            {
                mentions.meet(name)
            }
        }
        note(question: number, found)
    }

    /// What patterns find, and apart what exceptions take from it.
    private mutating func candidates(in number: Int) -> (statements: [Candidate], others: [Candidate]) {
        let found: [Candidate] = extractor.statements.matches(in: &matcher).compactMap { found in
            let (match, statement) = (found.match, found.tag)
            guard match.reading != nil || statement.value != nil else { return nil }
            return Candidate(
                plan: statement.plan, range: match.range, literals: match.literals, reading: match.reading,
                named: statement.value, sentence: number, isGuess: statement.isGuess,
                confidence: statement.isGuess ? .medium : .high)
        }
        guard !found.isEmpty else { return ([], []) }
        var exceptions: [Int: [Range<Int>]] = [:]
        for plan in Set(found.map(\.plan)) {
            exceptions[plan] = extractor.exceptions[plan].matches(in: &matcher).map(\.match.range)
        }
        func isException(_ candidate: Candidate) -> Bool {
            exceptions[candidate.plan]?.contains { $0.overlaps(candidate.reading?.words ?? candidate.range) } ?? false
        }
        guard found.contains(where: isException) else { return (found, []) }
        return (found.filter { !isException($0) }, found.filter(isException))
    }

    /// Of several fields that claim an amount, the one whose words are nearest has it; of several readings for a field,
    /// the longest.
    private func withoutRivals(_ found: [Candidate]) -> [Candidate] {
        guard found.count > 1 else { return found }
        // What loses takes nothing from others.
        var kept: [Int] = []
        for index in found.indices.sorted(by: { found[$0].claim($0) < found[$1].claim($1) }) {
            let isBeaten = kept.contains { loses(found[index], to: found[$0], isLater: index > $0) }
            if !isBeaten { kept.append(index) }
        }
        return kept.sorted().map { found[$0] }
    }

    private func loses(_ candidate: Candidate, to other: Candidate, isLater: Bool) -> Bool {
        if candidate.plan == other.plan {
            guard candidate.range.overlaps(other.range) else { return false }
            // The one that says more of where its value is.
            let own = (candidate.distance, -(candidate.reading?.words.count ?? 0), -candidate.literals.count)
            let others = (other.distance, -(other.reading?.words.count ?? 0), -other.literals.count)
            return own > others || own == others && isLater
        }
        // `tax resident in` says more than `resident in`.
        if candidate.named == nil, other.named == nil, let own = candidate.reading, own.words == other.reading?.words,
            other.literals.count > candidate.literals.count,
            candidate.literals.allSatisfy(other.literals.contains)
        {
            return true
        }
        guard isExclusive(candidate), isExclusive(other), let own = candidate.reading?.words,
            let others = other.reading?.words, own.overlaps(others)
        else { return false }
        let left = (candidate.distance, -candidate.literals.count)
        let right = (other.distance, -other.literals.count)
        return left > right || left == right && isLater
    }

    /// Whether its value is one that only one field can have.
    func isExclusive(_ candidate: Candidate) -> Bool {
        switch candidate.reading?.content {
        case .amount, .day, .options: true
        case .text: [.phone, .id].contains(extractor.plans[candidate.plan].place)
        default: false
        }
    }
}
