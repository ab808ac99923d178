package import DocketDomain

/// What a query brought.
package enum QueryResult: Sendable {
    case threads(Page<ThreadSummary>)
    case thread(ThreadSummary)
    /// The messages, the artifacts that they mention, the texts of their attachments, and which offers were taken up.
    case messages(
        [Message], artifacts: [ArtifactSummary], texts: [AttachmentID: String], kept: Set<OfferID> = [])
    case earlierMessages(Page<Message>)
    case message(Message)
    case artifacts(Page<ArtifactSummary>)
    case artifact(ArtifactSummary)
    /// The content, and the text of a document.
    case content(ArtifactContent, text: String)
    case json(JSON)
    case search(Page<SearchHit>)
    case history(Page<HistoryLine>)
    case candidates([ThreadSummary])
    case objects([ObjectName])
    /// Nothing where the text is nowhere there.
    case found(FindResult?)
    case proposals(Page<ReviewItem>)
    case proposal(ProposalDetails)
    /// The proposals, and whether these are all.
    case shown([ReviewItem], isWhole: Bool)
    case decided(Page<ReviewItem>)
    /// The latest last, each once.
    case rejectionReasons([String])
    case pendingCount(Total)
    case undoable([ReviewItem])
    case schema(ProfileSchema)
    case customers(Page<CustomerSummary>)
    case customer(CustomerProfile)
    case managers([User])
    case exports(Page<ExportSummary>)
    case notes(FoundInNotes)
    /// A copy can be put there, or what is there can be imported.
    case usable
    case context(ContextOutline)
    case attachable(AttachableFile)
    case runnable(RunOffer)
    case plan(QueryPlan)
    case sourceTables(SourceSchema)
    case queries(QueryPair)
}

/// The queries of two revisions.
package struct QueryPair: Hashable, Sendable {
    package let old: SQLQuery
    package let new: SQLQuery

    package init(old: SQLQuery, new: SQLQuery) {
        self.old = old
        self.new = new
    }
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
