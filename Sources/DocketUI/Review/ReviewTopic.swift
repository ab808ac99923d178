import DocketDomain

/// What the review asks, and what its writes are about.
enum ReviewTopic: Hashable {
    case filter
    case order
    /// Questions before proposals are decided.
    case decision
    /// Another value than the proposed one.
    case value(ReviewItem)
}

/// What the review makes of a write when it is answered.
enum ReviewCompletion: Hashable {
    /// Tells what became of these proposals.
    case reviewed([ReviewItem])
    /// Tells which decisions were taken back.
    case tookBack
}

extension Completion {
    static func reviewed(_ items: [ReviewItem]) -> Completion { .topic(Topic(ReviewCompletion.reviewed(items))) }

    package static var tookBack: Completion { .topic(Topic(ReviewCompletion.tookBack)) }
}
