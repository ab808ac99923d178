package import DocketDomain
import OrderedCollections

extension Workspace {
    /// An artifact's payload as scripts see it; of tables the rows that are asked for, and the number of all.
    package func payload(
        of revision: ArtifactRevision, artifact: ArtifactID, rows: Range<Int>
    ) async throws(DocketError) -> JSON {
        switch revision.content {
        case .table(let table):
            return .object(try await members(of: table, artifact, rows))
        case .sheet(let tables):
            var sheets: [JSON] = []
            for table in tables {
                var members: OrderedDictionary<String, JSON> = ["name": .string(table.name)]
                members.merge(try await self.members(of: table.table, artifact, rows)) { first, _ in first }
                sheets.append(.object(members))
            }
            return .object(["tables": .array(sheets)])
        case .doc(let text):
            return .object(["markdown": .string(try await self.text(of: text, artifact: artifact))])
        case .sqlQuery(let query):
            return .object([
                "sql": .string(query.sql), "parameters": query.parameters ?? .null,
                "database": query.database.map(JSON.string) ?? .null, "visualization": query.visualization ?? .null,
            ])
        case .other(let json):
            return json
        }
    }

    /// The rows of a table within a range, as far as there are any. Only the chunks that hold them are read.
    ///
    /// - Parameter columns: Those whose cells are wanted, where not all are: the others may be empty.
    package func rows(
        of table: TableContent, artifact: ArtifactID, in range: Range<Int>, only columns: Set<Int>? = nil
    ) async throws(DocketError) -> [[String]] {
        let range = range.clamped(to: 0..<table.rowCount)
        switch table.rows {
        case .inline(let rows):
            return Array(rows[range.clamped(to: 0..<rows.count)])
        case .chunks(let chunks):
            var result: [[String]] = []
            var start = 0
            for chunk in chunks where start < range.upperBound {
                let end = start + chunk.rowCount
                if end > range.lowerBound {
                    let rows = try await self.rows(of: chunk, artifact: artifact, only: columns)
                    let part = range.clamped(to: start..<end)
                    result += rows[(part.lowerBound - start)..<(part.upperBound - start)]
                }
                start = end
            }
            return result
        }
    }

    /// A document's text.
    package func text(of content: TextContent, artifact: ArtifactID) async throws(DocketError) -> String {
        switch content {
        case .inline(let text): text
        case .blob(let digest, _):
            String(decoding: try await queries.blob(digest, of: artifact), as: UTF8.self)
        }
    }

    /// The rows of one chunk of an artifact's table.
    func rows(
        of chunk: TableContent.Chunk, artifact: ArtifactID, only columns: Set<Int>? = nil
    ) async throws(DocketError) -> [[String]] {
        let bytes = try await queries.blob(chunk.digest, of: artifact)
        guard let rows = TableChunk.rows(in: bytes, only: columns), rows.count == chunk.rowCount else {
            throw DocketError(.corrupt, "Rows of artifact \(artifact) cannot be read. Run `docket doctor`.")
        }
        return rows
    }

    private func members(
        of table: TableContent, _ artifact: ArtifactID, _ range: Range<Int>
    ) async throws(DocketError) -> OrderedDictionary<String, JSON> {
        let rows = try await self.rows(of: table, artifact: artifact, in: range)
        return [
            "columns": .array(
                table.columns.map {
                    .object(["name": .string($0.name), "align": $0.align.map { .string($0.rawValue) } ?? .null])
                }),
            "rows": .array(rows.map { .array($0.map(JSON.string)) }),
            "row_count": .number(table.rowCount),
        ]
    }
}
