import TerminalKit

/// Where the list of all artifacts and the open one lie on a screen of some size.
struct AllArtifactsLayout {
    private(set) var list: Rect?
    private(set) var viewer: Rect?
    private let body: Rect

    init(_ screen: AllArtifactsScreen, _ shared: SharedState) {
        body = shared.body
        let width = body.width
        guard width >= 110, !shared.isZoomed, !shared.appearance.isAccessible else {
            if screen.isViewerFocused { viewer = body } else { list = body }
            return
        }
        let first = max(
            30, min(shared.splits[.allArtifacts].map { $0 * width / 1000 } ?? width * 48 / 100, width * 7 / 10))
        let areas = Layout(.horizontal, [.length(min(first, width - 30)), .fill(1)]).split(body)
        (list, viewer) = (areas[0], areas[1])
    }

    /// Whether a place is where both meet.
    func isDivider(_ point: Point) -> Bool {
        guard list != nil, let viewer, viewer.x > 0, body.contains(point) else { return false }
        return point.x == viewer.x || point.x == viewer.x - 1
    }
}

extension Divider {
    /// Behind the list of all artifacts; the name is as earlier versions have stored it.
    static let allArtifacts = Divider("gallery")
}
