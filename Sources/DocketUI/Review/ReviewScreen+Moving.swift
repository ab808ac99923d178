import DocketDomain
package import TerminalKit

extension ReviewScreen: Navigable {
    mutating func move(by distance: Int, _ context: inout ScreenContext) {
        switch pane {
        case .queue: list.move(by: distance)
        case .evidence where layout(context.shared).evidence != nil: scrollEvidence(by: distance, context.shared)
        case .proposal, .evidence: scrollProposal(by: distance, context.shared)
        }
    }

    /// Another proposal, whichever pane has the focus.
    mutating func moveProposal(by distance: Int) { list.move(by: distance) }

    /// The first proposal of the next customer, or of the one before, as far as the queue is loaded.
    mutating func moveCustomer(by step: Int, _ context: inout ScreenContext) {
        guard let here = selection else { return }
        let selected = list.view.selection
        let loaded = list.loaded
        let others =
            step > 0
            ? loaded.first { $0.index > selected && $0.item.customerID != here.customerID }
            : loaded.last { $0.index < selected && $0.item.customerID != here.customerID }
        guard var found = others else {
            // What follows has still to be read.
            let end = step > 0 ? loaded.last : loaded.first
            if let end, end.index != selected, end.index != 0, end.index != list.count - 1 {
                list.select(end.index)
                return context.say("Read on: once more for the \(step > 0 ? "next customer" : "customer before")")
            }
            return context.refuse(step > 0 ? "There is no customer after this one" : "There is no customer before")
        }
        if step < 0 {
            while let before = list[found.index - 1], before.customerID == found.item.customerID {
                found = (found.index - 1, before)
            }
        }
        list.select(found.index)
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
        case .queue: list.go(to: end)
        case .evidence where layout(context.shared).evidence != nil:
            scrollEvidence(by: end == .start ? -100_000 : 100_000, context.shared)
        case .proposal, .evidence: scrollProposal(by: end == .start ? -100_000 : 100_000, context.shared)
        }
    }

    private mutating func scrollProposal(by rows: Int, _ shared: SharedState) {
        let layout = layout(shared)
        guard let page = proposalPage(layout, shared) else { return }
        proposalOffset = page.window.offset(scrolledBy: rows)
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
        let words = QueueWords(schema: schema, isRevealed: isRevealed)
        guard list.isWhole else {
            let walk = list.walk(forward: forward, includingHere: includingHere)
            return context.look(for: pattern, in: .proposals(query, walk, words))
        }
        let found = list.next(from: list.view.selection, forward: forward, includingHere) { words.has(pattern, in: $0) }
        guard let found else { return refuseFinding(pattern, &context) }
        list.select(found)
    }

    /// Takes what a search beyond the loaded has found.
    mutating func handle(_ found: FindResult?, of request: FindRequest, _ context: inout ScreenContext) {
        context.toast = nil
        switch (request.target, found) {
        case (.proposals(query, _, _), .proposal(let match)):
            list.show(match)
            judge(match.page.items)
            context.noteMove()
        case (_, nil): refuseFinding(request.pattern, &context)
        default: break
        }
    }

    private func refuseFinding(_ pattern: TextPattern, _ context: inout ScreenContext) {
        context.refuse("No proposal here has “\(pattern.text)” in its field, customer or values")
    }
}
