package import DocketDomain

/// Something to read. Equal loads ask for the same thing, so an answer that nobody waits for any more is recognised.
package enum Load: Hashable, Sendable {
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
    case dossier(ArtifactID, isAhead: Bool)
    /// What became of a proposal that has left the queue.
    case fate(ArtifactID)
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

    /// Loads of one slot replace each other: the older one is cancelled.
    package enum Slot: Hashable, Sendable {
        case threads(page: Int)
        case thread
        case messages(from: Int)
        case message
        case artifacts(ArtifactListing.Place, page: Int)
        case artifact
        case content
        case search
        case history
        case candidates
        case find
        case proposals(page: Int)
        case dossier(isAhead: Bool)
        case fate
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
        case .artifacts(let listing, let page, _): .artifacts(listing.place, page: page)
        case .artifact: .artifact
        case .content: .content
        case .search: .search
        case .history: .history
        case .candidates: .candidates
        case .find: .find
        case .proposals(_, let page, _): .proposals(page: page)
        case .dossier(_, let isAhead): .dossier(isAhead: isAhead)
        case .fate: .fate
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
    package enum Place: Hashable, Sendable {
        /// Beside the messages of a thread.
        case thread
        /// The view of all artifacts.
        case everywhere
        /// Beside a customer's profile.
        case customer
    }

    package let place: Place
    package let filter: ArtifactFilter

    package init(_ place: Place, _ filter: ArtifactFilter) {
        self.place = place
        self.filter = filter
    }
}

/// A search within one pane that goes beyond what is loaded.
package struct FindRequest: Hashable, Sendable {
    /// Where to look.
    package enum Place: Hashable, Sendable {
        /// In a thread's messages, from one of them on.
        case messages(ThreadID, start: Int, isForward: Bool)
        /// Whether there are threads that a filter with the text lets through.
        case threads(ThreadFilter)
        case artifacts(ArtifactFilter)
    }

    package let text: String
    package let place: Place

    package init(text: String, in place: Place) {
        self.text = text
        self.place = place
    }
}
