import DocketDomain
import DocketUI

extension [Effect] {
    /// All but what is kept of texts that are not finished.
    var withoutDrafts: [Effect] { filter { if case .keepDraft = $0 { false } else { true } } }

    /// The decisions that are asked for.
    var decisions: [ProposalDecision] {
        flatMap { effect -> [ProposalDecision] in
            guard case .perform(let request) = effect, case .review(let review) = request.command else { return [] }
            return review.decisions
        }
    }
}
