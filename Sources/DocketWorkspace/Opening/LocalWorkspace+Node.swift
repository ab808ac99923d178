package import DocketDomain
import DocketStore
package import Foundation

extension LocalWorkspace {
    /// Makes a workspace whose log is elsewhere, and with it what the log needs there. Where others have made that already,
    /// the workspace joins them: then the account, or whoever is named, has to be one of its users.
    ///
    /// - Throws: `alreadyExists` where the folder has another workspace.
    package static func join(
        _ address: LogAddress, in folder: URL, account: String, user: UserID? = nil, engines: LogEngines = .live,
        environment: Environment = .live
    ) async throws(DocketError) -> LocalWorkspace {
        if let file = try NodeFile(in: folder) {
            guard file.address == address else {
                throw DocketError(
                    .alreadyExists,
                    "The log of \(folder.path) is \(file.address). Name another folder with --workspace.")
            }
            _ = try await engines.create(address)
        } else {
            guard !FileManager.default.fileExists(atPath: folder.appendingPathComponent(databaseName).path) else {
                throw DocketError(
                    .alreadyExists,
                    "\(folder.path) has a workspace with a log of its own. Move it with `docket log copy --to URL`, or name another folder with --workspace."
                )
            }
            _ = try await engines.create(address)
            try makeFolder(folder)
            try NodeFile(address, id: environment.makeID()).make(in: folder)
        }
        return try await create(folder, account: account, user: user, engines: engines, environment: environment)
    }

    /// What the log says to those who only look, or something else while it is elsewhere and out of reach.
    func asked<Value: Sendable>(
        otherwise: Value, _ body: () async throws -> Value
    ) async throws(DocketError) -> Value {
        if let node, !node.copying.isInReach.value { return otherwise }
        do throws(DocketError) {
            return try await stored(body)
        } catch {
            guard node != nil, error.code == .unavailable else { throw error }
            return otherwise
        }
    }

    package func isLogInReach() -> AsyncStream<Bool> {
        node.map { $0.copying.isInReach.changes() } ?? AsyncStream { $0.finish() }
    }

    /// Whether the log is elsewhere.
    package var isNode: Bool { node != nil }

    /// The name in the log of something that runs here. It tells which node's it is.
    func runnerName(_ id: String) -> String { node.map { "\($0.file.name).\(id)" } ?? id }

    /// Whether an export's process runs here, if it is alive: those of other nodes cannot be looked for.
    func isOwn(_ runner: RunnerID) -> Bool {
        guard let node, runner.rawValue.contains(".") else { return true }
        return runner.rawValue.hasPrefix(node.file.name + ".")
    }

    static func copyAlone(of standing: ReplicaStanding) -> DocketError {
        DocketError(
            .failedPrecondition,
            "This is a node's copy of the log \(standing.address), without the file \(NodeFile.fileName) that says how the log is reached. Make a node with `docket init --log URL` in another folder."
        )
    }
}
