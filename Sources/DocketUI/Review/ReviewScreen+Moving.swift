import DocketDomain
package import TerminalKit

extension ReviewScreen: Navigable {
    mutating func move(by distance: Int, _ context: inout ScreenContext) {
        switch pane {
        case .evidence where layout(context.shared).evidence != nil: scrollEvidence(by: distance, context.shared)
        case .queue, .proposal, .evidence: list.move(by: distance)
        }
    }

    mutating func movePage(_ direction: Int, of parts: Int, _ context: inout ScreenContext) {
        let layout = layout(context.shared)
        switch pane {
        case .queue: list.move(by: direction * max(1, layout.queueRows / parts))
        case .proposal: scrollProposal(by: direction * max(1, layout.proposalRows.height / parts), context.shared)
        case .evidence:
            let height = layout.evidence == nil ? layout.proposalRows.height : layout.evidenceRows.height
            let rows = direction * max(1, height / parts)
            if layout.evidence == nil {
                scrollProposal(by: rows, context.shared)
            } else {
                scrollEvidence(by: rows, context.shared)
            }
        }
    }

    mutating func move(to end: ListEnd, _ context: inout ScreenContext) {
        switch pane {
        case .evidence where layout(context.shared).evidence != nil:
            scrollEvidence(by: end == .start ? -100_000 : 100_000, context.shared)
        case .queue, .proposal, .evidence: list.go(to: end)
        }
    }

    private mutating func scrollProposal(by rows: Int, _ shared: SharedState) {
        guard let text = ProposalText(self, shared) else { return }
        let layout = layout(shared)
        let area = layout.proposalRows
        let lines = proposalLines(
            text, width: area.width, withEvidence: layout.evidence == nil, shared.appearance)
        proposalOffset = max(0, min(proposalOffset + rows, lines.count - area.height))
    }

    private mutating func scrollEvidence(by rows: Int, _ shared: SharedState) {
        let height = layout(shared).evidenceRows.height
        evidenceOffset = max(0, min(evidenceOffset + rows, (page?.rows.count ?? 0) - height))
    }

    mutating func shiftFocus(by step: Int, wraps: Bool, _ context: inout ScreenContext) {
        let isSingle = layout(context.shared).arrangement == .single
        let panes: [Pane] = isSingle ? [.queue, .proposal] : Pane.allCases
        // Where only one is shown, the evidence is a part of the proposal's pane.
        let here = panes.contains(pane) ? pane : .queue
        let next = here.next(by: step, in: panes, wraps: wraps)
        if next != here { pane = next }
    }

    mutating func focusPane(_ number: Int, _ context: inout ScreenContext) {
        pane = Pane(rawValue: number) ?? .queue
    }

    mutating func moveSplit(by change: Int, _ context: inout ScreenContext) { context.moveListSplit(by: change) }

    // MARK: Mouse

    package mutating func press(_ mouse: Mouse, _ context: inout ScreenContext) {
        let layout = layout(context.shared)
        guard let pane = layout.pane(at: mouse.position) else { return }
        self.pane = pane
        guard pane == .queue else { return }
        let inner = layout.inner(layout.queue)
        if layout.arrangement == .strip {
            let cells = QueueStrip(drawing: Drawing(context.shared), review: self).cells(in: inner)
            if let index = cells.first(where: { $0.cell.contains(mouse.position) })?.index { list.select(index) }
            return
        }
        let hasHeading = filter.sort == .customer && !(beginsGroup(list.view.top) && list.view.hiddenRows == 0)
        let row = mouse.position.y - inner.y - (hasHeading ? 1 : 0)
        let placements = list.view.placements(count: list.count, height: inner.height, heightOf: height(of:))
        if let place = placements.first(where: { ($0.row..<$0.row + $0.height).contains(row) }) {
            list.select(place.item)
        }
    }

    package mutating func turnWheel(_ rows: Int, at point: Point, _ context: inout ScreenContext) {
        switch layout(context.shared).pane(at: point) {
        case .queue: list.move(by: rows.signum())
        case .proposal: scrollProposal(by: rows, context.shared)
        case .evidence: scrollEvidence(by: rows, context.shared)
        case nil: break
        }
    }
}

extension ReviewScreen: Findable {
    var findPane: String { "review" }

    mutating func findAgain(forward: Bool, includingHere: Bool, _ context: inout ScreenContext) {
        guard let pattern = context.find?.pattern else { return }
        let found = list.next(from: list.view.selection, forward: forward, includingHere) {
            pattern.occurs(in: $0.fieldName) || pattern.occurs(in: $0.customerName)
        }
        guard let found else { return context.refuse("No proposal that is loaded here has “\(pattern.text)”") }
        list.select(found)
    }
}
