import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace

/// A command that changes one artifact, not its content, and shows it as it is then.
enum ChangedArtifact {
    /// - Parameter done: What to say of it, such as `Linked`.
    static func perform(
        on id: String, saying done: String, _ write: WriteOptions, _ global: GlobalOptions,
        _ command: (any WorkspaceQueries) async throws(DocketError) -> ArtifactCommand
    ) async throws {
        let workspace = try await global.openForWriting().workspace
        let id = try await workspace.queries.artifactID(id)
        let outcome = try await workspace.perform(
            .artifact(id, try await command(workspace.queries)), idempotencyKey: write.idempotencyKey)
        let artifact = try await workspace.queries.artifact(id)
        let revision = try await workspace.queries.revision(nil, of: id)
        let payload = try await workspace.payload(of: revision, artifact: id, rows: 0..<100)
        try global.output.show(artifact.wire(payload: payload)) {
            "\(outcome.already ? "Nothing to change:" : done) artifact:\(id) “\(VisibleText.line(artifact.title))”."
        }
    }
}
