/// The cells that a native chart draws.
struct ChartReferences {
    struct Series {
        let name: CellRange
        let along: CellRange
        let values: CellRange
    }

    let series: [Series]
    /// Whether texts stand along the chart.
    let hasTextAlong: Bool
}

/// Cells of one column.
struct CellRange {
    /// As formulas have it: a name may look like a cell, or hold what ends one.
    let sheet: String
    let column: UInt16
    let first: UInt32
    let last: UInt32

    /// - Parameters:
    ///   - sheet: The worksheet's name.
    ///   - column: Counted from 0.
    ///   - rows: Counted from 0, where the header is.
    init(_ sheet: String, column: Int, rows: ClosedRange<Int>) {
        self.sheet = "'\(sheet.replacing("'", with: "''"))'"
        self.column = UInt16(clamping: column)
        first = UInt32(clamping: rows.lowerBound)
        last = UInt32(clamping: rows.upperBound)
    }
}
