import DocketDomain

/// Comma-separated values (RFC 4180) in UTF-8: a file, or an archive of one for each table.
struct CSVRenderer: Renderer {
    static let passes = 1

    func write(_ work: Rendering) async throws -> [String] {
        let format = CSVFormat(work.options)
        guard work.document.kind.hasManyTables else {
            var reader = work.document.body.makeReader()
            while let blocks = try await reader.next() {
                for case .table(let table) in blocks {
                    try await write(table, format, to: work.file, work.counter)
                }
            }
            return []
        }
        let archive = try ArchiveOutput(work.file, created: work.document.created)
        var names = EntryNames(fileExtension: "csv")
        var reader = work.document.body.makeReader()
        var heading: String?
        while let blocks = try await reader.next() {
            for block in blocks {
                if case .heading(_, let runs) = block { heading = runs.plainText }
                guard case .table(let table) = block else { continue }
                try archive.begin(names.next(for: table.name ?? heading ?? work.document.title))
                try await write(table, format, to: archive, work.counter)
            }
        }
        try archive.finish()
        return []
    }

    private func write(
        _ table: ExportTable, _ format: CSVFormat, to output: some TextOutput, _ counter: ProgressCounter
    ) async throws {
        var buffer: [UInt8] = []
        format.append(table.columns.map(\.name), to: &buffer)
        var rows = TableRows(table, counter)
        while let more = try await rows.next() {
            for row in more {
                format.append(row, to: &buffer)
                try output.take(&buffer)
            }
        }
        try output.flush(&buffer)
    }
}
