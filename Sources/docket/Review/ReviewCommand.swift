import ArgumentParser

/// `docket review`: the queue of proposals, and decisions.
struct ReviewCommand: AsyncParsableCommand, ViewGroup {
    static let view = "review"

    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Read and decide proposed changes of profiles.",
        discussion: """
            A decision can be taken back with undo for a minute; then it is final, and what follows from it is \
            delivered (docket outbox). Without a subcommand it opens the review screen on a terminal, and lists what \
            is pending otherwise.
            """,
        subcommands: [
            ReviewList.self, ReviewShow.self, ReviewAccept.self, ReviewReject.self, ReviewEdit.self, ReviewUndo.self,
            ReviewAcceptBatch.self, ReviewRejectBatch.self, ReviewApply.self, ReviewReportCommand.self,
        ],
        defaultSubcommand: ReviewList.self)
}
