extension TableViewer {
    mutating func openCell() -> [TableEffect] {
        guard overlay == nil, let cell = sheet.currentCell else { return [] }
        open(.cell(cell), title: "\(sheet.columns[sheet.cursorColumn].title) · row \(sheet.cursorRow + 1)")
        return []
    }

    /// Opens the row under the cursor as a record.
    mutating func openRecord() {
        guard sheet.order.count > 0 else { return }
        open(.record(names: [], cells: nil), title: "")
        refreshRecord()
    }

    /// Shows the row under the cursor in the record that is open.
    mutating func refreshRecord() {
        guard var box = overlay, case .record = box.content, let row = sheet.currentRow else { return }
        let content = TableOverlay.Content.record(names: sheet.columns.map(\.title), cells: sheet.rows[row])
        guard box.content != content else { return }
        box.content = content
        box.title = "row \(NumberText.grouped(sheet.cursorRow + 1)) of \(NumberText.grouped(sheet.order.count))"
        box.layOut(in: size)
        overlay = box
    }

    mutating func toggleWrap() {
        wrapsCells.toggle()
        overlay?.isWrapped = wrapsCells
        overlay?.left = 0
        overlay?.layOut(in: size)
    }

    mutating func openStatistics() -> [TableEffect] {
        let column = sheet.cursorColumn
        guard sheet.columns.indices.contains(column) else { return [] }
        refreshStatistics()
        open(.statistics(sheet.statistics[column]), title: sheet.columns[column].title)
        guard sheet.statistics[column] == nil else { return [] }
        let ticket = takeTicket()
        sheets[selected].statisticsTicket = ticket
        return [.computeStatistics(sheet: selected, column: column, sheet.orderRequest, ticket: ticket)]
    }

    mutating func takeStatistics(_ index: Int, _ column: Int, _ statistics: ColumnStatistics, _ ticket: Int) {
        guard sheets.indices.contains(index), sheets[index].statisticsTicket == ticket else { return }
        sheets[index].statisticsTicket = nil
        sheets[index].statistics[column] = statistics
        guard index == selected, overlay?.column == column, case .statistics = overlay?.content else { return }
        overlay?.content = .statistics(statistics)
        overlay?.layOut(in: size)
    }

    /// Computes the statistics of the cursor's column, where all rows are at hand.
    mutating func refreshStatistics() {
        let column = sheet.cursorColumn
        guard let rows = sheet.rows.whole, sheet.statistics[column] == nil,
            sheet.columns.indices.contains(column)
        else { return }
        var builder = StatisticsBuilder(column: column, sheet.orderRequest)
        repeat { builder.add(rows) } while builder.needsAnotherPass()
        sheets[selected].statistics[column] = builder.finish()
    }

    private mutating func open(_ content: TableOverlay.Content, title: String) {
        overlay = TableOverlay(column: sheet.cursorColumn, content: content, title: title, isWrapped: wrapsCells)
        overlay?.layOut(in: size)
    }
}
