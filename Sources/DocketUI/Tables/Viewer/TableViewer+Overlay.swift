extension TableViewer {
    mutating func openCell() -> [TableEffect] {
        guard let cell = sheet.currentCell else { return [] }
        open(.cell(cell), title: "\(sheet.columns[sheet.cursorColumn].title) · row \(sheet.cursorRow + 1)")
        return []
    }

    mutating func openStatistics() -> [TableEffect] {
        let column = sheet.cursorColumn
        guard sheet.columns.indices.contains(column) else { return [] }
        refreshStatistics()
        open(.statistics(sheet.statistics[column]), title: sheet.columns[column].title)
        guard sheet.statistics[column] == nil else { return [] }
        let ticket = takeTicket()
        sheets[selected].statisticsTicket = ticket
        return [
            .computeStatistics(
                sheet: selected, column: column, sheet.formats[column], sheet.filters, ticket: ticket)
        ]
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
        var builder = StatisticsBuilder(column: column, format: sheet.formats[column])
        switch sheet.order {
        case .all: builder.add(rows)
        case .rows(let order): builder.add(order.lazy.map { rows[Int($0)] })
        }
        sheets[selected].statistics[column] = builder.finish()
    }

    private mutating func open(_ content: TableOverlay.Content, title: String) {
        overlay = TableOverlay(column: sheet.cursorColumn, content: content, title: title)
        overlay?.layOut(in: size)
    }
}
