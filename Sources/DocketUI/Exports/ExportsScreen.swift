package import DocketDomain
package import TerminalKit

/// Files that were made, and those that are being made.
package struct ExportsScreen: Hashable, Sendable {
    package var list = PagedList<ExportSummary>()
    /// The export to select as soon as it is loaded.
    var wanted: ExportID?
    /// Whether exports have changed while they were not shown.
    var isStale = false
    /// Whether the newest one is selected as soon as the list is read again.
    private var wantsNewest = false

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

    package static func isHome(of address: Address) -> Bool {
        switch address {
        case .exports, .export: true
        default: false
        }
    }

    package func address(_ shared: SharedState) -> Address? { .exports }

    package func keyContext(_ shared: SharedState) -> KeyContext { .exports }

    package func hints(_ shared: SharedState) -> ScreenHints {
        ScreenHints([
            .open, .copy, .exportKeep, .exportAgain, .exportRetry, .exportCancel, .exportDelete, .history, .quit,
        ])
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
        list.go(to: .start)
        wantsNewest = isStale
        if isStale { reload(&context) }
    }

    package mutating func show(_ destination: Destination, _ context: inout ScreenContext) {
        guard case .export(let id) = destination.address else { return }
        wanted = id
        // What is asked for by name comes before what is new.
        wantsNewest = false
        selectWanted()
    }

    private mutating func selectWanted() {
        if let wanted, list.select(where: { $0.id == wanted }) { self.wanted = nil }
    }

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
        let changed = Set(changes.compactMap { if case .export(let id) = $0 { id } else { ExportID?.none } })
        guard !changed.isEmpty else { return }
        guard context.isShown else {
            isStale = true
            return
        }
        // One that has begun here is what one wants to see.
        let known = Set(list.loaded.map(\.item.id))
        if changed.subtracting(known).contains(where: context.exports.makes) { wantsNewest = true }
        reload(&context)
    }

    package mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        if case .exports(let page, let token) = query, case .exports(let items) = result {
            list.fill(items, askedForBy: token) { $0.id == $1.id }
            if wantsNewest, page == 0 {
                wantsNewest = false
                list.go(to: .start)
            }
            selectWanted()
        }
    }

    package mutating func handle(_ answer: OverlayAnswer, _ context: inout ScreenContext) {
        switch answer.topic(ExportsTopic.self) {
        case .delete(let id): context.add(.exports(.delete(id)))
        case .save(let id):
            guard let folder = answer.value(String.self), !folder.isEmpty else {
                return context.refuseAnswer("Type a folder")
            }
            context.exportHabits.folder = folder
            context.add(.exports(.save(id, ExportDestination(folder: folder))))
        case nil: break
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
