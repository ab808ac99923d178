import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace

/// `docket artifacts show`.
struct ArtifactsShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show an artifact with its content.")

    @Argument(help: ArgumentHelp("The artifact.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("Rows of a table: from A, counted from 0, up to and without B.", valueName: "A:B"))
    var rows = RowsArgument(0..<100)

    @Option(help: ArgumentHelp("An earlier revision; the newest unless given.", valueName: "n"))
    var revision: Int?

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let workspace = try await global.open().workspace
        let id = try await workspace.queries.artifactID(id)
        let artifact = try await workspace.queries.artifact(id)
        let revision = try await workspace.queries.revision(revision, of: id)
        let payload = try await workspace.payload(of: revision, artifact: id, rows: rows.rows)
        try global.output.show(artifact.wire(payload: payload, revision: revision)) {
            ArtifactText.whole(artifact, revision, payload: payload)
        }
    }
}
