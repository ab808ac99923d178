package import DocketDomain
package import OrderedCollections
import TerminalKit

/// The queue of proposals, the one that is being decided, and what was decided in this sitting.
package struct ReviewScreen: Hashable, Sendable {
    /// A pane of the view.
    package enum Pane: Int, Hashable, Sendable, CaseIterable {
        case queue
        case proposal
        case evidence
    }

    package var pane: Pane = .queue
    package var list = PagedList<ReviewItem>()
    package var filter = ReviewFilter()
    /// What was read of proposals, of the last ones that were shown.
    private var details: OrderedDictionary<ArtifactID, ProposalDetails> = [:]
    package var schema: ProfileSchema?
    /// Proposals that were marked, for `A` and `R`.
    package var marks: OrderedDictionary<ArtifactID, ReviewItem> = [:]
    /// Where a range of marks begins.
    package var anchor: ArtifactID?
    /// The proposal to select as soon as it is loaded.
    package var wanted: ArtifactID?
    /// Whether sensitive values are shown.
    package var isRevealed = false
    /// Rows of the proposal and of the evidence above their panes.
    var proposalOffset = 0
    var evidenceOffset = 0
    var page: EvidencePage?
    /// Rows that the proposal needs, without its evidence.
    var proposalHeight = 8

    /// A decision that was pressed a moment ago.
    package var held: HeldDecision?
    /// Proposals whose decision is on its way, or done and not yet gone from the list.
    package var decided: Set<ArtifactID> = []
    /// What happened last.
    package var notice: ReviewNotice?
    /// Decided in this sitting.
    package var decidedCount = 0
    /// What the viewer can still take back, the newest first.
    package var undoable: [ReviewItem] = []

    private static let keptDetails = 16

    /// How many proposals wait for the viewer, as soon as that is known.
    package var pending: Total?
    /// Whether it is opened as soon as something is known to wait there.
    package var opensItself = false
    /// Whether something has changed while it was not shown.
    var isStale = false
    /// The value that is being written in the user's own editor.
    var editedOutside: ValueEditor?

    package init(_ identity: Identity) {
        filter = Self.standardFilter(identity)
    }

    /// What the viewer sees without a filter: a relationship manager what is theirs.
    package static func standardFilter(_ identity: Identity) -> ReviewFilter {
        var filter = ReviewFilter()
        filter.isMine = identity.viewer.role == .rm
        return filter
    }

    package var markCount: Int { marks.count }
    package var selection: ReviewItem? { list.selection }

    /// All that was read of the selected proposal.
    package var selectedDetails: ProposalDetails? { selection.flatMap { details[$0.id] } }

    /// What asks for the pages: in the opposite order where they are counted from the end.
    var query: ReviewFilter {
        var query = filter
        if list.end == .end { query.order = query.order.reversed }
        return query
    }

    mutating func handle(_ new: ProposalDetails) {
        details[new.item.id] = new
        if details.count > Self.keptDetails { details.removeFirst() }
        list.update(where: { $0.id == new.item.id }) { $0 = new.item }
    }

    func details(of id: ArtifactID) -> ProposalDetails? { details[id] }

    /// What was read may be older than a change.
    mutating func forgetDetails(except id: ArtifactID?) {
        details = details.filter { $0.key == id }
    }

    /// Proposals of the list that still wait.
    var leftCount: Int { max(0, list.count - decided.count) }

    /// When the newest step can't be taken back any more, if one still can.
    func undoableUntil(_ now: Timestamp) -> Timestamp? {
        undoable.first.flatMap { $0.decision?.undoableUntil }.flatMap { $0 > now ? $0 : nil }
    }

    /// Whether the item begins the proposals of its customer in the list as it is shown.
    func beginsGroup(_ index: Int) -> Bool {
        guard filter.sort == .customer, let item = list[index] else { return false }
        guard index > 0 else { return true }
        return list[index - 1].map { $0.customerID != item.customerID } ?? false
    }

    /// Rows of an item in the queue: a new customer has a heading.
    func height(of index: Int) -> Int { beginsGroup(index) ? 2 : 1 }

    func layout(_ shared: SharedState) -> ReviewLayout { ReviewLayout(self, shared) }

    /// What judges proposals, as things stand.
    func rules(_ shared: SharedState) -> ProposalRules {
        ProposalRules(
            schema: schema, field: selectedDetails?.field, isRevealed: isRevealed, identity: shared.identity,
            today: shared.now)
    }
}
