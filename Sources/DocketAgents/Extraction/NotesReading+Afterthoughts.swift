internal import DocketDomain

/// What only the whole of the notes tells of what was found.
extension NotesReading {
    /// In a dialogue those who speak change their minds: a value of a field that no rule knows is only firm where no
    /// other one is spoken of after it, be it in a question; and a day where no other day is.
    mutating func doubtChangedValues() {
        guard kind.isDialogue else { return }
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
    mutating func nameInFull() {
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
}
