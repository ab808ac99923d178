import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace
import Foundation

/// `docket init`: makes a workspace.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make a workspace; where there is one, nothing is changed.",
        discussion: """
            You become its first user, an admin named as you log in.

            With --log its log is elsewhere, and shared with others: a database of PostgreSQL, as \
            postgres://USER@HOST:PORT/DATABASE. What the log needs is made there unless others have made it; then you \
            have to be one of its users. The password is best kept in ~/.pgpass; one in the URL is kept in the workspace's \
            node.json, which only you may read.
            """)

    @Argument(help: ArgumentHelp("The folder; the same as --workspace.", valueName: "path"))
    var path: String?

    @Option(help: ArgumentHelp("Where the log is that the workspace shares with others.", valueName: "url"))
    var log: String?

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard path == nil || global.workspace == nil || path == global.workspace else {
            throw ValidationError("Give the folder once: as PATH or as --workspace.")
        }
        guard path?.isEmpty != true else { throw ValidationError("PATH is empty.") }
    }

    func run() async throws {
        try global.refuseIfReadOnly()
        var request = global.request
        if let path { request.workspace = path }
        let (session, isMade) = try await Session.create(request, log: try log.map { try LogAddress($0) })
        let isNew = try await session.workspace.once(write.idempotencyKey, ["request": "init"]) { isMade }
        let folder = session.folder.path
        let viewer = session.workspace.viewer
        try global.output.show(WorkspaceReport(workspace: folder, viewer: viewer).wire) {
            isNew
                ? "Made the workspace \(VisibleText.line(folder)). You are \(VisibleText.line(viewer.userID.rawValue)), \(viewer.role == .admin ? "its admin" : viewer.role.rawValue)."
                : "The workspace \(VisibleText.line(folder)) is there already."
        }
        if isNew { global.output.note("Next: docket import FILE…, or docket threads new TITLE.") }
    }
}
