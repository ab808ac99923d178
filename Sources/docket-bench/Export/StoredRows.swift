import ArgumentParser
import DocketDomain
import DocketExport
import DocketStore
import DocketWorkspace
import Foundation

/// The generated rows as an artifact of a workspace, read from it in chunks.
struct StoredRows {
    let document: ExportDocument
    private let workspace: LocalWorkspace
    private let artifact: ArtifactID

    /// - Parameter folder: Where the workspace is made.
    init(_ count: Int, in folder: URL) async throws {
        workspace = try await LocalWorkspace.create(folder, account: "bench")
        let table = Table(
            columns: ExportRows.columns.map { Table.Column(name: $0) }, rows: (0..<count).map(ExportRows.row))
        let content = PreparedContent(table)
        let made = try await workspace.perform(
            .createArtifact(NewArtifact(kind: .table, title: "Rows", content: content.content)), idempotencyKey: nil,
            blobs: content.blobs)
        guard let id = made.artifactID,
            case .table(let stored) = try await workspace.queries.revision(nil, of: id).content
        else { throw ExitCode.failure }
        artifact = id
        document = try await ExportDocument(
            .table(stored), title: "Rows", created: Timestamp(milliseconds: 1_795_262_400_000),
            reading: ContentReading(id, stored, in: workspace))
    }

    /// Exports them as the program does, from the request to the file in the workspace.
    func export(as format: ExportFormat) async throws {
        let wanted = ExportSpecification(ExportSource(.artifact(artifact)), as: format, ExportChoices())
        let job = try await workspace.startExport(wanted, idempotencyKey: nil)
        _ = try await workspace.run(job) { _ in }
    }
}
