package import DocketDomain
package import TerminalKit

/// Files that were made, and those that are being made.
package struct ExportsScreen: Hashable, Sendable {
    package var list = PagedList<ExportSummary>()
    /// Whether exports have changed while they were not shown.
    var isStale = false

    /// What the view lists: everything that the viewer may see.
    package static let query = ExportFilter()

    package init(_ identity: Identity) {}
}

extension ExportsScreen: HasSubject {
    /// An export is no thread and no artifact.
    var subject: SelectedSubject? { nil }
}

extension ExportsScreen: AppScreen {
    package static let id = ScreenID.exports

    package static let entrance = CommandEntry(
        .goExports, .going, "Exports: files that were made", ["g x"], isVisit: true)

    package static func isHome(of address: Address) -> Bool { address == .exports }

    package func address(_ shared: SharedState) -> Address? { .exports }

    package func keyContext(_ shared: SharedState) -> KeyContext { .exports }

    package func hints(_ shared: SharedState) -> ScreenHints {
        ScreenHints([.open, .copy, .exportAgain, .exportRetry, .exportCancel, .exportDelete, .history, .quit])
    }

    /// How far the exports are that are being made.
    package func badge(_ drawing: Drawing, isShown: Bool) -> ScreenBadge? {
        drawing.exports.summary.map {
            ScreenBadge(line: Line("\(drawing.sign("⇩ ", "export "))\($0)   ", drawing.theme.accent))
        }
    }

    package func awaitsWhatIsSeen(_ shared: SharedState) -> Bool { list.lacksSeen(rows: rows(shared)) }

    package func draw(_ drawing: Drawing, on frame: inout Frame) {
        frame.draw(ExportsPane(drawing: drawing, list: list), in: drawing.body)
    }

    /// Rows of exports, below their header.
    private func rows(_ shared: SharedState) -> Int { max(1, shared.inner(shared.body).height - 1) }

    package mutating func enter(_ context: inout ScreenContext) {
        if isStale { reload(&context) }
    }

    package mutating func show(_ destination: Destination, _ context: inout ScreenContext) {}

    package mutating func reconcile(_ context: inout ScreenContext) {
        let rows = rows(context.shared)
        list.view.reconcile(count: list.count, height: rows)
        for (page, token) in list.missing(height: rows) { context.request(.exports(page: page, token: token)) }
    }

    package mutating func reload(_ context: inout ScreenContext) {
        isStale = false
        for (page, token) in list.kept { context.reload(.exports(page: page, token: token)) }
    }

    package mutating func handle(_ changes: [ChangedObject], _ context: inout ScreenContext) {
        guard changes.contains(where: { if case .export = $0 { true } else { false } }) else { return }
        if context.isShown { reload(&context) } else { isStale = true }
    }

    package mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        if case .exports(let page, _) = query, case .exports(let items) = result {
            list.fill(items, at: page) { $0.id == $1.id }
        }
    }

    package mutating func press(_ mouse: Mouse, _ context: inout ScreenContext) {
        let row = mouse.position.y - context.shared.inner(context.body).y
        if context.body.contains(mouse.position), row > 0 { list.select(list.view.top + row - 1) }
    }

    package mutating func turnWheel(_ rows: Int, at point: Point, _ context: inout ScreenContext) {
        if context.body.contains(point) { list.move(by: rows.signum()) }
    }
}

extension ScreenID {
    package static let exports = ScreenID("exports")
}

extension KeyContext {
    static let exports = KeyContext("exports", "Exports")
}
