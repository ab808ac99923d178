import DocketDomain

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
        var target = selection?.exportTarget(view: viewOfTable)
        if case .table(let table) = viewer?.body, table.sheets.count > 1 { target?.tables = table.sheets.map(\.name) }
        return target
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
