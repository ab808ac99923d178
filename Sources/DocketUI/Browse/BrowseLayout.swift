import TerminalKit

/// Where the threads, the messages and the artifacts lie on a screen of some size.
struct BrowseLayout {
    let body: Rect
    /// Boxes with their borders; nil for panes that are not shown.
    private(set) var threads: Rect?
    private(set) var messages: Rect?
    private(set) var list: Rect?
    private(set) var viewer: Rect?
    /// The box that holds the list of artifacts and the open one.
    private(set) var artifacts: Rect?
    private let hasBorders: Bool

    init(_ screen: BrowseScreen, _ shared: SharedState) {
        body = shared.body
        hasBorders = shared.appearance.border != nil
        let width = body.width
        let splits = shared.splits
        switch Self.paneCount(shared) {
        case 3:
            let first = Self.width(splits[.threads], of: width, standard: min(46, width * 24 / 100), least: 20)
            let third = Self.width(splits[.artifacts], of: width, standard: width * 36 / 100, least: 24)
            let areas = Layout(.horizontal, [.length(first), .fill(1), .length(min(third, width - first - 24))])
                .split(body)
            (threads, messages) = (areas[0], areas[1])
            placeArtifacts(in: areas[2], screen, shared)
        case 2:
            let first = Self.width(splits[.threads], of: width, standard: width * 36 / 100, least: 20)
            let areas = Layout(.horizontal, [.length(min(first, width - 30)), .fill(1)]).split(body)
            threads = areas[0]
            switch screen.pane {
            case .artifacts, .viewer: placeArtifacts(in: areas[1], screen, shared)
            case .threads, .messages: messages = areas[1]
            }
        default:
            switch screen.pane {
            case .threads: threads = body
            case .messages: messages = body
            case .artifacts, .viewer: placeArtifacts(in: body, screen, shared)
            }
        }
    }

    /// Panes side by side that a width has room for.
    private static func paneCount(_ shared: SharedState) -> Int {
        if shared.isZoomed || shared.appearance.isAccessible { return 1 }
        return shared.size.width >= 120 ? 3 : shared.size.width >= 80 ? 2 : 1
    }

    /// The list above the open artifact; where there is little room, one of them.
    private mutating func placeArtifacts(in box: Rect, _ screen: BrowseScreen, _ shared: SharedState) {
        artifacts = box
        let count = screen.artifacts.list.count
        let inner = hasBorders ? box.height - 2 : box.height
        if shared.isZoomed || inner < 12, screen.pane == .viewer {
            viewer = box
            return
        }
        guard screen.artifacts.viewer != nil, inner >= 9 else {
            list = box
            return
        }
        let rows = max(1, min(count, inner / 4))
        let edge = hasBorders ? 1 : 0
        list = box.top(rows + 2 * edge)
        // The list's lower border is the viewer's upper one.
        viewer = box.droppingTop(rows + edge)
    }

    private static func width(_ permille: Int?, of width: Int, standard: Int, least: Int) -> Int {
        max(least, min(permille.map { $0 * width / 1000 } ?? standard, width * 7 / 10))
    }

    func box(of pane: BrowseScreen.Pane) -> Rect? {
        switch pane {
        case .threads: threads
        case .messages: messages
        case .artifacts: list
        case .viewer: viewer
        }
    }

    /// The pane at a place.
    func pane(at point: Point) -> BrowseScreen.Pane? {
        BrowseScreen.Pane.allCases.last { box(of: $0)?.contains(point) ?? false }
    }

    /// The divider under a place: the two columns where panes meet.
    func divider(at point: Point) -> Divider? {
        guard threads != nil, body.contains(point) else { return nil }
        func touches(_ box: Rect?) -> Bool {
            guard let box, box.x > 0 else { return false }
            return point.x == box.x || point.x == box.x - 1
        }
        if touches(messages) || (messages == nil && touches(artifacts)) { return .threads }
        return touches(artifacts) ? .artifacts : nil
    }
}

extension Divider {
    /// Behind the threads.
    static let threads = Divider("first")
    /// Before the artifacts of a thread.
    static let artifacts = Divider("third")
}
