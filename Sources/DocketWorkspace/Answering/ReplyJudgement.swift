import DocketAgents
package import DocketDomain

/// What the gatekeeper says of a reply.
package struct ReplyJudgement: Hashable, Sendable {
    private let verdict: GatekeeperVerdict

    package init(request: String, reply: String) {
        verdict = Gatekeeper().judge(request: request, reply: reply)
    }

    package var wire: JSON {
        let decision = verdict.decision
        return [
            "should_create": .bool(decision.shouldCreate), "kind": decision.kind.map { .string($0.rawValue) } ?? .null,
            "confidence": .number(decision.confidence), "by": .string(decision.by), "reason": .string(decision.reason),
        ]
    }

    /// The decision for people.
    package var sentence: String {
        let decision = verdict.decision
        let share = Int((decision.confidence * 100).rounded())
        guard decision.shouldCreate, let kind = decision.kind else {
            return "Nothing to keep (\(share) %): \(decision.reason)"
        }
        return "Worth keeping as \(kind.rawValue) (\(share) %): \(decision.reason)"
    }
}
