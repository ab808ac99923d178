internal import DocketDomain

/// Makes findings of statements: the last firm one on a field counts, the others are named.
struct Conclusion {
    let candidates: [Candidate]
    let plans: [FieldPlan]
    let quotes: QuoteFinder

    func extraction() -> Extraction {
        var judged = candidates
        let winners = settle(&judged)
        let places = judged.map { quotes.bytes(of: $0.range, in: $0.sentence) }
        let texts = quotes.quotes(places)

        var found: [(plan: Int, finding: Finding)] = []
        var leftOut: [LeftOut] = []
        var named: Set<LeftOut> = []
        for (index, candidate) in judged.enumerated() {
            guard let quote = texts[places[index]] else { continue }
            let key = plans[candidate.plan].field.key
            if let value = winners[index] {
                found.append(
                    (
                        candidate.plan,
                        Finding(
                            fieldKey: key, value: value, sourceText: quote.text, range: quote.range,
                            confidence: candidate.confidence, foundBy: "rules")
                    ))
            } else if let reason = candidate.reason {
                let out = LeftOut(
                    fieldKey: key, sourceText: quote.text, range: quote.range, reason: reason,
                    detail: candidate.detail)
                if named.insert(out).inserted { leftOut.append(out) }
            }
        }
        let findings = found.sorted { $0.plan < $1.plan }.map(\.finding)
        let known = Set(findings.map(\.fieldKey))
        let nudges = plans.compactMap { plan in
            known.contains(plan.field.key)
                ? nil : plan.rule.nudge.map { Nudge(fieldKey: plan.field.key, question: $0) }
        }
        return Extraction(found: findings, leftOut: leftOut, nudges: nudges)
    }

    /// The values that count, by the statements that give them.
    private func settle(_ judged: inout [Candidate]) -> [Int: JSON] {
        var last: [Int: Int] = [:]
        for (index, candidate) in judged.enumerated() where candidate.reason == nil {
            if let known = last[candidate.plan], candidate.isGuess, !judged[known].isGuess { continue }
            // What somebody does is said first; what follows in the sentence tells more of it.
            if let known = last[candidate.plan], plans[candidate.plan].place.isPlain,
                judged[known].sentence == candidate.sentence, !judged[known].isGuess
            {
                continue
            }
            last[candidate.plan] = index
        }
        var winners: [Int: JSON] = [:]
        for (plan, index) in last { winners[index] = judged[index].value.map { union($0, plan, judged) } }
        for index in judged.indices where judged[index].reason == nil && winners[index] == nil {
            let candidate = judged[index]
            guard !plans[candidate.plan].takesSeveral, let winner = last[candidate.plan],
                candidate.value != judged[winner].value
            else { continue }
            judged[index].reason = .superseded
        }
        return winners
    }

    /// All that was chosen, where a field takes several.
    private func union(_ value: JSON, _ plan: Int, _ judged: [Candidate]) -> JSON {
        guard plans[plan].takesSeveral else { return value }
        var elements: [JSON] = []
        for candidate in judged where candidate.plan == plan && candidate.reason == nil {
            elements += (candidate.value?.array ?? []).filter { !elements.contains($0) }
        }
        return .array(elements)
    }
}
