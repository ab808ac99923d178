import TerminalKit

/// Where the customers, the profile and the artifacts lie on a screen of some size.
struct CustomersLayout {
    private(set) var list: Rect?
    private(set) var profile: Rect?
    private(set) var works: Rect?
    private let hasBorders: Bool

    init(_ state: AppState, body: Rect) {
        hasBorders = state.looks.border != nil
        let pane = state.customers.pane
        if state.looks.isAccessible || state.isZoomed || body.width < 60 || body.height < 16 {
            switch pane {
            case .list: list = body
            case .profile: profile = body
            case .works: works = body
            }
            return
        }
        var area = body
        if body.width >= 100 {
            let standard = min(44, body.width * 32 / 100)
            let width = max(26, min(state.splits.queue.map { $0 * body.width / 1000 } ?? standard, body.width - 40))
            list = body.left(width)
            area = body.droppingLeft(width)
        } else if pane == .list {
            list = body
            return
        }
        let height = max(5, min(state.customers.works.count + 2, area.height * 3 / 10))
        profile = area.droppingBottom(height)
        works = area.bottom(height)
    }

    func inner(_ box: Rect?) -> Rect {
        guard let box else { return Rect(x: 0, y: 0, width: 0, height: 0) }
        return hasBorders ? box.inset(horizontally: 1, vertically: 1) : box.droppingTop(1)
    }

    /// The rows of fields, below the line about the customer.
    var fieldRows: Rect { inner(profile).droppingTop(1) }

    func pane(at point: Point) -> CustomersState.Pane? {
        if list?.contains(point) ?? false { return .list }
        if profile?.contains(point) ?? false { return .profile }
        return works?.contains(point) ?? false ? .works : nil
    }
}
