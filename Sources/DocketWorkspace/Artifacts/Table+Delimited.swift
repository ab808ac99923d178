import DocketDomain

extension Table {
    /// A table from rows of which the first one is the header. Shorter rows are padded; where a row is longer than the
    /// header, the columns that it needs are added, so that nothing is lost.
    ///
    /// - Throws: `resourceExhausted` where one long row would make very many cells of all the others.
    init(delimited rows: [[String]]) throws(DocketError) {
        let width = rows.reduce(0) { max($0, $1.count) }
        try Self.checkCells(rows: rows.count, columns: width)
        let header = rows.first ?? []
        self.init(
            columns: (0..<width).map { Column(name: $0 < header.count ? header[$0] : "Column \($0 + 1)") },
            rows: rows.dropFirst().map { row in
                row.count == width ? row : row + Array(repeating: "", count: width - row.count)
            })
    }

    /// Cells that are not in the file are made to fill its rows: a small file could ask for any number of them.
    static func checkCells(rows: Int, columns: Int) throws(DocketError) {
        let (cells, overflows) = rows.multipliedReportingOverflow(by: columns)
        guard !overflows, cells <= Limits.tableCells else {
            throw DocketError(
                .resourceExhausted,
                "The table would have \(rows) rows of \(columns) columns; at most \(Limits.tableCells) cells fit. Split it."
            )
        }
    }
}
