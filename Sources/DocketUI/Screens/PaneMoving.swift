import TerminalKit

extension Equatable {
    /// The pane so many steps from this one among those that can have the focus; this one where there is none.
    func next(by step: Int, in stops: [Self], wraps: Bool) -> Self {
        guard let index = stops.firstIndex(of: self) else { return self }
        let next = index + step
        if wraps { return stops[(next + stops.count) % stops.count] }
        return stops.indices.contains(next) ? stops[next] : self
    }
}

extension ScreenContext {
    /// Moves a divider, in thousandths of the screen, from where a box ends now.
    mutating func moveSplit(_ divider: Divider, of box: Rect?, by change: Int) {
        guard shared.size.width > 0 else { return }
        shared.splits[divider] = (box?.width ?? 0) * 1000 / shared.size.width + change
    }

    /// Moves the divider behind a list that takes its standard width until it is moved.
    mutating func moveListSplit(by change: Int) {
        let width = shared.size.width
        guard width > 0 else { return }
        let standard = width >= 137 ? 52 * 1000 / width : 380
        shared.splits[.list] = (shared.splits[.list] ?? standard) + change
    }
}
