package import DocketDomain
package import Foundation

/// An artifact's content, ready for a command, and the blobs that go with it.
package struct PreparedContent: Hashable, Sendable {
    package let content: ArtifactContent
    /// Digest → bytes.
    package let blobs: [String: Data]
    /// What may not be meant as it was read: in sentences, with the line.
    package internal(set) var warnings: [String] = []

    /// A table; a long one in chunks.
    package init(_ table: Table) {
        let (content, blobs) = Self.table(table)
        self.content = .table(content)
        self.blobs = blobs
    }

    /// Several tables that belong together.
    package init(_ tables: [(name: String, table: Table)]) {
        var blobs: [String: Data] = [:]
        content = .sheet(
            tables.map { name, table in
                let (content, chunks) = Self.table(table)
                blobs.merge(chunks) { first, _ in first }
                return ArtifactContent.NamedTable(name: name, table: content)
            })
        self.blobs = blobs
    }

    /// A document in Markdown.
    package init(markdown: String) throws(DocketError) {
        try Self.check(markdown.utf8.count)
        if markdown.utf8.count <= Limits.inlineBytes {
            content = .doc(.inline(markdown))
            blobs = [:]
        } else {
            let bytes = Data(markdown.utf8)
            let digest = StableDigest.sha256(bytes)
            content = .doc(.blob(digest: digest, bytes: bytes.count))
            blobs = [digest: bytes]
        }
    }

    package init(_ query: SQLQuery) throws(DocketError) {
        try Self.check(query.sql.utf8.count)
        content = .sqlQuery(query)
        blobs = [:]
    }

    /// The payload of a kind that docket doesn't know.
    package init(other json: JSON, bytes: Int) throws(DocketError) {
        try Self.check(bytes)
        content = .other(json)
        blobs = [:]
    }

    private static func check(_ bytes: Int) throws(DocketError) {
        guard bytes <= Limits.payloadBytes else {
            throw DocketError(
                .resourceExhausted,
                "The content has \(bytes) bytes; at most \(Limits.payloadBytes) (16 MiB) fit in one artifact. Split it."
            )
        }
    }

    // MARK: Tables

    private static func table(_ table: Table) -> (TableContent, [String: Data]) {
        let bytes = table.rows.reduce(0) { $0 + $1.reduce(0) { $0 + $1.utf8.count } }
        guard table.rows.count > Limits.inlineRows || bytes > Limits.inlineBytes else {
            return (TableContent(table), [:])
        }
        var blobs: [String: Data] = [:]
        var chunks: [TableContent.Chunk] = []
        var start = 0
        while start < table.rows.count {
            let end = chunkEnd(in: table.rows, from: start)
            let bytes = Self.bytes(of: table.rows[start..<end])
            let digest = StableDigest.sha256(bytes)
            blobs[digest] = bytes
            chunks.append(TableContent.Chunk(digest: digest, rowCount: end - start))
            start = end
        }
        return (
            TableContent(columns: table.columns, rowCount: table.rows.count, rows: .chunks(chunks)), blobs
        )
    }

    /// A chunk ends after `Limits.inlineRows` rows, or sooner where its rows are long.
    private static func chunkEnd(in rows: [[String]], from start: Int) -> Int {
        var bytes = 0
        var end = start
        while end < rows.count, end - start < Limits.inlineRows {
            bytes += rows[end].reduce(0) { $0 + $1.utf8.count }
            if bytes > chunkBytes, end > start { break }
            end += 1
        }
        return end
    }

    private static let chunkBytes = 1 << 20

    private static func bytes(of rows: ArraySlice<[String]>) -> Data {
        var output: [UInt8] = []
        JSON.array(rows.map { .array($0.map(JSON.string)) }).append(to: &output)
        return Data(output)
    }
}
