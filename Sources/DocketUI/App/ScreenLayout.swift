import TerminalKit

/// A line between two panes that can be moved.
package enum Divider: Hashable, Sendable {
    case first
    case third
    case gallery
}

/// Where everything lies on a screen of some size.
struct ScreenLayout {
    let title: Rect
    let body: Rect
    let hints: Rect
    /// Boxes with their borders; nil for panes that are not shown.
    private(set) var threads: Rect?
    private(set) var messages: Rect?
    private(set) var artifacts: Rect?
    private(set) var viewer: Rect?
    private(set) var exports: Rect?
    /// The box that holds the list of artifacts and the open one.
    private(set) var shelf: Rect?
    let hasBorders: Bool

    static let smallest = Size(width: 30, height: 8)

    init(_ state: AppState) {
        let all = Rect(state.size)
        title = all.top(1)
        hints = all.bottom(1)
        body = all.droppingTop(1).droppingBottom(1)
        hasBorders = state.looks.border != nil
        switch state.screen {
        case .browse: placeBrowse(state)
        case .artifacts: placeGallery(state)
        case .review, .customers: break
        case .exports: exports = body
        }
    }

    /// Panes side by side that a width has room for.
    static func paneCount(_ state: AppState) -> Int {
        if state.isZoomed || state.looks.isAccessible { return 1 }
        return state.size.width >= 120 ? 3 : state.size.width >= 80 ? 2 : 1
    }

    private mutating func placeBrowse(_ state: AppState) {
        let width = body.width
        let isInShelf = state.focus == .artifacts || state.focus == .viewer
        switch Self.paneCount(state) {
        case 3:
            let first = Self.width(state.splits.first, of: width, standard: min(46, width * 24 / 100), least: 20)
            let third = Self.width(state.splits.third, of: width, standard: width * 36 / 100, least: 24)
            let areas = Layout(.horizontal, [.length(first), .fill(1), .length(min(third, width - first - 24))])
                .split(body)
            (threads, messages) = (areas[0], areas[1])
            placeShelf(in: areas[2], state)
        case 2:
            let first = Self.width(state.splits.first, of: width, standard: width * 36 / 100, least: 20)
            let areas = Layout(.horizontal, [.length(min(first, width - 30)), .fill(1)]).split(body)
            threads = areas[0]
            if isInShelf { placeShelf(in: areas[1], state) } else { messages = areas[1] }
        default:
            switch state.focus {
            case .desk, .exports: break
            case .threads: threads = body
            case .messages: messages = body
            case .artifacts, .viewer: placeShelf(in: body, state)
            }
        }
    }

    /// The list above the open artifact; where there is little room, one of them.
    private mutating func placeShelf(in box: Rect, _ state: AppState) {
        shelf = box
        let count = state.shelf.list.count
        let inner = hasBorders ? box.height - 2 : box.height
        if state.isZoomed || inner < 12, state.focus == .viewer {
            viewer = box
            return
        }
        guard state.shelf.viewer != nil, inner >= 9 else {
            artifacts = box
            return
        }
        let rows = max(1, min(count, inner / 4))
        let edge = hasBorders ? 1 : 0
        artifacts = box.top(rows + 2 * edge)
        // The list's lower border is the viewer's upper one.
        viewer = box.droppingTop(rows + edge)
    }

    private mutating func placeGallery(_ state: AppState) {
        let width = body.width
        guard width >= 110, !state.isZoomed, !state.looks.isAccessible else {
            if state.focus == .viewer { viewer = body } else { artifacts = body }
            return
        }
        let list = Self.width(state.splits.gallery, of: width, standard: width * 48 / 100, least: 30)
        let areas = Layout(.horizontal, [.length(min(list, width - 30)), .fill(1)]).split(body)
        (artifacts, viewer) = (areas[0], areas[1])
    }

    private static func width(_ permille: Int?, of width: Int, standard: Int, least: Int) -> Int {
        max(least, min(permille.map { $0 * width / 1000 } ?? standard, width * 7 / 10))
    }

    /// What a box has room for inside of its border.
    func inner(_ box: Rect?) -> Rect {
        guard let box else { return Rect(x: 0, y: 0, width: 0, height: 0) }
        return hasBorders ? box.inset(horizontally: 1, vertically: 1) : box.droppingTop(1)
    }

    func box(of focus: Focus) -> Rect? {
        switch focus {
        case .threads: threads
        case .messages: messages
        case .artifacts: artifacts
        case .viewer: viewer
        case .desk: nil
        case .exports: exports
        }
    }

    /// The pane at a place.
    func pane(at point: Point) -> Focus? {
        Focus.allCases.last { box(of: $0)?.contains(point) ?? false }
    }

    /// The divider under a place: the two columns where panes meet.
    func divider(at point: Point) -> Divider? {
        guard body.contains(point) else { return nil }
        func touches(_ box: Rect?) -> Bool {
            guard let box, box.x > 0 else { return false }
            return point.x == box.x || point.x == box.x - 1
        }
        if threads != nil {
            if touches(messages) || (messages == nil && touches(shelf)) { return .first }
            if touches(shelf) { return .third }
        } else if artifacts != nil, touches(viewer) {
            return .gallery
        }
        return nil
    }
}
