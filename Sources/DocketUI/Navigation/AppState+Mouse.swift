import DocketDomain
import TerminalKit

extension AppState {
    mutating func take(_ mouse: Mouse, _ effects: inout [Effect]) {
        guard looks.mouse else { return }
        toast = nil
        isQuitArmed = false
        pendingKeys = []
        switch mouse.action {
        case .wheelUp, .wheelDown: turnWheel(mouse.action == .wheelDown ? 3 : -3, at: mouse.position, &effects)
        case .press(.left): press(mouse, &effects)
        case .drag(.left): drag(to: mouse.position)
        case .release: dragging = nil
        default: break
        }
    }

    private mutating func press(_ mouse: Mouse, _ effects: inout [Effect]) {
        guard overlay == nil else { return }
        if focus == .desk { return pressAtDesk(mouse, &effects) }
        let layout = self.layout
        if let divider = layout.divider(at: mouse.position) {
            dragging = divider
            return
        }
        guard let pane = layout.pane(at: mouse.position) else { return }
        focus = pane
        let row = mouse.position.y - layout.inner(layout.box(of: pane)).y
        guard row >= 0 else { return }
        switch pane {
        case .threads:
            threads.select(threads.view.top + row / ThreadRow.height)
            followThread(&effects)
            if mouse.clicks == 2 { focus = .messages }
        case .messages: press(messageRow: row)
        case .artifacts:
            shownShelf.list.select(shownShelf.list.view.top + row - (screen == .artifacts ? 1 : 0))
            shownShelf.openSelection()
            if mouse.clicks == 2 { focus = .viewer }
        case .viewer: pressInViewer(mouse, &effects)
        case .exports:
            if row > 0 { exports.list.select(exports.list.view.top + row - 1) }
        case .desk: break
        }
        trail.replace(with: address)
    }

    /// Selects the message at a row; a press on a card opens its artifact.
    private mutating func press(messageRow row: Int) {
        guard let reading else { return }
        let height = layout.inner(layout.messages).height
        let placements = reading.view.placements(count: reading.count, height: height, heightOf: reading.height(of:))
        guard let place = placements.first(where: { ($0.row..<$0.row + $0.height).contains(row) }) else { return }
        self.reading?.view.selection = place.item
        let card = reading.pages[place.item]?.cards.first { $0.rows.contains(row - place.row) }
        if let card, let artifact = openableArtifacts.first(where: { $0.id == card.artifact }) {
            openOnShelf(artifact)
        }
    }

    private mutating func turnWheel(_ rows: Int, at point: Point, _ effects: inout [Effect]) {
        if overlay != nil {
            takeInOverlay(rows > 0 ? Key(.down) : Key(.up), &effects)
            return
        }
        if focus == .desk { return turnWheelAtDesk(rows, at: point) }
        guard let pane = layout.pane(at: point) else { return }
        let height = layout.inner(layout.box(of: pane)).height
        switch pane {
        case .threads:
            threads.view.scroll(
                by: rows.signum() * 2, count: threads.count, height: max(1, height / ThreadRow.height))
            followThread(&effects)
        case .messages: reading?.scroll(by: rows, height: height)
        case .artifacts:
            shownShelf.list.view.scroll(by: rows, count: shownShelf.list.count, height: height)
            shownShelf.openSelection()
        case .viewer: moveInViewer(by: rows, &effects)
        case .exports: exports.list.move(by: rows.signum())
        case .desk: break
        }
    }

    private mutating func drag(to point: Point) {
        guard let dragging, size.width > 0 else { return }
        let left = limited(point.x * 1000 / size.width)
        switch dragging {
        case .first: splits.first = left
        case .third: splits.third = limited((size.width - point.x) * 1000 / size.width)
        case .gallery: splits.gallery = left
        }
    }
}
