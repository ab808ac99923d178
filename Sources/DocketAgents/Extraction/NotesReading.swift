internal import DocketDomain

/// One reading of notes.
struct NotesReading {
    private let text: String
    private let kind: MeetingNotes.Kind
    private let extractor: ProfileExtractor
    private let bytes: [UInt8]
    private let passages: [Passage]
    private let words: [Word]
    private let sentences: [Sentence]
    private let matcher: PatternMatcher
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
        words = WordReader.words(of: passages, in: bytes)
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
        let scopes = extractor.traps.scopes(sentence.words, in: matcher)
        let mentioned = mentions.mentions(in: sentence)
        let implied = mentions.implied(in: sentence)

        let (statements, others) = candidates(in: number)
        var found = withoutRivals(statements)
        correct(number, &found)
        answer(number, &found)
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
    private func candidates(in number: Int) -> (statements: [Candidate], others: [Candidate]) {
        var found: [Candidate] = []
        for start in sentences[number].words {
            extractor.statements.forEach(at: start, in: matcher) { match, statement in
                guard match.reading != nil || statement.value != nil else { return }
                found.append(
                    Candidate(
                        plan: statement.plan, range: match.range, literals: match.literals,
                        reading: match.reading, named: statement.value, sentence: number, isGuess: statement.isGuess,
                        confidence: statement.isGuess ? .medium : .high))
            }
        }
        guard !found.isEmpty else { return ([], []) }
        var exceptions: [Int: [Range<Int>]] = [:]
        for start in sentences[number].words {
            extractor.exceptions.forEach(at: start, in: matcher) { match, plan in
                exceptions[plan, default: []].append(match.range)
            }
        }
        guard !exceptions.isEmpty else { return (found, []) }
        func isException(_ candidate: Candidate) -> Bool {
            exceptions[candidate.plan]?.contains { $0.overlaps(candidate.reading?.words ?? candidate.range) } ?? false
        }
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
    private func isExclusive(_ candidate: Candidate) -> Bool {
        switch candidate.reading?.content {
        case .amount, .day, .options: true
        case .text: [.phone, .id].contains(extractor.plans[candidate.plan].place)
        default: false
        }
    }

    // MARK: Changed minds

    /// In a dialogue those who speak change their minds: a value of a field that no rule knows is only firm where no
    /// other one is spoken of after it, be it in a question; and a day where no other day is.
    private mutating func doubtChangedValues() {
        guard kind != .text, kind != .email else { return }
        var later: [Int: Said] = [:]
        var days: [Int: [Said?]] = [:]
        for index in candidates.indices.reversed() {
            let candidate = candidates[index]
            let plan = extractor.plans[candidate.plan]
            guard !plan.isKnown, let reading = candidate.reading else { continue }
            var isChanged = later[candidate.plan]?.differs(from: reading.content) ?? false
            if plan.place == .date, !isChanged {
                let said = days[candidate.plan] ?? daysFromEachSentence(named: plan)
                days[candidate.plan] = said
                isChanged = said[candidate.sentence + 1]?.differs(from: reading.content) ?? false
            }
            later[candidate.plan] = Said(later[candidate.plan], reading.content)
            if isChanged, candidate.reason == nil { candidates[index].reason = .superseded }
        }
    }

    /// What was said of a field from a place on.
    private struct Said {
        private let content: Reading.Content
        /// Whether other things were said, too.
        private let isMixed: Bool

        init(_ said: Said?, _ content: Reading.Content) {
            self.content = content
            isMixed = said?.differs(from: content) ?? false
        }

        func differs(from other: Reading.Content) -> Bool { isMixed || content != other }
    }

    /// The days that are named in each sentence or behind it.
    private func daysFromEachSentence(named plan: FieldPlan) -> [Said?] {
        var days: [Said?] = Array(repeating: nil, count: sentences.count + 1)
        for number in sentences.indices.reversed() {
            let words = sentences[number].words
            matcher.reader.begin(words)
            days[number] = words.reduce(days[number + 1]) { said, index in
                matcher.reader.read(.date, of: plan, at: index).map { Said(said, $0.content) } ?? said
            }
        }
        return days
    }

    // MARK: Names

    /// Who was named by a first name only, as `Sofie`, and with another one elsewhere has both.
    private mutating func nameInFull() {
        var names: [String: (name: Range<Int>, sentence: Int)]?
        for index in candidates.indices where candidates[index].reason == nil {
            let plan = extractor.plans[candidates[index].plan]
            guard plan.rule.namesOther == true, let reading = candidates[index].reading, reading.words.count == 1,
                let first = reading.words.first
            else { continue }
            let known = names ?? fullNames()
            names = known
            guard let (name, number) = known[words[first].text] else { continue }
            var candidate = Candidate(
                plan: plan.number, range: name, literals: [], reading: Reading(content: .text, words: name), named: nil,
                sentence: number, confidence: .medium)
            candidate.value = try? maker.value(Reading(content: .text, words: name), kind: nil, for: plan)
            if candidate.value != nil { candidates[index] = candidate }
        }
    }

    /// Where each first name stands for the first time with another name behind it, and in which sentence.
    private func fullNames() -> [String: (name: Range<Int>, sentence: Int)] {
        var names: [String: (name: Range<Int>, sentence: Int)] = [:]
        for (number, sentence) in sentences.enumerated() where !sentence.isQuestion {
            let texts = TextReader(words: words, end: sentence.words.upperBound, notation: matcher.reader.notation)
            for index in sentence.words.dropLast() where words[index].isCapital && names[words[index].text] == nil {
                if let name = texts.name(at: index), name.count > 1, words[index + 1].before == .blank {
                    names[words[index].text] = (name, number)
                }
            }
        }
        return names
    }

    // MARK: Corrections and answers

    /// `Sorry, 180`: another value for what was said just before.
    private mutating func correct(_ number: Int, _ found: inout [Candidate]) {
        let sentence = sentences[number]
        for start in sentence.words {
            var cue: (end: Int, cue: ProfileExtractor.Cue)?
            extractor.cues.forEach(at: start, in: matcher) { match, kind in
                cue = cue ?? (match.range.upperBound, kind)
            }
            guard let cue else { continue }
            let inSentence = found.lastIndex { $0.range.upperBound <= start }
            let before =
                inSentence == nil
                ? candidates.indices.reversed().prefix { number - candidates[$0].sentence <= 2 }
                    .first { isCorrected(candidates[$0], by: cue.cue) } : nil
            guard let earlier = inSentence.map({ found[$0] }) ?? before.map({ candidates[$0] }) else { return }
            let plan = extractor.plans[earlier.plan]
            let hasOwn = found.contains { $0.plan == earlier.plan && $0.range.lowerBound >= start }
            let reach = cue.cue == .continuing ? 1 : Self.longestCorrection
            if !hasOwn, let reading = replacement(from: cue.end, within: reach, of: earlier, plan) {
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
                candidates[before].reason = candidates[before].reason ?? .corrected
            }
            return
        }
    }

    /// Whether a cue can be about a statement: one that goes on may follow one that holds no longer.
    private func isCorrected(_ candidate: Candidate, by cue: ProfileExtractor.Cue) -> Bool {
        candidate.reason == nil || cue == .continuing && (candidate.reason == .history || candidate.reason == .negation)
    }

    /// Words between a correction and its value.
    private static let longestCorrection = 12

    private func replacement(
        from start: Int, within reach: Int, of earlier: Candidate, _ plan: FieldPlan
    ) -> Reading? {
        let reader = matcher.reader
        guard case let end = reader.sentence.upperBound, start < end, let place = plan.place else { return nil }
        for index in start..<min(end, start + reach) where index == start || words[index - 1].text != "not" {
            if case .amount(let before)? = earlier.reading?.content {
                guard let (read, next) = reader.amount(at: index) else { continue }
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
    private mutating func answer(_ number: Int, _ found: inout [Candidate]) {
        guard let asked, number - asked.sentence <= 4, case let sentence = sentences[number],
            !sentence.isQuestion, isAnswer(number, to: asked.sentence)
        else { return }
        let plan = extractor.plans[asked.plan]
        guard !found.contains(where: { $0.plan == asked.plan }) else { return close() }
        let reply = extractor.replies.match(words, at: sentence.words.lowerBound, before: sentence.words.upperBound)
        if let suggested, suggested.plan == asked.plan, number == asked.sentence + 1, let first = sentence.words.first,
            reply?.meaning == true
        {
            found.append(
                Candidate(
                    plan: asked.plan, range: first..<(first + 1), literals: [first], reading: suggested.reading,
                    named: suggested.named, sentence: number, confidence: .medium))
            close()
            return
        }
        if plan.place == nil, let first = sentence.words.first {
            guard let reply,
                plan.isKnown || words[reply.end..<sentence.words.upperBound].allSatisfy({ $0.kind == .mark })
            else { return }
            let named = reply.meaning ? "true" : "false"
            found.append(
                Candidate(
                    plan: asked.plan, range: first..<(first + 1), literals: [first], reading: nil, named: named,
                    sentence: number, confidence: .medium))
            close()
            return
        }
        // Words that could be anything are only an answer where it is known that they name what somebody does.
        guard var place = plan.place, place != .rest, place != .phrase || plan.isKnown else { return }
        if place == .phrase { place = .job }
        var readings: [Reading] = []
        var index = sentence.words.lowerBound
        while index < sentence.words.upperBound {
            if let reading = matcher.reader.read(place, of: plan, at: index) {
                // What says the same twice is one answer; what another statement has taken is none.
                let isTaken = found.contains {
                    !$0.literals.isEmpty && $0.reading?.words.overlaps(reading.words) ?? false
                }
                let isRepeated = reading.content != .text && readings.contains { $0.content == reading.content }
                let isWhole = place != .name && place != .firm || isWholeAnswer(reading.words, in: sentence.words)
                if !isTaken, !isRepeated, isWhole { readings.append(reading) }
                index = reading.words.upperBound
            } else {
                index += 1
            }
        }
        guard readings.count == 1, let reading = readings.first else { return }
        // The question says more of what it is than a pattern without a word does.
        found.removeAll { $0.literals.isEmpty && $0.reading?.words.overlaps(reading.words) ?? false }
        found.append(
            Candidate(
                plan: asked.plan, range: reading.words, literals: [], reading: reading, named: nil, sentence: number,
                confidence: .medium))
        close()
    }

    /// Whether a name is all that a sentence says at first: `Jonas Falk.`, `It's Volvo, since May.`
    private func isWholeAnswer(_ name: Range<Int>, in sentence: Range<Int>) -> Bool {
        let before = sentence.lowerBound..<name.lowerBound
        let lead = extractor.rules.words.answerLeads
        return before.allSatisfy { words[$0].kind == .mark || lead.contains(words[$0].text) }
            && (name.upperBound >= sentence.upperBound || words[name.upperBound].kind == .mark
                || extractor.rules.words.answerTails.contains(words[name.upperBound].text))
    }

    /// Whether a sentence can answer a question: the customer's another's, and in notes the one behind a few words.
    private func isAnswer(_ number: Int, to question: Int) -> Bool {
        let (own, other) = (passages[sentences[number].passage], passages[sentences[question].passage])
        if own.speaker == .customer, other.speaker != .customer { return true }
        return kind == .text && number == question + 1
            && sentences[question].words.count <= Self.longestHeading
    }

    /// Words of a question that stands before its answer like a heading, with its mark.
    private static let longestHeading = 4

    private mutating func close() {
        answered = asked
        asked = nil
    }

    private mutating func note(question number: Int, _ found: [Candidate]) {
        let sentence = sentences[number]
        guard sentence.isQuestion || isPrompt(sentence) else { return }
        if let asked {
            if sentences[asked.sentence].passage != sentence.passage { self.asked = nil }
            // A second question may only give the choices of the first.
            let options = extractor.plans[asked.plan].options
            let end = sentence.words.upperBound
            if self.asked != nil, sentence.words.contains(where: { options.match(words, at: $0, before: end) != nil }) {
                return
            }
        }
        suggested = sentence.isQuestion ? found.last : nil
        if let suggested { asked = (suggested.plan, number) }
        // Of several that it could ask for, the one that it says most of.
        var longest = 0
        for start in sentence.words {
            extractor.questions.forEach(at: start, in: matcher) { match, plan in
                guard match.range.count >= longest else { return }
                // Two fields of which no rule tells more than the label are asked for alike: neither is meant.
                if match.range.count == longest, let other = asked?.plan, other != plan, !extractor.plans[plan].isKnown,
                    !extractor.plans[other].isKnown
                {
                    asked = nil
                    return
                }
                longest = match.range.count
                asked = (plan, number)
            }
        }
    }

    /// `Your address, please.`: a few words of who advises ask, too.
    private func isPrompt(_ sentence: Sentence) -> Bool {
        sentence.words.count <= Self.longestPrompt && kind != .text && kind != .email
            && passages[sentence.passage].speaker == .adviser
    }

    /// Words of a prompt, with its mark.
    private static let longestPrompt = 12

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
            // A trap within a value of plain words takes from it, too: `thinking of becoming a coach`.
            let value = plan.place.isPlain ? 0..<0 : candidate.reading?.words ?? 0..<0
            let scope = scopes.first { scope in
                scope.words.overlaps(candidate.range) && !allowed.contains(scope.reason)
                    && !scope.trigger.allSatisfy { literals.contains($0) || value.contains($0) }
            }
            candidate.reason = scope?.reason
        }
        guard candidate.reason == nil else { return }
        do {
            if let reading = candidate.reading.map({ inCurrency($0, since: sentence.words.lowerBound) }),
                candidate.named == nil
            {
                candidate.value = try maker.value(
                    reading, kind: candidate.kind(plan, in: words, before: extractor.rules.words.kindEnds), for: plan)
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

    /// An amount in the currency that was named last in its sentence, where it has none of its own.
    private func inCurrency(_ reading: Reading, since start: Int) -> Reading {
        guard case .amount(var amount) = reading.content, amount.currency == nil else { return reading }
        var index = start
        while index < reading.words.lowerBound {
            guard let (other, end) = matcher.reader.amount(at: index) else {
                index += 1
                continue
            }
            amount.currency = other.currency ?? amount.currency
            index = end
        }
        return Reading(content: .amount(amount), words: reading.words)
    }

    /// Why it is not said of the customer.
    private func stranger(
        _ candidate: Candidate, mentioned: [Mention], implied: Mention.Person
    ) -> LeftOut.Reason? {
        let author = mentions.author(of: sentences[candidate.sentence])
        let literals = Set(candidate.literals)
        let value = candidate.reading?.words ?? 0..<0
        let inside = mentioned.last { mention in
            candidate.range.contains(mention.word) && !literals.contains(mention.word) && !value.contains(mention.word)
        }
        let conclusion = conclusion(
            before: candidate.reading?.words.lowerBound ?? candidate.range.upperBound, since: mentioned.first?.word)
        let before = mentioned.last { mention in
            mention.word < candidate.range.lowerBound && mention.word >= conclusion ?? 0 && !isObject(mention.word)
        }
        // `Two unmarried daughters`: what names a value is only said of who is named right behind it.
        let owner = mentioned.first { $0.word == candidate.range.upperBound && $0.person == .other }
        if let owner, words[owner.word].before <= .hyphen, !isPronoun(owner.word), endsInOption(candidate) {
            return .thirdPerson
        }
        // A pronoun that the pattern itself names says whose it is.
        let named = mentioned.last { literals.contains($0.word) && $0.person != .other }
        let stranger = mentioned.last { literals.contains($0.word) && $0.person == .other && isPronoun($0.word) }
        let own = conclusion == nil && !mentioned.contains { literals.contains($0.word) } ? implied : author
        switch inside?.person ?? stranger?.person ?? named?.person ?? before?.person ?? own {
        case .customer: return nil
        case .adviser: return .adviser
        case .other: return .thirdPerson
        }
    }

    /// Whether a named value's last word is the value itself, as in `unmarried`.
    private func endsInOption(_ candidate: Candidate) -> Bool {
        guard candidate.named != nil, let last = candidate.range.last else { return false }
        let options = extractor.plans[candidate.plan].options
        return options.match(words, at: last, before: candidate.range.upperBound) != nil
    }

    /// Where a conclusion begins, as in `her father gambled, so: cautious`; nothing where none stands before the word.
    private func conclusion(before index: Int, since start: Int?) -> Int? {
        guard let start, start < index else { return nil }
        let marks = extractor.rules.people.conclusions
        return (start..<index).last { marks.contains(words[$0].text) && words[$0 - 1].kind == .mark }
    }

    /// `me`, which tells to whom something is said.
    private func isObject(_ word: Int) -> Bool { words[word].text == "me" }

    private func isPronoun(_ word: Int) -> Bool { extractor.rules.people.pronouns[words[word].text] != nil }
}
