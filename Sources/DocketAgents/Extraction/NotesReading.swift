internal import DocketDomain

/// One reading of notes.
struct NotesReading {
    private let notes: MeetingNotes
    private let extractor: ProfileExtractor
    private let bytes: [UInt8]
    private let passages: [Passage]
    private let words: [Word]
    private let sentences: [Sentence]
    private let notation: Notation
    private let maker: ValueMaker
    private var mentions: MentionReader
    private var candidates: [Candidate] = []
    /// What the question before asked for.
    private var asked: (plan: Int, sentence: Int)?
    /// What the question before gives as its own answer.
    private var suggested: Candidate?
    /// What the last answer was to; it is asked again where that is taken back.
    private var answered: (plan: Int, sentence: Int)?

    init(_ notes: MeetingNotes, extractor: ProfileExtractor) {
        self.notes = notes
        self.extractor = extractor
        let rules = extractor.rules
        let people = KnownPeople(customers: notes.customers, advisers: notes.advisers, rules: rules.people)
        bytes = Array(notes.text.utf8)
        var passageReader = PassageReader(notes, bytes: bytes, people: people, rules: rules.layout)
        passages = passageReader.read()
        words = WordReader.words(of: passages, in: bytes)
        sentences = SentenceReader(words: words, passages: passages, rules: rules.layout).sentences()
        let convention = WritingConvention(locale: notes.locale, rules: rules)
        notation = Notation(words: rules.words, convention: convention)
        maker = ValueMaker(
            bytes: bytes, words: words, convention: convention,
            today: Timestamp(notes.day))
        mentions = MentionReader(
            words: words, passages: passages, people: people, rules: rules.people, nobody: extractor.nobody,
            vocabulary: extractor.vocabulary, jobs: rules.words.jobs, kind: notes.kind)
    }

    mutating func extraction() -> Extraction {
        for number in sentences.indices { read(number) }
        return Conclusion(
            candidates: candidates, plans: extractor.plans,
            quotes: QuoteFinder(
                text: notes.text, words: words, sentences: sentences)
        ).extraction()
    }

    // MARK: Sentences

    private mutating func read(_ number: Int) {
        let sentence = sentences[number]
        let reader = FieldReader(words: words, sentence: sentence.words, notation: notation, today: notes.day)
        let plans = extractor.plans
        let scopes = extractor.traps.scopes(words, sentence.words) { name, index in
            ValuePlace(rawValue: name).flatMap { reader.read($0, of: plans[0], at: index) }
        }
        let mentioned = mentions.mentions(in: sentence)
        let implied = mentions.implied(in: sentence)

        var found = candidates(in: number, reader: reader)
        found = withoutRivals(found)
        correct(number, reader: reader, &found)
        answer(number, reader: reader, &found)
        for var candidate in found {
            judge(&candidate, in: sentence, scopes: scopes, mentioned: mentioned, implied: implied)
            // What was no answer leaves the question open.
            if candidate.reason != nil, candidate.plan == answered?.plan { asked = asked ?? answered }
            candidates.append(candidate)
        }
        note(question: number, found)
    }

    private func candidates(in number: Int, reader: FieldReader) -> [Candidate] {
        let sentence = sentences[number]
        let plans = extractor.plans
        var found: [Candidate] = []
        for start in sentence.words {
            let word = words[start]
            extractor.statements.forEach(at: word, starts: starts(word)) { pattern, statement in
                let plan = plans[statement.plan]
                var matcher = PatternMatcher(words: words, sentence: sentence.words) { name, index in
                    let place = name == "value" ? plan.place : ValuePlace(rawValue: name)
                    return place.flatMap { reader.read($0, of: plan, at: index) }
                }
                guard let match = matcher.match(pattern, at: start) else { return }
                guard match.reading != nil || statement.value != nil else { return }
                found.append(
                    Candidate(
                        plan: statement.plan, range: match.range, literals: match.literals.sorted(),
                        reading: match.reading, named: statement.value, sentence: number, confidence: .high))
            }
        }
        return found
    }

    /// What values can begin at the word.
    private func starts(_ word: Word) -> [ValuePlace.Start] {
        switch word.kind {
        case .number: [.number, .any]
        case .email: [.email, .any]
        case .capital, .capitals: [.capital, .number, .any]
        case .mark: startsAmount(word) ? [.number] : []
        case .small:
            (startsAmount(word) ? [.number] : [])
                + (notation.words.countries[word.text] == nil ? [.any] : [.capital, .any])
        }
    }

    private func startsAmount(_ word: Word) -> Bool {
        notation.words.numbers[word.text] != nil || notation.words.fractions[word.text] != nil
            || notation.words.ordinals[word.text] != nil || ["a", "+", "("].contains(word.text)
            || notation.currencies.firstWords.contains(word.text) || notation.roughly.firstWords.contains(word.text)
    }

