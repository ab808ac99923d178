package import DocketDomain

/// What texts beside messages are kept by while they are not finished.
extension DraftKey {
    /// Another value for a proposal.
    package static func value(of proposal: ArtifactID) -> DraftKey { DraftKey("value \(Address.artifact(proposal))") }

    /// Another value for a field of a profile.
    static func correction(of customer: CustomerID, _ field: String) -> DraftKey {
        DraftKey("correction \(Address.customer(customer)) \(field)")
    }

    /// Why proposals are rejected.
    package static func reason(for proposals: [ArtifactID]) -> DraftKey {
        guard let only = proposals.first, proposals.count == 1 else { return DraftKey("reason \(Address.review)") }
        return DraftKey("reason \(Address.artifact(only))")
    }

    /// An answer to the question that notes in a thread leave open about a field of a customer.
    static func answer(to field: String, of customer: CustomerID, in thread: ThreadID) -> DraftKey {
        DraftKey("answer \(Address.thread(thread)) \(Address.customer(customer)) \(field)")
    }

    /// Where the text is gone on with.
    var address: Address? {
        name.split(separator: " ").dropFirst().first.flatMap { try? Address(parsing: String($0)) }
    }
}
