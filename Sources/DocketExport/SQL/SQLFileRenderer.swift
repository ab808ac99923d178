import DocketDomain

/// The text of a query, ready to be run.
struct SQLFileRenderer: Renderer {
    static let passes = 1

    func write(_ work: RenderContext) async throws -> [String] {
        guard case .sql(let query) = work.document.source else {
            throw DocketError(.failedPrecondition, "Only a SQL query can be exported as SQL.")
        }
        // A title of one line: a line break in it would end the comment.
        let title = work.document.title.split(whereSeparator: \.isNewline).joined(separator: " ")
        var buffer = Array("-- \(title)\n\(query.sql)".utf8)
        if buffer.last != 0x0A { buffer.append(0x0A) }
        try work.file.flush(&buffer)
        return []
    }
}
