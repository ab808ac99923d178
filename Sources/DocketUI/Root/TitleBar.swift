import DocketDomain
import TerminalKit

/// The first row: which workspace and place one is in, and who one is.
struct TitleBar: Widget {
    let drawing: Drawing
    let screens: ScreenSet
    let address: Address

    func draw(in area: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let identity = drawing.identity
        let isNarrow = area.width < 60
        let badges = badges
        let leavesName = isNarrow && badges.contains(where: \.isUrgent)
        let right =
            badges.reduce(Line()) { $0 + $1.line }
            + Line([
                Span(drawing.shared.isLogInReach ? "" : "log out of reach  ", theme.warning),
                Span(identity.isReadOnly ? "read-only  " : "", theme.warning),
                Span(isNarrow ? "" : identity.viewer.role.label + " ", theme.muted),
                Span(leavesName ? "" : identity.userName + " ", theme.text),
            ])
        let width = min(right.width(limit: area.width), area.width / 2)
        frame.write(right, in: area.right(width), alignment: .right)
        var left = Line([
            Span(isNarrow ? " " : " docket  ", theme.accent), Span(identity.workspace, theme.strong),
            Span(" \(drawing.sign("▸", ">")) ", theme.muted),
        ])
        left += place(isNarrow)
        frame.write(left, in: area.droppingRight(width + 2))
    }

    /// What screens tell wherever one is; that of the first one stands last, where it is kept longest.
    private var badges: [ScreenBadge] {
        screens.all.reversed().compactMap { screen in
            screen.badge(drawing, isShown: type(of: screen).id == screens.current)
        }
    }

    /// The address and the title, or where there is room for one only, what says more.
    private func place(_ isNarrow: Bool) -> Line {
        let theme = drawing.theme
        let title = screens.shown.title(drawing.shared)
        if isNarrow, let title, !title.isEmpty { return Line(title, theme.text) }
        return Line([Span(address.short, theme.link), Span(title.map { " \($0)" } ?? "", theme.text)])
    }
}
