import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace

/// `docket artifacts tag`.
struct ArtifactsTag: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag", abstract: "Add tags to an artifact and take tags from it; without any, show them.",
        usage: "docket artifacts tag ID [+TAG|-TAG]… [OPTIONS]",
        discussion: """
            For example: docket artifacts tag ID +fees -draft

            A query with the tag “template” is one that others are made from, by `docket artifacts duplicate`.
            """)

    @Argument(help: ArgumentHelp("The artifact.", valueName: "id"))
    var id: String

    @OptionGroup var tags: TagChanges
    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        guard !tags.isEmpty else {
            let queries = try await global.open().workspace.queries
            let artifact = try await queries.artifact(queries.artifactID(id))
            try global.output.show(artifact.wire(payload: nil)) {
                artifact.tags.map(VisibleText.line).joined(separator: "\n")
            }
            return
        }
        let change = ArtifactCommand.tag(add: tags.added, remove: tags.removed)
        try await ChangedArtifact.perform(on: id, saying: "Tagged", write, global) { _ in change }
    }
}
