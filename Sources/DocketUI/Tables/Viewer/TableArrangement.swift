import DocketDomain

/// How a user arranged the tables of an artifact: what is kept of it between starts.
package struct TableArrangement: Hashable, Sendable, Codable {
    /// Number of a table in its sheet → how it is arranged; tables as they were written are left out.
    var sheets: [Int: Sheet] = [:]

    struct Sheet: Hashable, Sendable, Codable {
        /// Tells whether the table still has the columns that it was arranged by.
        let columns: UInt64
        var sorts: [Sort] = []
        /// As it would be typed.
        var filter = ""
        var hidden: [Int] = []
        var frozen = 0
        /// Column → its width, where the user chose one.
        var widths: [Int: Int] = [:]
        /// Columns whose lists are sparklines, and where a trend begins; absent in what earlier versions wrote.
        var sparklines: [Int]?
        var trend: Int?
    }

    struct Sort: Hashable, Sendable, Codable {
        let column: Int
        let isDescending: Bool
    }

    package var isEmpty: Bool { sheets.isEmpty }

    /// Tables of a sheet, columns and characters of a filter that are kept at most.
    static let limits = (sheets: 20, columns: 200, filter: 1000)
}

extension TableViewer {
    package var arrangement: TableArrangement {
        var arrangement = TableArrangement()
        for (index, sheet) in sheets.prefix(TableArrangement.limits.sheets).enumerated() {
            arrangement.sheets[index] = sheet.wish ?? sheet.arrangement
        }
        return arrangement
    }

    /// Takes up an arrangement: each table when it is shown and its columns are known.
    mutating func restore(_ arrangement: TableArrangement) {
        for (index, sheet) in arrangement.sheets where sheets.indices.contains(index) {
            if sheets[index].fingerprint == sheet.columns { sheets[index].wish = sheet }
        }
    }

    mutating func fulfilWish() -> [TableEffect] {
        guard sheet.isMeasured, let wish = sheet.wish else { return [] }
        sheets[selected].wish = nil
        sheets[selected].arrangeColumns(wish)
        return arrange()
    }
}

extension TableSheet {
    /// Nil where nothing was arranged.
    fileprivate var arrangement: TableArrangement.Sheet? {
        let limit = TableArrangement.limits
        var kept = TableArrangement.Sheet(columns: fingerprint)
        kept.sorts = sorts.prefix(limit.columns).map {
            .init(column: $0.column, isDescending: $0.direction == .descending)
        }
        kept.filter = filterText.count <= limit.filter ? filterText : ""
        kept.hidden = columns.indices.lazy.filter { columns[$0].isHidden }.prefix(limit.columns).map(\.self)
        kept.frozen = frozen
        for (index, column) in columns.enumerated() where kept.widths.count < limit.columns {
            kept.widths[index] = column.chosenWidth
        }
        let drawn = columns.indices.lazy.filter { columns[$0].drawsLists }.prefix(limit.columns)
        kept.sparklines = drawn.isEmpty ? nil : Array(drawn)
        kept.trend = trend
        return kept == TableArrangement.Sheet(columns: kept.columns) ? nil : kept
    }

    /// Told apart by number and names.
    fileprivate var fingerprint: UInt64 {
        // No name has this byte in it.
        StableDigest.fnv1a(source.flatMap { Array($0.name.utf8) + [0xFF] })
    }

    /// Does what can be done of it: a file from elsewhere may say anything.
    fileprivate mutating func arrangeColumns(_ wish: TableArrangement.Sheet) {
        for (index, width) in wish.widths where columns.indices.contains(index) {
            columns[index].choose(width: width)
        }
        for index in wish.hidden where columns.indices.contains(index) && columns.shown.count > 1 {
            columns[index].isHidden = true
        }
        for index in wish.sparklines ?? [] where columns.indices.contains(index) {
            columns[index].drawsLists = true
            measure(column: index)
        }
        trend = wish.trend.flatMap { columns.indices.contains($0) ? $0 : nil }
        frozen = max(0, min(wish.frozen, columns.count))
        sorts = []
        for sort in wish.sorts where columns.indices.contains(sort.column) {
            guard !sorts.contains(where: { $0.column == sort.column }) else { continue }
            sorts.append(TableSort(column: sort.column, direction: sort.isDescending ? .descending : .ascending))
        }
        let names = columns.indices.map(name(of:))
        filters = (try? FilterExpression(wish.filter, columns: names, readings: columns.map(\.reading)))?.filters ?? []
    }
}

extension TableAction {
    /// Whether it changes how the table is arranged.
    var isArranging: Bool {
        switch self {
        case .freeze, .narrow, .widen, .fitColumn, .fitColumns, .hideColumn, .showColumns, .toggleSparklines, .sort,
            .sortFurther, .clearSort, .filter, .filterByCell, .removeFilter:
            true
        default: false
        }
    }
}
