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

    /// A table that a delimited text holds.
    init(_ table: DelimitedTable) {
        content = .table(table.table)
        blobs = table.blobs
        warnings = table.warnings
    }

    /// The same as the only table of several.
    init(_ table: DelimitedTable, named name: String) {
        content = .sheet([ArtifactContent.NamedTable(name: name, table: table.table)])
        blobs = table.blobs
        warnings = table.warnings
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
        var chunks = TableChunks()
        for row in table.rows { chunks.add(row) }
        return chunks.finish(table.columns)
    }
}
