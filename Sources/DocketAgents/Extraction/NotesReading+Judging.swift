internal import DocketDomain

/// Whether what was found is said of the customer, and said firmly.
extension NotesReading {
    func judge(
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
        } else if plan.isPersonal,
            let reason = stranger(candidate, mentioned: mentioned, implied: implied),
            !allowed.contains(reason) || reason == .thirdPerson && !isNamed(candidate, plan)
        {
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
        if candidate.reason == nil, plan.place == .firm, let name = candidate.reading?.words, mentions.isCustomer(name)
        {
            candidate.reason = .invalid
            candidate.detail = "It is the customer."
        }
        if candidate.reason == nil, isOneOfList(candidate, plan, in: sentence) {
            candidate.reason = .invalid
            candidate.detail = "It is one of a list, and nothing says which one was chosen."
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

    /// Whether the value is one of several options side by side, as on a form: `cautious / balanced / growth`.
    private func isOneOfList(_ candidate: Candidate, _ plan: FieldPlan, in sentence: Sentence) -> Bool {
        let place = candidate.named == nil ? candidate.reading?.words : candidate.range
        guard let place, !plan.takesSeveral, !plan.options.firstWords.isEmpty,
            !candidate.literals.contains(where: { words[$0].text == "☒" })
        else { return false }
        var options: Set<String> = []
        var hasSlash = false
        var isIn = false
        var index = sentence.words.lowerBound
        while index < sentence.words.upperBound {
            if let (option, end) = plan.options.match(words, at: index, before: sentence.words.upperBound) {
                options.insert(option)
                isIn = isIn || (index..<end).overlaps(place)
                index = end
            } else if words[index].kind == .mark {
                if words[index].text == "/", !options.isEmpty { hasSlash = true }
                index += 1
            } else {
                if isIn, options.count > (hasSlash ? 1 : 2) { return true }
                options = []
                hasSlash = false
                isIn = false
                index += 1
            }
        }
        return isIn && options.count > (hasSlash ? 1 : 2)
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
        let reach = matcher.isRunOn ? Self.reachWithoutMarks : words.count
        let start = max(conclusion ?? 0, candidate.range.lowerBound - reach)
        let before = mentioned.last { mention in
            mention.word < candidate.range.lowerBound && mention.word >= start && !isObject(mention.word)
                && !isAside(mention, in: mentioned, before: candidate.range.lowerBound)
                && !isJoined(mention, in: mentioned)
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
        // Behind whom it begins with: a customer may be called So.
        return (start + 1..<index).last { marks.contains(words[$0].text) && words[$0 - 1].kind == .mark }
    }

    /// Whether what a field asks for is named itself: `her brother is a minister, so PEP: yes`.
    private func isNamed(_ candidate: Candidate, _ plan: FieldPlan) -> Bool {
        let asks = plan.rule.asks ?? []
        return candidate.literals.contains { asks.contains(words[$0].text) }
    }

    /// Whether somebody is only named by the way, before a mark behind which the sentence goes on about the customer, as
    /// in `she got it when her aunt died: all inherited`.
    private func isAside(_ mention: Mention, in mentioned: [Mention], before index: Int) -> Bool {
        guard mention.person == .other, mentioned.first?.person == .customer, let first = mentioned.first,
            first.word < mention.word, !isOwner(first.word)
        else { return false }
        return words[mention.word..<index].contains { [":", "–", "—"].contains($0.text) }
    }

    /// Whether somebody is named together with the customer, as in `me and Jas`.
    private func isJoined(_ mention: Mention, in mentioned: [Mention]) -> Bool {
        let (joint, partner) = (mention.word - 1, mention.word - 2)
        guard mention.person == .other, partner >= 0, ["and", "&"].contains(words[joint].text) else { return false }
        return mentioned.contains { $0.word == partner && $0.person == .customer } && !isOwner(partner)
    }

    /// Whether a word says whose somebody is, so that the sentence is about that one.
    private func isOwner(_ word: Int) -> Bool {
        words[word].traits.contains(.owner) && word + 1 < words.count && words[word + 1].traits.contains(.other)
    }

    /// Words that somebody's name reaches where no marks tell sentences apart.
    private static let reachWithoutMarks = 12

    /// `me`, which tells to whom something is said.
    private func isObject(_ word: Int) -> Bool { words[word].text == "me" }

    private func isPronoun(_ word: Int) -> Bool { extractor.rules.people.pronouns[words[word].text] != nil }
}
