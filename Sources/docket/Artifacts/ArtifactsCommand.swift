import ArgumentParser

/// `docket artifacts`: everything about artifacts.
struct ArtifactsCommand: AsyncParsableCommand, ViewGroup {
    static let view = "artifacts"

    static let configuration = CommandConfiguration(
        commandName: "artifacts", abstract: "List, read, make and revise artifacts.",
        discussion:
            "Without a subcommand it opens the screen with all artifacts on a terminal, and lists them otherwise.",
        subcommands: [
            ArtifactsList.self, ArtifactsShow.self, ArtifactsCreate.self, ArtifactsRevise.self,
            ChangeCommand<RenameArtifact>.self, ChangeCommand<DescribeArtifact>.self,
            ChangeCommand<CommentOnArtifact>.self, ChangeCommand<ChangeStatusOfArtifact>.self,
            ArtifactsTag.self, ChangeCommand<ChartOfArtifact>.self, ArtifactsHistory.self,
            ChangeCommand<LinkArtifact>.self, ChangeCommand<UnlinkArtifact>.self, ChangeCommand<DeleteArtifact>.self,
            ChangeCommand<RestoreArtifact>.self, ArtifactsDuplicate.self, ArtifactsBundle.self, ArtifactsUnbundle.self,
        ],
        defaultSubcommand: ArtifactsList.self)
}
