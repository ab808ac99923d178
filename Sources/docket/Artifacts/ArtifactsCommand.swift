import ArgumentParser

/// `docket artifacts`: everything about artifacts.
struct ArtifactsCommand: AsyncParsableCommand, ViewGroup {
    static let view = "artifacts"

    static let configuration = CommandConfiguration(
        commandName: "artifacts", abstract: "List, read, make and revise artifacts.",
        discussion:
            "Without a subcommand it opens the screen with all artifacts on a terminal, and lists them otherwise.",
        subcommands: [
            ArtifactsList.self, ArtifactsShow.self, ArtifactsCreate.self, ArtifactsRevise.self, ArtifactsRename.self,
            ArtifactsDescribe.self, ArtifactsComment.self, ArtifactsStatus.self, ArtifactsHistory.self,
            ArtifactsLink.self,
            ArtifactsUnlink.self, ArtifactsDelete.self, ArtifactsRestore.self,
        ],
        defaultSubcommand: ArtifactsList.self)
}
