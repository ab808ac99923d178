import DocketDomain
import TerminalKit

/// The first row: which workspace and place one is in, and who one is.
struct TitleBar: Widget {
    let drawing: Drawing

    init(_ drawing: Drawing) {
        self.drawing = drawing
    }

    func draw(in area: Rect, on frame: inout Frame) {
        let state = drawing.state
        let theme = drawing.theme
        let isNarrow = area.width < 60
        let right =
            underWay + pending
            + Line([
                Span(state.identity.isReadOnly ? "read-only  " : "", theme.warning),
                Span(isNarrow ? "" : state.identity.viewer.role.label + " ", theme.muted),
                Span(
                    isNarrow && state.pending.map { $0.count > 0 } ?? false ? "" : state.identity.userName + " ",
                    theme.text),
            ])
        let width = min(right.width(limit: area.width), area.width / 2)
        frame.write(right, in: area.right(width), alignment: .right)
        var left = Line([
            Span(isNarrow ? " " : " docket  ", theme.accent), Span(state.identity.workspace, theme.strong),
            Span(" \(drawing.sign("▸", ">")) ", theme.muted),
        ])
        left += place(isNarrow)
        frame.write(left, in: area.droppingRight(width + 2))
    }

    /// How far the exports are that are being made.
    private var underWay: Line {
        Line(
            drawing.state.exportsUnderWay.map { "\(drawing.sign("⇩ ", "export "))\($0)   " } ?? "", drawing.theme.accent
        )
    }

    /// How many proposals wait for the viewer.
    private var pending: Line {
        let state = drawing.state
        guard let total = state.pending, total.count > 0 || state.screen == .review else { return Line() }
        let count = Drawing.grouped(total.count) + (total.isExact ? "" : "+")
        let style = total.count > 0 ? drawing.theme.warning : drawing.theme.muted
        return Line([Span("\(drawing.sign(total.count > 0 ? "● " : "○ "))\(count) pending   ", style)])
    }

    /// The address and the title, or where there is room for one only, what says more.
    private func place(_ isNarrow: Bool) -> Line {
        let state = drawing.state
        let theme = drawing.theme
        let address = Span(Self.short(state.address), theme.link)
        if state.focus == .desk {
            if isNarrow, !deskTitle.isEmpty { return Line(deskTitle, theme.text) }
            return Line([address, Span(" " + deskTitle, theme.text)])
        }
        let title: String? =
            switch state.subject {
            case .thread(let thread): thread.title
            case .artifact(let artifact) where state.focus == .viewer || state.screen == .browse: artifact.title
            default: nil
            }
        if isNarrow, let title { return Line(title, theme.text) }
        return Line([address, Span(title.map { " \($0)" } ?? "", theme.text)])
    }

    /// An id is cut to what tells it apart at a glance; copying gives the whole one.
    static func short(_ address: Address) -> String {
        let text = address.description
        guard let colon = text.firstIndex(of: ":") else { return text }
        return String(text[...colon]) + text[text.index(after: colon)...].prefix(8)
    }
}

extension Role {
    /// As the title bar calls it.
    var label: String {
        switch self {
        case .rm: "RM"
        case .admin: "Admin"
        case .member: "Member"
        case .agent: "Agent"
        case .system: "System"
        }
    }
}
