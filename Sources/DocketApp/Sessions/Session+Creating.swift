import DocketDomain
package import DocketWorkspace
import Foundation
import Resources

extension Session {
    /// Makes a workspace with a settings file that explains itself, or opens the one that is there.
    ///
    /// - Parameter log: Where its log is, if that is elsewhere.
    /// - Returns: The session, and whether the workspace was made now.
    package static func create(
        _ request: Request, log: LogAddress? = nil, environment: Environment = .live
    ) async throws -> (session: Session, isNew: Bool) {
        let isNew = !LocalWorkspace.isThere(in: request.folder)
        // The settings file is made last: where there are both, nothing is left to be made.
        if log == nil, !isNew, FileManager.default.fileExists(atPath: Settings.workspaceFile(in: request.folder).path) {
            do {
                return (try await open(request, environment: environment), isNew: false)
            } catch let error as DocketError where error.code == .notFound {
                // Whoever made it may have been stopped, and the settings may have been there before.
            }
        }
        _ = try request.settings()
        let workspace =
            if let log {
                try await LocalWorkspace.join(
                    log, in: request.folder, account: request.account, user: request.user, environment: environment)
            } else {
                try await LocalWorkspace.create(request.folder, account: request.account, environment: environment)
            }
        let file = Settings.workspaceFile(in: workspace.folder)
        if !FileManager.default.fileExists(atPath: file.path) {
            let template = try Data(contentsOf: Resources.url(of: "config.yaml"))
            guard
                FileManager.default.createFile(
                    atPath: file.path, contents: template, attributes: [.posixPermissions: 0o600])
            else {
                throw DocketError(.unavailable, "\(file.path) cannot be written. Check the rights of its folder.")
            }
        }
        var opened = request
        if isNew {
            // Nobody else is in it yet.
            opened.tenant = .default
            if log == nil { opened.user = nil }
        }
        let session = try await open(opened, environment: environment)
        if isNew { session.telemetry.record(.workspaceCreated) }
        return (session, isNew)
    }
}
