import DocketDomain
import DocketUI

extension [Effect] {
    /// The verdicts that are asked for.
    var verdicts: [ProposalVerdict] {
        flatMap { effect -> [ProposalVerdict] in
            guard case .perform(let request) = effect, case .review(let review) = request.command else { return [] }
            return review.verdicts
        }
    }
}
