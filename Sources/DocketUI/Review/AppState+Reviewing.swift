package import DocketDomain
import OrderedCollections
import TerminalKit

extension AppState {
    /// What the viewer sees without a filter: a relationship manager what is theirs.
    package var standardFilter: ReviewFilter {
        var filter = ReviewFilter()
        filter.isMine = identity.viewer.role == .rm
        return filter
    }

    /// Commands of the review.
    mutating func runReviewing(_ id: CommandID, _ effects: inout [Effect]) {
        switch id {
        case .accept: accept(&effects)
        case .reject: reject()
        case .edit: edit()
        case .editOutside: editOutside(&effects)
        case .acceptMany: askAboutMany(.accept, &effects)
        case .rejectMany: askAboutMany(.reject, &effects)
        case .undo: undo(&effects)
        case .mark: toggleMark()
        case .markRange: markRange()
        default: break
        }
    }

    // MARK: Filter and order

    mutating func openReviewFilter() {
        let options = ReviewFilterChoice.allCases.compactMap { $0.option(review.filter, review.selection) }
        overlay = .picker(PickerState(.reviewFilter, title: "Show which proposals?", options: options))
    }

    mutating func openReviewOrder() {
        let options = QueueOrderChoice.allCases.map { PickerState.Option($0.rawValue, $0.label) }
        let current = QueueOrderChoice.allCases.firstIndex { $0.sort == (review.filter.sort, review.filter.order) }
        overlay = .picker(
            PickerState(.reviewOrder, title: "In which order?", options: options, selected: current ?? 0))
    }

    mutating func setReviewFilter(_ filter: ReviewFilter, _ effects: inout [Effect]) {
        guard filter != review.filter else { return }
        drop(&effects) { if case .proposals = $0 { true } else { false } }
        review.wanted = review.selection?.id
        review.filter = filter
        review.list = PagedList()
        review.anchor = nil
        review.pane = .queue
        noteMove()
    }

    // MARK: Marks

    private mutating func toggleMark() {
        guard let item = review.selection else { return }
        if review.marks.removeValue(forKey: item.id) == nil { review.marks[item.id] = item }
        review.list.move(by: 1)
    }

    /// Begins a range here, or marks all from where it began.
    private mutating func markRange() {
        guard let item = review.selection else { return }
        guard let anchor = review.anchor else {
            review.anchor = item.id
            say("A range begins here; \(keymap.label(of: .markRange)) again marks it")
            return
        }
        review.anchor = nil
        guard let start = review.list.loaded.first(where: { $0.item.id == anchor })?.index else {
            return refuse("The range began too far away; begin another one")
        }
        let end = review.list.view.selection
        for index in min(start, end)...max(start, end) {
            if let item = review.list[index] { review.marks[item.id] = item }
        }
        say("\(review.marks.count) marked")
    }

    // MARK: Many at once

    private mutating func askAboutMany(_ verb: VerdictState.Verb, _ effects: inout [Effect]) {
        guard mayDecide() else { return }
        if !review.marks.isEmpty {
            overlay = .verdict(VerdictState(verb, .marked, Array(review.marks.values), self))
        } else if let item = review.selection {
            overlay = .verdict(VerdictState(verb, .batch(item.batchID)))
            reload(.batch(item.batchID), &effects)
        }
    }

    // MARK: Moving

    mutating func moveInReview(by distance: Int) {
        switch review.pane {
        case .evidence where reviewLayout.evidence != nil: scrollEvidence(by: distance)
        case .queue, .proposal, .evidence: review.list.move(by: distance)
        }
    }

    mutating func movePageInReview(_ direction: Int, of parts: Int) {
        let layout = reviewLayout
        switch review.pane {
        case .queue: review.list.move(by: direction * max(1, layout.queueRows / parts))
        case .proposal: scrollProposal(by: direction * max(1, layout.proposalRows.height / parts))
        case .evidence:
            let height = layout.evidence == nil ? layout.proposalRows.height : layout.evidenceRows.height
            let rows = direction * max(1, height / parts)
            if layout.evidence == nil { scrollProposal(by: rows) } else { scrollEvidence(by: rows) }
        }
    }

    mutating func moveToEndInReview(_ end: ListEnd) {
        switch review.pane {
        case .evidence where reviewLayout.evidence != nil: scrollEvidence(by: end == .start ? -100_000 : 100_000)
        case .queue, .proposal, .evidence: review.list.go(to: end)
        }
    }

    mutating func scrollProposal(by rows: Int) {
        guard let text = ProposalText(self) else { return }
        let area = reviewLayout.proposalRows
        let count = proposalLines(text, width: area.width, withEvidence: reviewLayout.evidence == nil).count
        review.proposalOffset = max(0, min(review.proposalOffset + rows, count - area.height))
    }

    mutating func scrollEvidence(by rows: Int) {
        let height = reviewLayout.evidenceRows.height
        review.evidenceOffset = max(0, min(review.evidenceOffset + rows, (review.page?.rows.count ?? 0) - height))
    }

    mutating func shiftReviewPane(by step: Int, wraps: Bool) {
        let panes: [ReviewState.Pane] =
            reviewLayout.arrangement == .single ? [.queue, .proposal] : ReviewState.Pane.allCases
        let index = panes.firstIndex(of: review.pane) ?? 0
        let next = index + step
        if wraps {
            review.pane = panes[(next + panes.count) % panes.count]
        } else if panes.indices.contains(next) {
            review.pane = panes[next]
        }
    }

    var reviewLayout: ReviewLayout { ReviewLayout(self, body: layout.body) }

    /// The program has put something else under the user's keys.
    mutating func noteMove() { decisionGuard.note(movedAt: now) }
}
