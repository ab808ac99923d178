import TerminalKit

/// Where the customers, the profile and the artifacts lie on a screen of some size.
struct CustomersLayout {
    private(set) var list: Rect?
    private(set) var profile: Rect?
    private(set) var artifacts: Rect?
    private let shared: SharedState

    init(_ screen: CustomersScreen, _ shared: SharedState) {
        self.shared = shared
        let body = shared.body
        let pane = screen.pane
        if shared.appearance.isAccessible || shared.isZoomed || body.width < 60 || body.height < 16 {
            switch pane {
            case .list: list = body
            case .profile: profile = body
            case .artifacts: artifacts = body
            }
            return
        }
        var area = body
        if body.width >= 100 {
            let standard = min(44, body.width * 32 / 100)
            let width = max(26, min(shared.splits[.list].map { $0 * body.width / 1000 } ?? standard, body.width - 40))
            list = body.left(width)
            area = body.droppingLeft(width)
        } else if pane == .list {
            list = body
            return
        }
        let height = max(5, min(screen.artifacts.count + 2, area.height * 3 / 10))
        profile = area.droppingBottom(height)
        artifacts = area.bottom(height)
    }

    /// The rows of fields, below the line about the customer.
    var fieldRows: Rect { shared.inner(profile).droppingTop(1) }

    func pane(at point: Point) -> CustomersScreen.Pane? {
        if list?.contains(point) ?? false { return .list }
        if profile?.contains(point) ?? false { return .profile }
        return artifacts?.contains(point) ?? false ? .artifacts : nil
    }
}
