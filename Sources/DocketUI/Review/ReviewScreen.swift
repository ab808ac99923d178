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
    /// Whether a proposal's value is not what it seems: looked into once, when it is read.
    private var judged: [ArtifactID: Bool] = [:]
    /// The proposal to select as soon as it is loaded.
    package var wanted: ArtifactID?
    /// Whether sensitive values are shown.
    package var isRevealed = false
    /// Rows of the proposal and of the evidence above their panes.
    var proposalOffset = 0
    var evidenceOffset = 0
    var page: EvidencePage?
    /// The change of the selected proposal as it was laid out the last time.
    var change: ChangeRows?
    /// Rows that the proposal needs, without its evidence.
    var proposalHeight = 8

    var deciding = DecisionState()
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

    package init(_ identity: Identity) {
        filter = Self.standardFilter(identity)
    }

    /// What the viewer sees without a filter: a relationship manager what is theirs.
    package static func standardFilter(_ identity: Identity) -> ReviewFilter {
        var filter = ReviewFilter()
        filter.isMine = identity.viewer.role == .rm
        return filter
    }

    /// Whether a proposed value reads as something else than it is.
    func isDeceptive(_ id: ArtifactID) -> Bool { judged[id] ?? false }

    mutating func judge(_ items: [ReviewItem], anew: Bool = false) {
        if anew { judged = [:] }
        for item in items where judged[item.id] == nil {
            let value = ShownValue(field: schema?.field(item.fieldKey))
            judged[item.id] = !value.findings(item.proposedValue, replacing: item.currentValue).isEmpty
        }
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

    /// What is said of the selected proposal; nil where there is none.
    func proposalText(_ shared: SharedState) -> ProposalText? {
        guard let item = selectedDetails?.item ?? selection else { return nil }
        return ProposalText(item, rules(shared), shared)
    }

    /// The same in the rows of its pane.
    func proposalRows(_ layout: ReviewLayout, _ shared: SharedState) -> ProposalRows? {
        proposalText(shared)?.rows(width: max(1, layout.proposalRows.width), change)
    }

    /// What judges proposals, as things stand.
    func rules(_ shared: SharedState) -> ProposalRules {
        ProposalRules(
            schema: schema, field: selectedDetails?.field, isRevealed: isRevealed, identity: shared.identity,
            today: shared.now)
    }
}
