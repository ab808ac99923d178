import DocketDomain

/// What the review asks.
enum ReviewTopic: Hashable {
    case filter
    case order
    /// The list of what was decided.
    case decided
    /// A value of the profile that is corrected after a decision.
    case correction(ReviewItem)
}
