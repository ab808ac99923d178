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
    /// What rows say of a proposal's values: looked into once, when they are read.
    private struct Judged: Hashable {
        let present: JSON
        let proposed: JSON
        /// Whether the proposed value reads as something else than it is.
        let isDeceptive: Bool
        /// What becomes of the value, in a few words.
        let old: String
        let new: String
    }

    private var judged: [ArtifactID: Judged] = [:]
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
    /// More than a list keeps: what was judged and is not in it any more goes first.
    private static let keptJudged = 1000

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
    func isDeceptive(_ id: ArtifactID) -> Bool { judged[id]?.isDeceptive ?? false }

    /// What would become of the value, in a few words. Of the old value nothing where the viewer is not shown it.
    func changeWords(of item: ReviewItem, _ rules: ProposalRules) -> (old: String?, new: String) {
        let shown = rules.shownValue(item.fieldKey)
        guard !shown.isHidden, schema != nil, let kept = judged[item.id] else { return shown.change(of: item) }
        return (item.hidesProfile ? nil : kept.old, kept.new)
    }

    /// Looks into the values of items that the list has, where they are not known yet.
    mutating func judge(_ items: [ReviewItem], anew: Bool = false) {
        if anew { judged = [:] }
        for item in items {
            let (present, proposed) = (item.currentValue, item.proposedValue)
            if let known = judged[item.id], known.present == present, known.proposed == proposed { continue }
            let value = ShownValue(field: schema?.field(item.fieldKey))
            let change = value.change(from: present, to: proposed)
            judged[item.id] = Judged(
                present: present, proposed: proposed,
                isDeceptive: !value.findings(proposed, replacing: present).isEmpty, old: change.old, new: change.new)
        }
        guard judged.count > Self.keptJudged else { return }
        let loaded = Set(list.loaded.map(\.item.id))
        judged = judged.filter { loaded.contains($0.key) }
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
        if gone == new.item.id { gone = nil }
        if details.count > Self.keptDetails { details.removeFirst() }
        list.update(where: { $0.id == new.item.id }) { $0 = new.item }
        if judged[new.item.id] != nil { judge([new.item]) }
    }

    func details(of id: ArtifactID) -> ProposalDetails? { details[id] }

    /// What was read may be older than a change.
    mutating func forgetDetails(except id: ArtifactID?) {
        details = details.filter { $0.key == id }
    }

    /// Proposals of the list, without one that has left it and is still shown.
    var waitingCount: Int { list.count - (list.lingering == nil ? 0 : 1) }
    /// Those that still wait.
    var leftCount: Int { max(0, waitingCount - decided.count) }

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

    /// What is said of the selected proposal, in the rows of its pane; nil where there is none.
    func proposalRows(_ layout: ReviewLayout, _ shared: SharedState) -> ProposalRows? {
        guard let item = selectedDetails?.item ?? selection else { return nil }
        let text = ProposalText(item, rules(shared), shared, standing: standing(shared))
        return text.rows(width: max(1, layout.proposalRows.width), change)
    }

    /// What judges proposals, as things stand.
    func rules(_ shared: SharedState) -> ProposalRules {
        ProposalRules(
            schema: schema, field: selectedDetails?.field, isRevealed: isRevealed, identity: shared.identity,
            today: shared.now)
    }
}
