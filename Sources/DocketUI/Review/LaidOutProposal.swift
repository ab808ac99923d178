import DocketDomain

/// A proposal in the rows of its pane, with all that they depend on: they are made once for a key, and not for each look at
/// them.
struct LaidOutProposal: Hashable {
    struct Key: Hashable {
        let item: ReviewItem
        let rules: ProposalRules
        /// What became of it while it was shown.
        let standing: String?
        let width: Int
        let appearance: Appearance
    }

    let key: Key
    let rows: ProposalRows
}
