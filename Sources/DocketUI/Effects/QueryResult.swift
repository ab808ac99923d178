package import DocketDomain

/// What a query brought.
package enum QueryResult: Sendable {
    case threads(Page<ThreadSummary>)
    case thread(ThreadSummary)
    /// The messages, and the artifacts that they mention.
    case messages([Message], artifacts: [ArtifactSummary])
    case message(Message)
    case artifacts(Page<ArtifactSummary>)
    case artifact(ArtifactSummary)
    /// The content, and the text of a document.
    case content(ArtifactContent, text: String)
    case search(Page<SearchHit>)
    case history(Page<HistoryLine>)
    case candidates([ThreadSummary])
    /// The place of the message that was found, or how many threads or artifacts were, if there are any.
    case found(Int?)
    case proposals(Page<ReviewItem>)
    case proposal(ProposalDetails)
    case batch([ReviewItem])
    case pendingCount(Total)
    case undoable([ReviewItem])
    case schema(ProfileSchema)
    case customers(Page<CustomerSummary>)
    case customer(CustomerProfile)
    case managers([User])
    case exports(Page<ExportSummary>)
}

/// An event in plain words.
package struct HistoryLine: Hashable, Sendable {
    package let id: String
    package let text: String
    package let actor: UserID
    package let at: Timestamp

    package init(id: String, text: String, actor: UserID, at: Timestamp) {
        self.id = id
        self.text = text
        self.actor = actor
        self.at = at
    }
}
