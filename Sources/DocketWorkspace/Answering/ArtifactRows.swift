import DocketAgents
import DocketDomain

/// The rows of an artifact's table, read some at a time.
struct ArtifactRows: TableRows {
    let workspace: any Workspace
    let artifact: ArtifactID
    let table: TableContent

    func makeReader() -> any TableRowReader { Reader(rows: self) }

    private struct Reader: TableRowReader {
        let rows: ArtifactRows
        var position = 0

        mutating func next() async throws -> [[String]]? {
            guard position < rows.table.rowCount else { return nil }
            let range = position..<min(position + ArtifactRows.part, rows.table.rowCount)
            position = range.upperBound
            return try await rows.workspace.rows(of: rows.table, artifact: rows.artifact, in: range)
        }
    }

    /// As many rows as a table keeps together.
    private static let part = 1000
}
