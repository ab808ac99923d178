import DocketDomain

/// What is asked before a proposal is decided.
enum ProposalTopic: Hashable {
    /// Questions before proposals are decided.
    case decision
    /// Another value than the proposed one.
    case value(ReviewItem)
}

/// What the view makes of a decision when it is answered.
enum DecisionCompletion: Hashable {
    /// Tells what became of these proposals.
    case reviewed([ReviewItem])
    /// Tells which decisions were taken back.
    case tookBack
    /// Tells what was corrected.
    case corrected(String)
}

extension Completion {
    static func reviewed(_ items: [ReviewItem]) -> Completion { .topic(Topic(DecisionCompletion.reviewed(items))) }

    package static var tookBack: Completion { .topic(Topic(DecisionCompletion.tookBack)) }

    /// What it is about, where it is about decisions.
    var decision: DecisionCompletion? {
        if case .topic(let topic) = self { topic.as(DecisionCompletion.self) } else { nil }
    }
}

extension DecidesProposals {
    /// Takes the answer of a question before a decision; false where it is about something else.
    mutating func takeDecision(_ answer: OverlayAnswer, _ context: inout ScreenContext) -> Bool {
        switch answer.topic(ProposalTopic.self) {
        case .decision: if let answer = answer.value(DecisionAnswer.self) { handle(answer, &context) }
        case .value(let item):
            guard let value = answer.value(JSON.self) else { return true }
            decide(item, value == item.proposedValue ? .accept : .edit(value), &context)
        case nil: return false
        }
        return true
    }
}
