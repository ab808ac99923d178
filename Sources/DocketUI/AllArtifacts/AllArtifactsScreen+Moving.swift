package import TerminalKit

extension AllArtifactsScreen: Navigable {
    mutating func move(by distance: Int, _ context: inout ScreenContext) {
        if isViewerFocused { return artifacts.moveInViewer(by: distance, &context) }
        artifacts.list.move(by: distance)
        artifacts.openSelection()
    }

    mutating func movePage(_ direction: Int, of parts: Int, _ context: inout ScreenContext) {
        if isViewerFocused {
            return artifacts.moveInViewer(halfPages: parts == 2 ? direction : 2 * direction, &context)
        }
        let rows = context.shared.inner(layout(context.shared).list).height
        move(by: direction * max(1, rows / parts - (parts == 1 && rows > 2 ? 1 : 0)), &context)
    }

    mutating func move(to end: ListEnd, _ context: inout ScreenContext) {
        if isViewerFocused { return artifacts.moveInViewer(to: end, &context) }
        artifacts.list.go(to: end)
        artifacts.openSelection()
    }

    mutating func shift(by step: Int, _ context: inout ScreenContext) {
        if !isViewerFocused || !artifacts.shiftInViewer(by: step, &context) {
            shiftFocus(by: step, wraps: false, &context)
        }
    }

    mutating func shiftFocus(by step: Int, wraps: Bool, _ context: inout ScreenContext) {
        let stops = artifacts.viewer == nil ? [false] : [false, true]
        isViewerFocused = isViewerFocused.next(by: step, in: stops, wraps: wraps)
    }

    mutating func focusPane(_ number: Int, _ context: inout ScreenContext) {
        if number == 0 {
            isViewerFocused = false
        } else if artifacts.viewer != nil {
            isViewerFocused = true
        }
    }

    mutating func moveSplit(by change: Int, _ context: inout ScreenContext) {
        context.moveSplit(
            .allArtifacts, of: layout(context.shared).list, by: isViewerFocused ? -change : change)
    }

    // MARK: Mouse

    package mutating func press(_ mouse: Mouse, _ context: inout ScreenContext) {
        if artifacts.closeBox(&context) { return }
        let layout = layout(context.shared)
        if layout.isDivider(mouse.position) {
            isDragging = true
        } else if let box = layout.viewer, box.contains(mouse.position) {
            isViewerFocused = true
            let inner = context.shared.inner(box)
            if mouse.position.y >= inner.y { artifacts.pressInViewer(mouse, inner, &context) }
        } else if let box = layout.list, box.contains(mouse.position) {
            isViewerFocused = false
            let row = mouse.position.y - context.shared.inner(box).y
            guard row >= 0 else { return }
            artifacts.list.select(artifacts.list.view.top + row - 1)
            artifacts.openSelection()
            if mouse.clicks == 2 { openWide(&context) }
        }
    }

    package mutating func turnWheel(_ rows: Int, at point: Point, _ context: inout ScreenContext) {
        let layout = layout(context.shared)
        if layout.viewer?.contains(point) ?? false {
            artifacts.moveInViewer(by: rows, &context)
        } else if let box = layout.list, box.contains(point) {
            artifacts.list.view.scroll(
                by: rows, count: artifacts.list.count, height: context.shared.inner(box).height)
            artifacts.openSelection()
        }
    }

    package mutating func drag(to point: Point, _ context: inout ScreenContext) {
        guard isDragging, context.size.width > 0 else { return }
        context.splits[.allArtifacts] = point.x * 1000 / context.size.width
    }

    package mutating func release() { isDragging = false }
}

extension AllArtifactsScreen: Findable {
    var findPane: String { isViewerFocused ? "viewer" : "artifacts" }
    var hasOwnFind: Bool { isViewerFocused }

    mutating func beginFinding(_ text: String, _ context: inout ScreenContext) {
        guard noteFinding(text, &context) else { return }
        if isViewerFocused { return artifacts.findInViewer(text, &context) }
        findAgain(forward: true, includingHere: true, &context)
    }

    mutating func findAgain(forward: Bool, includingHere: Bool, _ context: inout ScreenContext) {
        if isViewerFocused { return artifacts.findAgainInViewer(forward: forward, &context) }
        guard let pattern = context.find?.pattern else { return }
        artifacts.find(pattern, forward: forward, includingHere, &context)
    }
}
