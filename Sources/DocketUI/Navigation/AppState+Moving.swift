import DocketDomain
import TerminalKit

extension AppState {
    mutating func move(by distance: Int, _ effects: inout [Effect]) {
        switch focus {
        case .threads:
            threads.move(by: distance)
            followThread(&effects)
        case .messages:
            let height = layout.inner(layout.messages).height
            if abs(distance) == 1 {
                reading?.step(distance, height: height)
            } else {
                reading?.scroll(by: distance, height: height)
            }
        case .artifacts:
            shownShelf.list.move(by: distance)
            shownShelf.openSelection()
        case .viewer: moveInViewer(by: distance, &effects)
        case .desk: moveAtDesk(by: distance)
        case .exports: exports.list.move(by: distance)
        }
    }

    mutating func movePage(_ direction: Int, of parts: Int, _ effects: inout [Effect]) {
        if focus == .viewer { return moveInViewer(halfPages: parts == 2 ? direction : 2 * direction, &effects) }
        if focus == .desk { return movePageAtDesk(direction, of: parts) }
        let layout = self.layout
        let rows = layout.inner(layout.box(of: focus)).height
        let items = focus == .threads ? rows / ThreadRow.height : rows
        move(by: direction * max(1, items / parts - (parts == 1 && items > 2 ? 1 : 0)), &effects)
    }

    mutating func moveToEnd(_ end: ListEnd, _ effects: inout [Effect]) {
        switch focus {
        case .threads:
            threads.go(to: end)
            followThread(&effects)
        case .messages:
            guard let count = reading?.count else { return }
            reading?.view.selection = end == .start ? 0 : max(0, count - 1)
            // A last message that is higher than the view is read from its end.
            if end == .start { reading?.view = ListState() }
        case .artifacts:
            shownShelf.list.go(to: end)
            shownShelf.openSelection()
        case .viewer: moveInViewer(to: end, &effects)
        case .desk: moveToEndAtDesk(end)
        case .exports: exports.list.go(to: end)
        }
    }

    /// Shows the thread that the list selects now.
    mutating func followThread(_ effects: inout [Effect]) {
        guard let thread = threads.selection else { return }
        show(thread.id, known: thread, &effects)
    }

    // MARK: Panes

    /// The panes that can have the focus, from left to right.
    private var stops: [Focus] {
        let viewer: [Focus] = shownShelf.viewer == nil ? [] : [.viewer]
        if screen == .exports { return [.exports] }
        guard screen == .browse else { return [.artifacts] + viewer }
        return [.threads, .messages] + (shelf.list.isEmpty ? [] : [.artifacts]) + viewer
    }

    mutating func shiftFocus(by step: Int, wraps: Bool) {
        if focus == .desk { return shiftDeskPane(by: step, wraps: wraps) }
        guard let index = stops.firstIndex(of: focus) else { return }
        let next = index + step
        if wraps {
            focus = stops[(next + stops.count) % stops.count]
        } else if stops.indices.contains(next) {
            focus = stops[next]
        }
    }

    mutating func focusSecond() {
        if screen == .browse {
            focus = .messages
        } else if gallery.viewer != nil {
            focus = .viewer
        }
    }

    /// The list of artifacts; from there, the open one.
    mutating func focusThird() {
        if screen == .browse {
            focus = focus == .artifacts && shelf.viewer != nil ? .viewer : .artifacts
        } else if gallery.viewer != nil {
            focus = .viewer
        }
    }

    /// Makes the focused pane wider or narrower, in thousandths of the screen.
    mutating func moveSplit(by change: Int) {
        guard size.width > 0 else { return }
        let layout = self.layout
        func current(_ box: Rect?) -> Int { (box?.width ?? 0) * 1000 / size.width }
        switch (screen, focus) {
        case (.exports, _): break
        case (.review, _), (.customers, _):
            let standard = size.width >= 137 ? 52 * 1000 / size.width : 380
            splits.queue = limited((splits.queue ?? standard) + change)
        case (.artifacts, .artifacts): splits.gallery = limited(current(layout.artifacts) + change)
        case (.artifacts, _): splits.gallery = limited(current(layout.artifacts) - change)
        case (.browse, .threads): splits.first = limited(current(layout.threads) + change)
        case (.browse, .messages): splits.first = limited(current(layout.threads) - change)
        case (.browse, _):
            if layout.messages == nil {
                splits.first = limited(current(layout.threads) - change)
            } else {
                splits.third = limited(current(layout.shelf) + change)
            }
        }
    }

    func limited(_ permille: Int) -> Int { max(100, min(700, permille)) }
}
