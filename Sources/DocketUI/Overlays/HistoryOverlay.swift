package import DocketDomain
package import TerminalKit

/// What happened to one object, in plain words, newest first.
package struct HistoryOverlay: Overlay {
    package let stream: StreamID
    let title: String
    private var list = PagedList<HistoryLine>()

    init(_ stream: StreamID, title: String) {
        self.stream = stream
        self.title = title
    }

    package var hints: ScreenHints { ScreenHints(keys: [("j k", "scroll"), ("esc", "close")]) }

    private static func rows(in size: Size) -> Int { max(1, size.height - 6 - wholeRows(in: size)) }

    /// Rows under the list for the whole text of what is selected.
    private static func wholeRows(in size: Size) -> Int { size.height < 20 ? 2 : 3 }

    package mutating func handle(_ key: Key, _ context: inout ScreenContext) {
        guard let distance = ListKeys.distance(key, page: Self.rows(in: context.size)) else {
            if key == Key("q") || key == Key("i") { context.dismiss() }
            return
        }
        list.move(by: distance)
    }

    package mutating func reconcile(_ context: inout ScreenContext) {
        let rows = Self.rows(in: context.size)
        list.view.reconcile(count: list.count, height: rows)
        for (_, token) in list.missing(height: rows) { context.request(.history(stream, token: token)) }
    }

    /// What is new comes first; what follows is asked for as it moves on.
    package mutating func handle(_ changes: [ChangedObject], _ context: inout ScreenContext) {
        if list.isLoaded, changes.contains(ChangedObject(stream)) { context.reload(.history(stream, token: "")) }
    }

    package mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        guard case .history(stream, let token) = query, case .history(let page) = result else { return }
        list.fill(page, askedForBy: token) { $0.id == $1.id }
    }

    package func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame) {
        let theme = drawing.theme
        let box = area.inset(horizontally: area.width > 60 ? 3 : 0, vertically: 1)
        frame.fill(box)
        let inner = frame.drawBorder(
            drawing.overlayBorder, around: box, title: Line(" History: \(title) ", theme.title),
            status: Line(
                " \(Drawing.position(list.view.selection, of: list.count, isExact: list.totalIsExact)) ", theme.muted),
            style: theme.borderFocused)
        guard list.count > 0 else {
            drawing.drawEmpty([list.isLoaded ? "Nothing has happened yet" : "Loading…"], in: inner, on: &frame)
            return
        }
        let whole = inner.bottom(min(Self.wholeRows(in: drawing.size), inner.height - 1))
        if let event = list.selection {
            let lines = Line.wrap([Line(event.text, theme.text)], to: max(1, whole.width - 2))
            frame.draw(Paragraph(Array(lines.prefix(whole.height))), in: whole.inset(horizontally: 1))
        }
        for placement in list.view.placements(count: list.count, height: inner.height - whole.height) {
            guard let event = list[placement.item] else { continue }
            let row = inner.row(placement.row).inset(horizontally: 1)
            let time = Line(drawing.times.clock(event.at), theme.muted)
            let width = time.width()
            frame.write(Line(event.text, theme.text), in: row.droppingRight(width + 2))
            frame.write(time, in: row.right(width))
            if placement.item == list.view.selection { frame.restyle(inner.row(placement.row), theme.selection) }
        }
    }
}
