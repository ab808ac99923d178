import TerminalKit

/// The line below a table: where the cursor is, and what was done to the rows.
struct TableStatus {
    let text: String

    init(_ sheet: TableSheet, layout: TableLayout) {
        let count = sheet.order.count
        var parts: [String] = []
        if sheet.isWaiting { parts.append("working…") }
        parts.append("row \(NumberText.grouped(count == 0 ? 0 : sheet.cursorRow + 1))/\(NumberText.grouped(count))")
        if !sheet.filters.isEmpty {
            let filters = sheet.filters.count == 1 ? sheet.filters[0].source : "\(sheet.filters.count) filters"
            let all = count == sheet.rows.count ? "" : " of \(NumberText.grouped(sheet.rows.count))"
            parts[parts.count - 1] += all
            parts.append(CellText.shown(filters, columns: 40))
        }
        if !sheet.sorts.isEmpty {
            let columns = sheet.sorts.map { sort in
                sheet.columns[sort.column].title + (sort.direction == .ascending ? " ▲" : " ▼")
            }
            parts.append("sorted by " + columns.joined(separator: ", "))
        }
        if let search = sheet.search {
            parts.append("“\(CellText.shown(search.pattern.text, columns: 20))”" + Self.found(search))
        }
        if layout.trend != nil, let first = sheet.trendColumns.first, let last = sheet.trendColumns.last {
            parts.append("trend \(Self.title(first, of: sheet)) to \(Self.title(last, of: sheet))")
        }
        let shown = sheet.columns.shown
        if layout.hidesLeft || layout.hidesRight, let place = shown.firstIndex(of: sheet.cursorColumn) {
            parts.append("column \(place + 1)/\(shown.count)")
        }
        let hidden = sheet.columns.count - shown.count
        if hidden > 0 { parts.append("\(hidden) hidden") }
        if let sums = sheet.statistics[sheet.cursorColumn]?.sumTexts, (1...Self.mostSums).contains(sums.count) {
            parts.append((sums.count == 1 ? "sum " : "sums ") + sums.joined(separator: ", "))
        }
        text = Self.joined(parts, columns: layout.status.width - 2)
    }

    private static func title(_ column: Int, of sheet: TableSheet) -> String {
        TextWidth.standard.truncated(sheet.columns[column].title, to: 20)
    }

    /// More currencies or units than these are summed in the statistics only.
    private static let mostSums = 4

    /// The first parts, as many as fit.
    private static func joined(_ parts: [String], columns: Int) -> String {
        parts.dropFirst().reduce(parts.first ?? "") { text, part in
            let longer = text + " · " + part
            return longer.columns <= columns ? longer : text
        }
    }

    private static func found(_ search: TableSearch) -> String {
        guard let matches = search.matches else { return "" }
        return matches.count == 1 ? " in 1 row" : " in \(NumberText.grouped(matches.count)) rows"
    }
}
