import DocketDomain
package import TerminalKit

extension BrowseScreen: Navigable {
    mutating func move(by distance: Int, _ context: inout ScreenContext) {
        switch pane {
        case .threads:
            threads.move(by: distance)
            followThread(&context)
        case .messages:
            let height = messageArea(in: layout(context.shared).messages, context.shared).height
            if abs(distance) == 1 {
                reading?.step(distance, height: height)
            } else {
                reading?.scroll(by: distance, height: height)
            }
        case .artifacts:
            artifacts.list.move(by: distance)
            artifacts.openSelection()
        case .viewer: artifacts.moveInViewer(by: distance, &context)
        }
    }

    mutating func movePage(_ direction: Int, of parts: Int, _ context: inout ScreenContext) {
        if pane == .viewer {
            return artifacts.moveInViewer(halfPages: parts == 2 ? direction : 2 * direction, &context)
        }
        let rows = context.shared.inner(layout(context.shared).box(of: pane)).height
        let items = pane == .threads ? rows / ThreadRow.height : rows
        move(by: direction * max(1, items / parts - (parts == 1 && items > 2 ? 1 : 0)), &context)
    }

    mutating func move(to end: ListEnd, _ context: inout ScreenContext) {
        switch pane {
        // The list's own beginning is meant.
        case .threads where end == .start && beginning != nil: setFilter(filter, &context)
        case .threads:
            threads.go(to: end)
            followThread(&context)
        case .messages:
            guard let count = reading?.count else { return }
            reading?.view.selection = end == .start ? 0 : max(0, count - 1)
            // A last message that is higher than the view is read from its end.
            if end == .start { reading?.view = ListState() }
        case .artifacts:
            artifacts.list.go(to: end)
            artifacts.openSelection()
        case .viewer: artifacts.moveInViewer(to: end, &context)
        }
    }

    // MARK: Panes

    /// Left and right move by columns in a table, between panes elsewhere.
    mutating func shift(by step: Int, _ context: inout ScreenContext) {
        if pane != .viewer || !artifacts.shiftInViewer(by: step, &context) {
            shiftFocus(by: step, wraps: false, &context)
        }
    }

    mutating func shiftFocus(by step: Int, wraps: Bool, _ context: inout ScreenContext) {
        let stops: [Pane] =
            [.threads, .messages] + (artifacts.list.isEmpty ? [] : [.artifacts])
            + (artifacts.viewer == nil ? [] : [.viewer])
        pane = pane.next(by: step, in: stops, wraps: wraps)
    }

    mutating func focusPane(_ number: Int, _ context: inout ScreenContext) {
        switch number {
        case 0: pane = .threads
        case 1: pane = .messages
        // The list of artifacts; from there, the open one.
        default: pane = pane == .artifacts && artifacts.viewer != nil ? .viewer : .artifacts
        }
    }

    mutating func moveSplit(by change: Int, _ context: inout ScreenContext) {
        let layout = layout(context.shared)
        switch pane {
        case .threads: context.moveSplit(.threads, of: layout.threads, by: change)
        case .messages: context.moveSplit(.threads, of: layout.threads, by: -change)
        case .artifacts, .viewer:
            if layout.messages == nil {
                context.moveSplit(.threads, of: layout.threads, by: -change)
            } else {
                context.moveSplit(.artifacts, of: layout.artifacts, by: change)
            }
        }
    }

    // MARK: Mouse

    package mutating func press(_ mouse: Mouse, _ context: inout ScreenContext) {
        if artifacts.closeBox(&context) { return }
        let layout = layout(context.shared)
        if let divider = layout.divider(at: mouse.position) {
            dragging = divider
            return
        }
        guard let pane = layout.pane(at: mouse.position) else { return }
        self.pane = pane
        let inner = context.shared.inner(layout.box(of: pane))
        let row = mouse.position.y - inner.y
        guard row >= 0 else { return }
        switch pane {
        case .threads:
            threads.select(threads.view.top + row / ThreadRow.height)
            followThread(&context)
            if mouse.clicks == 2 { self.pane = .messages }
        case .messages:
            let height = messageArea(in: layout.messages, context.shared).height
            if row < height { press(messageRow: row, height: height, &context) }
        case .artifacts:
            artifacts.list.select(artifacts.list.view.top + row)
            artifacts.openSelection()
            if mouse.clicks == 2 { openWide(&context) }
        case .viewer: artifacts.pressInViewer(mouse, inner, &context)
        }
    }

    /// Selects the message at a row; a press on a card opens its artifact.
    private mutating func press(messageRow row: Int, height: Int, _ context: inout ScreenContext) {
        guard let reading else { return }
        let placements = reading.view.placements(count: reading.count, height: height, heightOf: reading.height(of:))
        guard let place = placements.first(where: { ($0.row..<$0.row + $0.height).contains(row) }) else { return }
        self.reading?.view.selection = place.item
        let card = reading.pages[place.item]?.cards.first { $0.rows.contains(row - place.row) }
        if let card, let artifact = openableArtifacts.first(where: { $0.id == card.artifact }) {
            open(artifact, &context)
        }
    }

    package mutating func turnWheel(_ rows: Int, at point: Point, _ context: inout ScreenContext) {
        let layout = layout(context.shared)
        guard let pane = layout.pane(at: point) else { return }
        let height = context.shared.inner(layout.box(of: pane)).height
        switch pane {
        case .threads:
            threads.view.scroll(
                by: rows.signum() * 2, count: threads.count, height: max(1, height / ThreadRow.height))
            followThread(&context)
        case .messages:
            let height = messageArea(in: layout.messages, context.shared).height
            reading?.scroll(by: rows, height: height)
        case .artifacts:
            artifacts.list.view.scroll(by: rows, count: artifacts.list.count, height: height)
            artifacts.openSelection()
        case .viewer: artifacts.moveInViewer(by: rows, &context)
        }
    }

    package mutating func drag(to point: Point, _ context: inout ScreenContext) {
        guard let dragging, context.size.width > 0 else { return }
        let columns = dragging == .artifacts ? context.size.width - point.x : point.x
        context.splits[dragging] = columns * 1000 / context.size.width
    }

    package mutating func release() { dragging = nil }
}
