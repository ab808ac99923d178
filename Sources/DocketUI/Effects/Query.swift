package import DocketDomain

/// Something to read. Equal queries ask for the same thing, so an answer that nobody waits for any more is recognised.
package enum Query: Hashable, Sendable {
    case threads(ThreadFilter, page: Int, token: String)
    case thread(ThreadID)
    case messages(ThreadID, Range<Int>)
    /// What a thread said before, and does no more.
    case earlierMessages(ThreadID)
    /// The place of a message in its thread.
    case message(MessageID)
    case artifacts(ArtifactListing, page: Int, token: String)
    case artifact(ArtifactID)
    /// An artifact's newest content, with its rows.
    case content(ArtifactID, revision: Int)
    /// The same as JSON, as scripts see it.
    case json(ArtifactID, revision: Int)
    case search(SearchQuery, token: String)
    case history(StreamID, token: String)
    /// Threads to pick one from, by words of their titles.
    case candidates(String)
    /// What an address, or an id by a beginning or an ending, may mean.
    case objects(String)
    case find(FindRequest)
    case proposals(ReviewFilter, page: Int, token: String)
    /// All of one proposal: of the selected one, or of the one after it.
    case proposal(ArtifactID, isAhead: Bool)
    /// What has become of a proposal while something is asked about it.
    case standing(ArtifactID)
    /// Every proposal that a filter shows, as many as one step decides.
    case shown(ReviewFilter)
    case decided(DecisionFilter, page: Int, token: String)
    /// Why the viewer has rejected proposals before.
    case rejectionReasons
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
    /// What messages say of a customer.
    case notes(NotesSource, CustomerID)
    /// The same, as an assistant reads it beside the rules.
    case notesAsked(NotesSource, CustomerID)
    /// Whether a copy of an export can be put there.
    case destination(ExportDestination)
    /// Whether there is a chat export at a path, which may begin with `~`.
    case importable(path: String)
    /// What an assistant would be given with a text and the files at some paths; nowhere where it begins a thread.
    case context(words: String, files: [String] = [], to: OutgoingMessage.Target?)
    /// A file that is to go with a message there; the path may begin with `~`.
    case attachable(path: String, to: OutgoingMessage.Target?)
    /// What an artifact's query has to be given before it runs; the source where another one was chosen.
    case runnable(ArtifactID, source: String?)
    /// How a query would be run.
    case plan(QueryRequest)
    /// The tables of the source that a query runs against.
    case sourceTables(QueryRequest)
    /// The queries of two revisions of an artifact.
    case queries(ArtifactID, old: Int, new: Int)

    /// Queries of one slot replace each other: the older one is cancelled.
    package enum Slot: Hashable, Sendable {
        case threads(page: Int)
        case thread
        case messages(from: Int)
        case earlierMessages
        case message
        case artifacts(ArtifactListing.Scope, page: Int)
        case artifact
        case content
        case search
        case history
        case candidates
        case objects
        case find
        case proposals(page: Int)
        case proposal(isAhead: Bool)
        case standing(ArtifactID)
        case shown
        case decided(page: Int)
        case rejectionReasons
        case pendingCount
        case undoable
        case schema
        case customers(page: Int)
        case customer
        case managers
        case exports(page: Int)
        case notes
        case notesAsked
        case destination
        case importable
        case context
        case attachable(path: String)
        case runnable
        case plan
        case sourceTables
        case queries
    }

    package var slot: Slot {
        switch self {
        case .threads(_, let page, _): .threads(page: page)
        case .thread: .thread
        case .messages(_, let range): .messages(from: range.lowerBound)
        case .earlierMessages: .earlierMessages
        case .message: .message
        case .artifacts(let listing, let page, _): .artifacts(listing.scope, page: page)
        case .artifact: .artifact
        case .content, .json: .content
        case .search: .search
        case .history: .history
        case .candidates: .candidates
        case .objects: .objects
        case .find: .find
        case .proposals(_, let page, _): .proposals(page: page)
        case .proposal(_, let isAhead): .proposal(isAhead: isAhead)
        case .standing(let id): .standing(id)
        case .shown: .shown
        case .decided(_, let page, _): .decided(page: page)
        case .rejectionReasons: .rejectionReasons
        case .pendingCount: .pendingCount
        case .undoable: .undoable
        case .schema: .schema
        case .customers(_, let page, _): .customers(page: page)
        case .customer: .customer
        case .managers: .managers
        case .exports(let page, _): .exports(page: page)
        case .notes: .notes
        case .notesAsked: .notesAsked
        case .destination: .destination
        case .importable: .importable
        case .context: .context
        case .attachable(let path, _): .attachable(path: path)
        case .runnable: .runnable
        case .plan: .plan
        case .sourceTables: .sourceTables
        case .queries: .queries
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
