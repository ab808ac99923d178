package import DocketDomain
import TerminalKit

/// A proposal that is open as an artifact: what was read of it, how far it is scrolled, and what is laid out.
package struct ProposalViewer: Hashable, Sendable {
    package private(set) var details: ProposalDetails
    /// Whether it was settled by somebody else since it was opened.
    private(set) var isSettled = false
    private var offset = 0
    private var change: ChangeRows?
    private var evidence: EvidencePage?
    /// Where it is drawn; the last row tells what happened, and what is not seen.
    private var area = Rect(x: 0, y: 0, width: 0, height: 0)

    package init(_ details: ProposalDetails) {
        self.details = details
    }

    /// It was read again.
    ///
    /// - Parameter isOwn: Whether a decision that was given here is on its way or stored.
    mutating func handle(_ details: ProposalDetails, isOwn: Bool) {
        let waits = details.item.status == .pending
        isSettled = !waits && !isOwn && (isSettled || self.details.item.status == .pending)
        self.details = details
    }

    /// Lays it out for the area that it is drawn in.
    mutating func reconcile(in area: Rect, _ rules: ProposalRules, _ shared: SharedState) {
        self.area = area
        guard !rows.isEmpty else { return }
        change = laidOut(rules, shared).change
        let key = EvidencePage.Key(
            details: details, width: rows.width, isHidden: rules.shownValue(details.item.fieldKey).isHidden,
            appearance: shared.appearance)
        if evidence?.key != key { evidence = EvidencePage(key, source: shared.source(of: details)) }
    }

    private var rows: Rect { area.droppingBottom(1).inset(horizontally: 1) }

    private func laidOut(_ rules: ProposalRules, _ shared: SharedState) -> ProposalRows {
        ProposalText(
            details.item, rules, shared, namesCustomer: true,
            standing: isSettled ? SettledText.text(of: details.item, shared) : nil
        ).rows(width: max(1, rows.width), change)
    }

    func page(_ rules: ProposalRules, _ shared: SharedState) -> ProposalPage {
        ProposalPage(
            laidOut(rules, shared), evidence: evidence, offset: offset, in: rows, noteTakesRow: false,
            shared.appearance)
    }

    // MARK: Scrolling

    mutating func scroll(to offset: Int) { self.offset = offset }

    mutating func scroll(by distance: Int, _ rules: ProposalRules, _ shared: SharedState) {
        offset = page(rules, shared).window.offset(scrolledBy: max(-100_000, min(distance, 100_000)))
    }

    /// Rows that a page scrolls by.
    var pageHeight: Int { max(1, rows.height) }

    // MARK: Drawing

    func draw(_ rules: ProposalRules, _ notice: DecisionNotice?, _ drawing: Drawing, on frame: inout Frame) {
        let page = page(rules, drawing.shared)
        page.draw(on: &frame)
        let last = area.bottom(1)
        let note = Line(page.note(drawing.decisionGuard.seen), drawing.theme.muted)
        let width = note.width(limit: last.width)
        frame.write(note, in: last.right(width))
        if let notice { frame.write(notice.line(drawing), in: last.droppingRight(width + 1)) }
    }
}
