import DocketDomain

extension ExportDocument {
    /// The document as the options want it: under another title, with some of its columns, or some of its tables.
    ///
    /// - Throws: `invalidArgument` where a column or table is chosen that is not there.
    func choosing(_ options: ExportOptions) async throws -> ExportDocument {
        var document = self
        if let title = options.title, !title.trimmed.isEmpty { document.title = title.trimmed }
        guard options.columns != nil || options.sheets != nil else { return document }
        let blocks = try await allBlocks()
        let chosen = try Self.sheets(options.sheets, of: blocks)
        document.body = try Self.columns(options.columns, of: chosen)
        // What stands there as it was written holds everything.
        if options.columns != nil || chosen.count != blocks.count { document.source = nil }
        return document
    }

    private func allBlocks() async throws -> [ExportBlock] {
        var blocks: [ExportBlock] = []
        var reader = body.makeReader()
        while let more = try await reader.next() { blocks += more }
        return blocks
    }

    private static func sheets(_ chosen: [Int]?, of blocks: [ExportBlock]) throws(DocketError) -> [ExportBlock] {
        guard let chosen else { return blocks }
        let tables = blocks.filter { if case .table = $0 { true } else { false } }
        return try chosen.map { index throws(DocketError) in
            guard tables.indices.contains(index) else {
                throw DocketError(.invalidArgument, "There is no table \(index + 1); there are \(tables.count).")
            }
            return tables[index]
        }
    }

    private static func columns(_ chosen: [Int]?, of blocks: [ExportBlock]) throws(DocketError) -> [ExportBlock] {
        guard let chosen else { return blocks }
        guard blocks.count == 1, case .table(let table) = blocks[0] else {
            throw DocketError(.invalidArgument, "Columns can be chosen only where there is one table.")
        }
        guard !chosen.isEmpty else {
            throw DocketError(.invalidArgument, "No column is chosen. Choose at least one.")
        }
        for index in chosen where !table.columns.indices.contains(index) {
            throw DocketError(
                .invalidArgument, "There is no column \(index + 1); the table has \(table.columns.count).")
        }
        return [.table(table.choosing(columns: chosen))]
    }
}

extension ExportTable {
    /// Only these columns, counted from 0, in this order.
    package func choosing(columns chosen: [Int]) -> ExportTable {
        ExportTable(
            name: name, columns: chosen.map { columns[$0] }, rowCount: rowCount,
            rows: ChosenColumns(rows: rows, columns: chosen),
            readings: chosen.map { readings.indices.contains($0) ? readings[$0] : nil }, chart: chart)
    }
}

private struct ChosenColumns: RowSource {
    let rows: any RowSource
    let columns: [Int]

    func makeReader() -> any RowReader { Reader(reader: rows.makeReader(), columns: columns) }

    struct Reader: RowReader {
        var reader: any RowReader
        let columns: [Int]

        mutating func next() async throws -> [[String]]? {
            try await reader.next()?.map { row in columns.map { $0 < row.count ? row[$0] : "" } }
        }
    }
}
