internal import DocketDomain

/// Corrections of what was said just before, and answers to what was asked.
extension NotesReading {
    /// `Sorry, 180`: another value for what was said just before.
    mutating func correct(_ number: Int, _ found: inout [Candidate]) {
        var last: Int?
        for cue in extractor.cues.matches(in: &matcher) {
            let start = cue.match.range.lowerBound
            // Of several at a word the first counts; what goes on begins a part of the sentence.
            guard start != last, cue.tag != .continuing || isPart(start, of: sentences[number]) else { continue }
            last = start
            let inSentence = found.lastIndex { $0.range.upperBound <= start }
            let before =
                inSentence == nil
                ? candidates.indices.reversed().prefix { number - candidates[$0].sentence <= 2 }
                    .first { isCorrected(candidates[$0], by: cue.tag) } : nil
            guard let earlier = inSentence.map({ found[$0] }) ?? before.map({ candidates[$0] }) else { return }
            let plan = extractor.plans[earlier.plan]
            let hasOwn = found.contains { $0.plan == earlier.plan && $0.range.lowerBound >= start }
            let reach = cue.tag == .continuing ? 1 : Self.longestCorrection
            let reading = replacement(from: cue.match.range.upperBound, within: reach, of: earlier, plan)
            // What a statement of its own says is no other value of what was said before.
            if let reading, found.contains(where: { $0.plan != earlier.plan && claims(reading, $0) }) { continue }
            if !hasOwn, let reading {
                found.append(
                    Candidate(
                        plan: earlier.plan, range: reading.words, literals: [], reading: reading, named: nil,
                        sentence: number, confidence: .medium))
            } else if cue.tag != .dropping, !hasOwn || cue.tag == .continuing {
                continue
            } else if cue.tag == .dropping {
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

    /// Whether a part of the sentence begins at the word: behind a mark, a verb or what joins it.
    private func isPart(_ start: Int, of sentence: Sentence) -> Bool {
        guard start > sentence.words.lowerBound, case let before = words[start - 1] else { return true }
        return before.kind == .mark || Self.partStarts.contains(before.text)
    }

    private static let partStarts: Set<String> = [
        "but", "and", "is", "are", "'s", "it", "so", "at", "then", "which", "that",
    ]

    /// Whether a statement names what a reading is.
    private func claims(_ reading: Reading, _ candidate: Candidate) -> Bool {
        isExclusive(candidate) && !candidate.literals.isEmpty
            && candidate.reading?.words.overlaps(reading.words) ?? false
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
            guard place != .phrase, place != .rest, place != .name || reach > 1 else { return nil }
            if let found = reader.read(place, of: plan, at: index) { return found }
        }
        return nil
    }

    /// What is said right after a question is about what it asks for.
    mutating func answer(_ number: Int, _ found: inout [Candidate]) {
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

    mutating func note(question number: Int, _ found: [Candidate]) {
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
        for question in extractor.questions.matches(in: &matcher) where question.match.range.count >= longest {
            let plan = question.tag
            // Two fields of which no rule tells more than the label are asked for alike: neither is meant.
            if question.match.range.count == longest, let other = asked?.plan, other != plan,
                !extractor.plans[plan].isKnown, !extractor.plans[other].isKnown
            {
                asked = nil
                continue
            }
            longest = question.match.range.count
            asked = (plan, number)
        }
    }

    /// `Your address, please.`: a few words of who advises ask, too.
    private func isPrompt(_ sentence: Sentence) -> Bool {
        sentence.words.count <= Self.longestPrompt && kind.isDialogue
            && passages[sentence.passage].speaker == .adviser
    }

    /// Words of a prompt, with its mark.
    private static let longestPrompt = 12
}
