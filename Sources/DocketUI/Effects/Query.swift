package import DocketDomain

/// Something to read. Equal queries ask for the same thing, so an answer that nobody waits for any more is recognised.
package enum Query: Hashable, Sendable {
    case threads(ThreadFilter, page: Int, token: String)
    case thread(ThreadID)
    case messages(ThreadID, Range<Int>)
    /// The place of a message in its thread.
    case message(MessageID)
    case artifacts(ArtifactListing, page: Int, token: String)
    case artifact(ArtifactID)
    /// An artifact's newest content, with its rows.
    case content(ArtifactID, revision: Int)
    case search(SearchQuery, token: String)
    case history(StreamID, token: String)
    /// Threads to pick one from, by words of their titles.
    case candidates(String)
    case find(FindRequest)
    case proposals(ReviewFilter, page: Int, token: String)
    /// All of one proposal: of the selected one, or of the one after it.
    case proposal(ArtifactID, isAhead: Bool)
    /// What became of a proposal that has left the queue.
    case decisionOutcome(ArtifactID)
    /// Every proposal of a batch that waits.
    case batch(BatchID)
    /// How many proposals wait for the viewer.
    case pendingCount
    /// What the viewer can still take back.
    case undoable
    case schema
    case customers(CustomerFilter, page: Int, token: String)
    case customer(CustomerID)
    /// Who can be attached to a customer.
    case managers
    case exports(page: Int, token: String)

    /// Queries of one slot replace each other: the older one is cancelled.
    package enum Slot: Hashable, Sendable {
        case threads(page: Int)
        case thread
        case messages(from: Int)
        case message
        case artifacts(ArtifactListing.Scope, page: Int)
        case artifact
        case content
        case search
        case history
        case candidates
        case find
        case proposals(page: Int)
        case proposal(isAhead: Bool)
        case decisionOutcome
        case batch
        case pendingCount
        case undoable
        case schema
        case customers(page: Int)
        case customer
        case managers
        case exports(page: Int)
    }

    package var slot: Slot {
        switch self {
        case .threads(_, let page, _): .threads(page: page)
        case .thread: .thread
        case .messages(_, let range): .messages(from: range.lowerBound)
        case .message: .message
        case .artifacts(let listing, let page, _): .artifacts(listing.scope, page: page)
        case .artifact: .artifact
        case .content: .content
        case .search: .search
        case .history: .history
        case .candidates: .candidates
        case .find: .find
        case .proposals(_, let page, _): .proposals(page: page)
        case .proposal(_, let isAhead): .proposal(isAhead: isAhead)
        case .decisionOutcome: .decisionOutcome
        case .batch: .batch
        case .pendingCount: .pendingCount
        case .undoable: .undoable
        case .schema: .schema
        case .customers(_, let page, _): .customers(page: page)
        case .customer: .customer
        case .managers: .managers
        case .exports(let page, _): .exports(page: page)
        }
    }
}

/// Which artifacts a pane lists.
package struct ArtifactListing: Hashable, Sendable {
    /// Where the list stands.
    package enum Scope: Hashable, Sendable {
        /// Beside the messages of a thread.
        case thread
        /// The view of all artifacts.
        case everywhere
        /// Beside a customer's profile.
        case customer
    }

    package let scope: Scope
    package let filter: ArtifactFilter

    package init(_ scope: Scope, _ filter: ArtifactFilter) {
        self.scope = scope
        self.filter = filter
    }
}

/// A search within one pane that goes beyond what is loaded.
package struct FindRequest: Hashable, Sendable {
    /// Where to look.
    package enum Target: Hashable, Sendable {
        /// In a thread's messages, from one of them on.
        case messages(ThreadID, start: Int, isForward: Bool)
        /// Whether there are threads that a filter with the text lets through.
        case threads(ThreadFilter)
        case artifacts(ArtifactFilter)
    }

    package let text: String
    package let target: Target

    package init(text: String, in target: Target) {
        self.text = text
        self.target = target
    }
}
