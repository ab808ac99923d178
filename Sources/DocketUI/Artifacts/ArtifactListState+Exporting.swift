import DocketDomain
import TerminalKit

extension ArtifactSummary {
    /// The artifact as something to export.
    func exportTarget(view: ExportView? = nil) -> ExportTarget {
        let kind: ExportKind =
            switch self.kind {
            case .table: .table
            case .sheet: .sheet
            case .doc: .doc
            case .sqlQuery: .sqlQuery
            case .profileEdit: .report
            default: .other
            }
        return ExportTarget(source: .artifact(id), kind: kind, title: title, view: view)
    }
}

extension ArtifactListState {
    /// What is open, as it is shown.
    var viewerExportTarget: ExportTarget? {
        var target = viewer?.isResult == true ? keptExportTarget : selection?.exportTarget(view: viewOfTable)
        guard case .table(let table) = viewer?.body else { return target }
        if table.sheets.count > 1 { target?.tables = table.sheets.map(\.name) }
        target?.sheet = table.selected
        target?.columns = table.sheet.source.map(\.name)
        return target
    }

    /// The artifact that the result is kept as, as the result is shown; nothing before it is.
    private var keptExportTarget: ExportTarget? {
        guard let viewer, let kept = viewer.run?.kept else { return nil }
        return ExportTarget(source: .artifact(kept), kind: .table, title: viewer.artifact.title, view: viewOfTable)
    }

    /// What the list selects: as it is shown, where it is open.
    var selectionExportTarget: ExportTarget? {
        viewer?.artifact.id == list.selection?.id ? viewerExportTarget : list.selection?.exportTarget()
    }

    // MARK: Marking

    var markedExportTargets: [ExportTarget] { marked.map { $0.exportTarget() } }

    /// What a pane's corner says of the list.
    var position: String {
        let position = Drawing.position(list.view.selection, of: list.count, isExact: list.totalIsExact)
        return marked.isEmpty ? position : "\(marked.count) marked · \(position)"
    }

    func isMarked(_ artifact: ArtifactSummary) -> Bool { marked.contains { $0.id == artifact.id } }

    /// Marks the selected artifact, or takes its mark away, and goes on to the next one.
    mutating func markSelection() {
        guard let artifact = list.selection else { return }
        if isMarked(artifact) {
            marked.removeAll { $0.id == artifact.id }
        } else {
            marked.append(artifact)
        }
        list.move(by: 1)
        openSelection()
    }

    /// What the open table shows, where that is not simply everything.
    private var viewOfTable: ExportView? {
        guard case .table(let table) = viewer?.body else { return nil }
        let sheet = table.sheet
        let columns = sheet.columns.shown
        guard !sheet.filters.isEmpty || !sheet.sorts.isEmpty || columns.count < sheet.columns.count else { return nil }
        return ExportView(
            sheet: table.selected, columns: Array(columns), filters: sheet.filters.map(\.source),
            sorts: sheet.sorts.map { ExportView.Sort(column: $0.column, descending: $0.direction == .descending) })
    }
}
