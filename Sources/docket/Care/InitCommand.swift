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
        discussion: "You become its first user, an admin named as you log in.")

    @Argument(help: ArgumentHelp("The folder; the same as --workspace.", valueName: "path"))
    var path: String?

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
        let (session, isMade) = try await Session.create(request)
        let isNew = try await session.workspace.once(write.idempotencyKey, ["request": "init"]) { isMade }
        let folder = session.folder.path
        let viewer = session.workspace.viewer
        try global.output.show(WorkspaceReport(workspace: folder, viewer: viewer).wire) {
            isNew
                ? "Made the workspace \(VisibleText.line(folder)). You are \(VisibleText.line(viewer.userID.rawValue)), its admin."
                : "The workspace \(VisibleText.line(folder)) is there already."
        }
        if isNew { global.output.note("Next: docket import FILE…, or docket threads new TITLE.") }
    }
}