    /// Of several fields that claim an amount, the one whose words are nearest has it; of several readings for a field,
    /// the longest.
    private func withoutRivals(_ found: [Candidate]) -> [Candidate] {
        guard found.count > 1 else { return found }
        return found.indices.filter { index in
            let candidate = found[index]
            return !found.indices.contains { other in
                other != index && loses(candidate, to: found[other], isLater: index > other)
            }
        }.map { found[$0] }
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
        if let own = candidate.reading, own.words == other.reading?.words,
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
    private func isExclusive(_ candidate: Candidate) -> Bool {
        switch candidate.reading?.content {
        case .amount, .day, .options: true
        case .text: [.phone, .id].contains(extractor.plans[candidate.plan].place)
        default: false
        }
    }

    // MARK: Corrections and answers

    /// `Sorry, 180`: another value for what was said just before.
    private mutating func correct(_ number: Int, reader: FieldReader, _ found: inout [Candidate]) {
        let sentence = sentences[number]
        var matcher = PatternMatcher(words: words, sentence: sentence.words) { _, _ in nil }
        for start in sentence.words {
            var cue: (end: Int, cue: ProfileExtractor.Cue)?
            extractor.cues.forEach(at: words[start]) { pattern, kind in
                guard cue == nil, let match = matcher.match(pattern, at: start) else { return }
                cue = (match.range.upperBound, kind)
            }
            guard let cue else { continue }
            let inSentence = found.lastIndex { $0.range.upperBound <= start }
            let before =
                inSentence == nil
                ? candidates.lastIndex { $0.reason == nil && number - $0.sentence <= 2 } : nil
            guard let earlier = inSentence.map({ found[$0] }) ?? before.map({ candidates[$0] }) else { return }
            let plan = extractor.plans[earlier.plan]
            let hasOwn = found.contains { $0.plan == earlier.plan && $0.range.lowerBound >= start }
            let reach = cue.cue == .continuing ? 1 : Self.longestCorrection
            if !hasOwn, let reading = replacement(from: cue.end, within: reach, of: earlier, plan, reader) {
                found.append(
                    Candidate(
                        plan: earlier.plan, range: reading.words, literals: [], reading: reading, named: nil,
                        sentence: number, confidence: .medium))
            } else if cue.cue != .dropping, !hasOwn || cue.cue == .continuing {
                continue
            } else if cue.cue == .dropping {
                asked = asked ?? answered
            }
            if let inSentence {
                found[inSentence].reason = .corrected
            } else if let before {
                candidates[before].reason = .corrected
            }
            return
        }
    }

    /// Words between a correction and its value.
    private static let longestCorrection = 12

    private func replacement(
        from start: Int, within reach: Int, of earlier: Candidate, _ plan: FieldPlan, _ reader: FieldReader
    ) -> Reading? {
        guard case let end = reader.sentence.upperBound, start < end, let place = plan.place else { return nil }
        for index in start..<min(end, start + reach) where index == start || words[index - 1].text != "not" {
            if case .amount(let before)? = earlier.reading?.content {
                var amounts = AmountReader(words: words, end: end, notation: notation)
                guard words[index].kind == .number || startsAmount(words[index]),
                    let (read, next) = amounts.read(at: index)
                else { continue }
                var amount = read
                if amount.zeros == 0, before.zeros > 0, amount.low.double < 1000 {
                    amount.low = amount.low.shifted(by: before.zeros) ?? amount.low
                    amount.zeros = before.zeros
                }
                amount.currency = amount.currency ?? before.currency
                amount.perYear = amount.perYear ?? before.perYear
                guard amount.unit == nil || amount.unit == before.unit, amount.isPercent == before.isPercent else {
                    continue
                }
                return Reading(content: .amount(amount), words: index..<next)
            }
            guard place != .phrase, place != .rest else { return nil }
            if let found = reader.read(place, of: plan, at: index) { return found }
        }
        return nil
    }

    /// What is said right after a question is about what it asks for.
    private mutating func answer(_ number: Int, reader: FieldReader, _ found: inout [Candidate]) {
        guard let asked, number - asked.sentence <= 4, case let sentence = sentences[number],
            !sentence.isQuestion, passages[sentence.passage].speaker == .customer,
            passages[sentences[asked.sentence].passage].speaker != .customer
        else { return }
        let plan = extractor.plans[asked.plan]
        guard !found.contains(where: { $0.plan == asked.plan }) else { return }
        if let suggested, suggested.plan == asked.plan, number == asked.sentence + 1, let first = sentence.words.first,
            extractor.rules.words.yes.contains(words[first].text)
        {
            found.append(
                Candidate(
                    plan: asked.plan, range: first..<(first + 1), literals: [first], reading: suggested.reading,
                    named: suggested.named, sentence: number, confidence: .medium))
            close()
            return
        }
        if plan.place == nil, let first = sentence.words.first {
            let words = extractor.rules.words
            let named =
                words.yes.contains(self.words[first].text)
                ? "true"
                : words.no.contains(self.words[first].text) ? "false" : nil
            guard let named else { return }
            found.append(
                Candidate(
                    plan: asked.plan, range: first..<(first + 1), literals: [first], reading: nil, named: named,
                    sentence: number, confidence: .medium))
            close()
            return
        }
        guard let place = plan.place, place != .phrase, place != .rest else { return }
        var readings: [Reading] = []
        var index = sentence.words.lowerBound
        while index < sentence.words.upperBound {
            if let reading = reader.read(place, of: plan, at: index) {
                readings.append(reading)
                index = reading.words.upperBound
            } else {
                index += 1
            }
        }
        guard readings.count == 1, let reading = readings.first else { return }
        found.append(
            Candidate(
                plan: asked.plan, range: reading.words, literals: [], reading: reading, named: nil, sentence: number,
                confidence: .medium))
        close()
    }

    private mutating func close() {
        answered = asked
        asked = nil
    }

    private mutating func note(question number: Int, _ found: [Candidate]) {
        let sentence = sentences[number]
        guard sentence.isQuestion else { return }
        if let asked {
            if sentences[asked.sentence].passage != sentence.passage { self.asked = nil }
            // A second question may only give the choices of the first.
            let options = extractor.plans[asked.plan].options
            let end = sentence.words.upperBound
            if self.asked != nil, sentence.words.contains(where: { options.match(words, at: $0, before: end) != nil }) {
                return
            }
        }
        suggested = found.last
        if let suggested { asked = (suggested.plan, number) }
        var matcher = PatternMatcher(words: words, sentence: sentence.words) { _, _ in nil }
        for start in sentence.words {
            extractor.questions.forEach(at: words[start]) { pattern, plan in
                if matcher.match(pattern, at: start) != nil { asked = (plan, number) }
            }
        }
    }

    // MARK: Judging

    private func judge(
        _ candidate: inout Candidate, in sentence: Sentence, scopes: [TrapReader.Scope], mentioned: [Mention],
        implied: Mention.Person
    ) {
        guard candidate.reason == nil else { return }
        let plan = extractor.plans[candidate.plan]
        let allowed = plan.rule.allows ?? []
        if passages[sentence.passage].isQuoted {
            candidate.reason = .quotedMail
        } else if sentence.isQuestion, !allowed.contains(.question) {
            candidate.reason = .question
        } else if plan.isPersonal, let reason = stranger(candidate, mentioned: mentioned, implied: implied) {
            candidate.reason = reason
        } else {
            let literals = Set(candidate.literals)
            let value = candidate.reading?.words ?? 0..<0
            let scope = scopes.first { scope in
                scope.words.overlaps(candidate.range) && !allowed.contains(scope.reason)
                    && !scope.trigger.allSatisfy { literals.contains($0) || value.contains($0) }
            }
            candidate.reason = scope?.reason
        }
        guard candidate.reason == nil else { return }
        do {
            if let reading = candidate.reading, candidate.named == nil {
                candidate.value = try maker.value(reading, kind: candidate.kind(plan), for: plan)
                if case .amount(let amount) = reading.content, amount.isRough || amount.side != .exact {
                    candidate.confidence = amount.isRough ? .medium : .low
                }
            } else if let named = candidate.named {
                candidate.value = try maker.value(named: named, for: plan)
            }
            if !plan.isKnown { candidate.confidence = .low }
        } catch {
            candidate.reason = .invalid
            candidate.detail = error.message
        }
    }

    /// Why it is not said of the customer.
    private func stranger(
        _ candidate: Candidate, mentioned: [Mention], implied: Mention.Person
    ) -> LeftOut.Reason? {
        let literals = Set(candidate.literals)
        let value = candidate.reading?.words ?? 0..<0
        let inside = mentioned.last { mention in
            candidate.range.contains(mention.word) && !literals.contains(mention.word) && !value.contains(mention.word)
        }
        let before = mentioned.last { $0.word < candidate.range.lowerBound && !isObject($0.word) }
        // A pronoun that the pattern itself names says whose it is.
        let named = mentioned.last { literals.contains($0.word) && $0.person != .other }
        let stranger = mentioned.last { literals.contains($0.word) && $0.person == .other && isPronoun($0.word) }
        switch inside?.person ?? stranger?.person ?? named?.person ?? before?.person ?? implied {
        case .customer: return nil
        case .adviser: return .adviser
        case .other: return .thirdPerson
        }
    }

    /// `me`, which tells to whom something is said.
    private func isObject(_ word: Int) -> Bool { words[word].text == "me" }

    private func isPronoun(_ word: Int) -> Bool { extractor.rules.people.pronouns[words[word].text] != nil }
}
