extension TableViewer {
    func copy(_ scope: CopyScope, _ format: CopyFormat) -> [TableEffect] {
        let column = sheet.cursorColumn
        guard sheet.columns.indices.contains(column) else { return [] }
        var scope = scope
        if scope == .cell, case .record = overlay?.content { scope = .row }
        switch scope {
        case .cell:
            guard let cell = sheet.currentCell else { return [notAtHand] }
            return [.copy(cell)]
        case .row:
            guard let row = sheet.currentRow, let cells = sheet.rows[row] else { return [notAtHand] }
            var writer = writer(sheet.columns.shown, format, withHeader: format == .markdown)
            writer.add([cells])
            return [.copy(writer.text)]
        case .column: return copy(writer([column], format, withHeader: format == .markdown))
        case .table: return copy(writer(sheet.columns.shown, format, withHeader: true))
        }
    }

    private func copy(_ writer: TableTextWriter) -> [TableEffect] {
        guard let rows = sheet.rows.whole else { return [.copyRows(sheet: selected, sheet.order, writer)] }
        var writer = writer
        let order = sheet.order
        writer.add((0..<order.count).lazy.map { rows[order[$0]] })
        return [.copy(writer.text)]
    }

    private func writer(_ indices: [Int], _ format: CopyFormat, withHeader: Bool) -> TableTextWriter {
        TableTextWriter(columns: sheet.source, indices: indices, format: format, withHeader: withHeader)
    }

    private var notAtHand: TableEffect {
        .report(sheet.order.count == 0 ? "There is no row to copy." : "The row is still loading.")
    }
}
