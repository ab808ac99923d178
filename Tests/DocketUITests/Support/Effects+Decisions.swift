import DocketDomain
import DocketUI

extension [Effect] {
    /// The decisions that are asked for.
    var decisions: [ProposalDecision] {
        flatMap { effect -> [ProposalDecision] in
            guard case .perform(let request) = effect, case .review(let review) = request.command else { return [] }
            return review.decisions
        }
    }
}
