import DocketDomain

extension TableSheet {
    /// Whether most cells of a column that are seen and not empty are lists of numbers.
    func holdsLists(_ column: Int, height: Int) -> Bool {
        let positions = min(top, order.count)..<min(order.count, top + height)
        let cells = positions.compactMap { rows[order[$0]] }.filter { column < $0.count }.map { $0[column] }
        let filled = cells.filter { !CellShape.isMissing($0) }
        return filled.count(where: { NumberList.values(of: $0) != nil }) * 2 > filled.count
    }

    /// The columns of a trend: those that are shown from one on and whose numbers are of the same kind.
    func trendColumns(from first: Int) -> [Int] {
        guard columns.indices.contains(first), let kind = columns[first].trendKind else { return [] }
        return Array(
            columns.shown.lazy.filter { $0 >= first && columns[$0].trendKind == kind }.prefix(Self.longestTrend))
    }

    /// Columns of a trend at most, so that drawing it costs the same for tables of any width: a year of days.
    private static let longestTrend = 366

    /// The columns of the trend that is shown; none where there are not two.
    var trendColumns: [Int] {
        let columns = trend.map(trendColumns(from:)) ?? []
        return columns.count > 1 ? columns : []
    }

    /// What a row has in the columns of a trend: numbers of its first one's unit.
    func trendValues(of cells: [String], in trend: [Int]) -> [Double?] {
        var unit: CellUnit?
        return trend.map { index in
            guard index < cells.count, let reading = columns[index].reading,
                case .number(let number, let own) = reading.value(of: cells[index]), number.double.isFinite
            else { return nil }
            if unit == nil { unit = own }
            return own == unit ? number.double : nil
        }
    }
}

extension ViewerColumn {
    /// Columns of the same kind can have a trend; nil where there are no numbers.
    fileprivate var trendKind: ColumnReading.Kind? {
        guard let reading, reading.isNumeric else { return nil }
        return reading.kind == .integer ? .decimal : reading.kind
    }
}
