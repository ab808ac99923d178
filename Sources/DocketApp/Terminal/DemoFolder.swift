import DocketData
import DocketDomain
package import DocketWorkspace
import Foundation
import Resources

/// A copy of the demo's workspace: in a temporary folder that is removed at the end, unless it is kept. Copies whose
/// process was killed before it could do so are removed when the next one is made.
package struct DemoFolder: Sendable {
    package let session: Session
    private let temporary: LockedFolder?

    /// - Parameters:
    ///   - path: Where the copy is kept; in a temporary folder unless it is named.
    ///   - request: Settings and the environment; the workspace that it names is not touched.
    package init(keptAt path: String?, _ request: Session.Request, environment: Environment = .live) async throws {
        let folder: URL
        if let path {
            folder = URL(fileURLWithPath: path, isDirectory: true).standardizedFileURL
            temporary = nil
        } else {
            let demos = LockedFolders(in: FileManager.default.temporaryDirectory, prefix: "docket-demo-")
            demos.removeLeftovers()
            let made = try demos.make()
            folder = made.folder.appendingPathComponent("demo", isDirectory: true)
            temporary = made
        }
        do {
            _ = try await Demo.make(
                in: folder, resources: try Resources.url(of: "demo"), now: environment.now(),
                account: request.account, environment: environment)
            var request = request
            request.workspace = folder.path
            request.tenant = .default
            request.user = Demo.user
            let ledger = folder.appendingPathComponent(Demo.databaseName)
            request.sources = [SourceSettings(name: Demo.source, kind: .sqlite(ledger.path))]
            session = try await Session.open(request, environment: environment)
        } catch {
            temporary?.remove()
            throw error
        }
    }

    package func remove() {
        temporary?.remove()
    }
}
