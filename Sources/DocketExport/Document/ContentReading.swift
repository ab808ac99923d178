package import DocketDomain

/// How the parts of an artifact's content are read that lie outside its event.
package struct ContentReading: Sendable {
    let rows: @Sendable (TableContent.Chunk) async throws -> [[String]]
    let text: @Sendable (TextContent) async throws -> String

    package init(
        rows: @escaping @Sendable (TableContent.Chunk) async throws -> [[String]],
        text: @escaping @Sendable (TextContent) async throws -> String
    ) {
        self.rows = rows
        self.text = text
    }
}

extension ExportTable {
    /// A table artifact, or one of a sheet. Chunks are read one by one.
    package init(name: String? = nil, _ content: TableContent, reading: ContentReading) {
        let rows: any RowSource =
            switch content.rows {
            case .inline(let rows): rows
            case .chunks(let chunks): ChunkedRows(count: chunks.count) { try await reading.rows(chunks[$0]) }
            }
        self.init(name: name, columns: content.columns, rowCount: content.rowCount, rows: rows)
    }
}

extension ExportDocument {
    /// An artifact's content as a document.
    ///
    /// - Parameter chart: What is kept with a table or sheet: the first table that has its columns gets it.
    package init(
        _ content: ArtifactContent, title: String, subtitle: [String] = [], author: String? = nil, created: Timestamp,
        chart: JSON? = nil, reading: ContentReading
    ) async throws {
        let kind: ExportKind
        let blocks: [ExportBlock]
        var source: Source?
        switch content {
        case .table(let table):
            kind = .table
            blocks = [ExportTable(table, reading: reading)].with(chart: chart).map(ExportBlock.table)
        case .sheet(let tables):
            kind = .sheet
            blocks = tables.map { ExportTable(name: $0.name, $0.table, reading: reading) }.with(chart: chart)
                .map(ExportBlock.table)
        case .doc(let content):
            kind = .doc
            let text = try await reading.text(content)
            blocks = [ExportBlock](markdown: text).withoutTitle(title)
            source = .markdown(text)
        case .sqlQuery(let query):
            kind = .sqlQuery
            blocks = [ExportBlock](query)
            source = .sql(query)
        case .other(let json):
            kind = .other
            blocks = [ExportBlock](json)
            source = .json(json)
        }
        self.init(
            kind: kind, title: title, subtitle: subtitle, author: author, created: created, body: blocks,
            source: source)
    }
}
