import DocketDomain
import DocketExport
import DocketWorkspace

extension ContentReading {
    /// What a workspace reads of a table, chunk by chunk.
    init(_ artifact: ArtifactID, _ table: TableContent, in workspace: LocalWorkspace) {
        self.init(
            rows: { chunk in
                let one = TableContent(columns: table.columns, rowCount: chunk.rowCount, rows: .chunks([chunk]))
                return try await workspace.rows(of: one, artifact: artifact, in: 0..<chunk.rowCount)
            }, text: { try await workspace.text(of: $0, artifact: artifact) })
    }
}
