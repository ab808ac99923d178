import DocketDomain

/// Comma-separated values (RFC 4180) in UTF-8: a file, or an archive of one for each table.
struct CSVRenderer: Renderer {
    static let passes = 1

    func write(_ work: RenderContext) async throws -> [String] {
        let format = CSVFormat(work.options)
        var tables = NamedTables(work.document)
        // The file is what its name says.
        guard work.file.output.isArchive else {
            guard let (_, table) = try await tables.next() else { return [] }
            try await write(table, format, to: work.file, work.counter)
            guard try await tables.next() == nil else {
                throw DocketError(
                    .failedPrecondition, "There are several tables by now, and a CSV file holds one. Export again.")
            }
            return []
        }
        let archive = try ArchiveOutput(work.file, created: work.document.created)
        var names = EntryNames(fileExtension: "csv")
        while let (name, table) = try await tables.next() {
            try archive.begin(names.next(for: name))
            try await write(table, format, to: archive, work.counter)
        }
        try archive.finish()
        return []
    }

    private func write(
        _ table: ExportTable, _ format: CSVFormat, to output: some TextOutput, _ counter: ProgressCounter
    ) async throws {
        var buffer: [UInt8] = []
        format.append(table.columns.map(\.name), to: &buffer)
        var rows = TableRowStream(table, counter)
        while let more = try await rows.next() {
            for row in more {
                format.append(row, to: &buffer)
                try output.take(&buffer)
            }
        }
        try output.flush(&buffer)
    }
}
