import DocketDomain
import TerminalKit

/// How a query would be run: the engine's steps as a tree, with what could be done about a dear one.
struct PlanOverlay: Overlay {
    private let request: QueryRequest
    private let title: String
    private var plan: QueryPlan?
    private var refusal: String?
    private var scroll = 0

    init(_ request: QueryRequest, title: String) {
        self.request = request
        self.title = title
    }

    var hints: ScreenHints { ScreenHints(keys: [("j k", "scroll"), ("esc", "close")]) }

    mutating func handle(_ key: Key, _ context: inout ScreenContext) {
        if key == Key("q") || key == Key("P") { return context.dismiss() }
        if let distance = ListKeys.distance(key, page: Self.inner(of: context.shared.body).height) {
            scroll = max(0, scroll + distance)
        }
    }

    mutating func reconcile(_ context: inout ScreenContext) {
        if plan == nil, refusal == nil { context.request(.plan(request)) }
        let inner = Self.inner(of: context.shared.body)
        let lines = lines(context.appearance.styles, isASCII: context.appearance.showsOnlyASCII, width: inner.width)
        scroll = min(scroll, max(0, lines.count - inner.height))
    }

    mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        if case .plan(request) = query, case .plan(let plan) = result { self.plan = plan }
    }

    mutating func handle(_ error: DocketError, of query: Query, _ context: inout ScreenContext) {
        if case .plan(request) = query { refusal = error.message }
    }

    private static func box(in area: Rect) -> Rect {
        area.inset(horizontally: area.width > 60 ? 3 : 0, vertically: 1)
    }

    /// What has room inside of the border.
    private static func inner(of area: Rect) -> Rect { box(in: area).inset(horizontally: 2, vertically: 1) }

    /// As they are seen: a line that is too long goes on in the next row.
    private func lines(_ theme: Theme, isASCII: Bool, width: Int) -> [Line] {
        steps(theme, isASCII).flatMap { line in
            line.width() > width ? Line.wrap([line], to: max(8, width)) : [line]
        }
    }

    private func steps(_ theme: Theme, _ isASCII: Bool) -> [Line] {
        if let refusal { return [Line(refusal.shown, theme.error)] }
        guard let plan else { return [Line("Asking…", theme.muted)] }
        guard !plan.steps.isEmpty else { return [Line("The engine has no plan for it", theme.muted)] }
        var lines: [Line] = []
        for step in plan.steps { add(step, lead: "", mark: "", theme, isASCII, &lines) }
        return lines
    }

    /// - Parameters:
    ///   - lead: What stands before the lines below the step.
    ///   - mark: What stands before the step itself.
    private func add(
        _ step: QueryPlan.Step, lead: String, mark: String, _ theme: Theme, _ isASCII: Bool, _ lines: inout [Line]
    ) {
        lines.append(Line(mark, theme.muted) + Line(step.text.shown, theme.text))
        if let hint = step.hint {
            lines.append(Line(lead + (isASCII ? "! " : "⚠ "), theme.warning) + Line(hint.shown, theme.warning))
        }
        for (index, below) in step.steps.enumerated() {
            let isLast = index == step.steps.count - 1
            let branch = isASCII ? (isLast ? "`- " : "|- ") : (isLast ? "└─ " : "├─ ")
            let stem = isLast ? "   " : (isASCII ? "|  " : "│  ")
            add(below, lead: lead + stem, mark: lead + branch, theme, isASCII, &lines)
        }
    }

    func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame) {
        let theme = drawing.theme
        let box = Self.box(in: area)
        frame.fill(box)
        let inner = frame.drawBorder(
            drawing.overlayBorder, around: box, title: Line(" Plan of \(title.shown) ", theme.title),
            style: theme.borderFocused
        ).inset(horizontally: 1)
        let lines = lines(theme, isASCII: drawing.appearance.showsOnlyASCII, width: inner.width)
        for (row, line) in lines.dropFirst(scroll).prefix(inner.height).enumerated() {
            frame.write(line, in: inner.row(row))
        }
    }
}
