import DocketData
package import DocketDomain
import DocketStore
package import Foundation

/// The ready-made workspace behind `docket demo`: conversations of a team that looks after wealthy families and firms.
///
/// What happens in it is data (`Resources/demo`, whose README tells the format). It is played back through the same
/// decisions that every front end goes through, at times that end shortly before `now`. Ids depend on nothing but the
/// data: an address into the demo holds on every machine and on every day.
package enum Demo {
    /// Who looks at the demo: a relationship manager.
    package static let user = UserID("dana")

    /// The name of the source that its queries read, and of its database in the demo's folder.
    package static let source = "ledger"
    package static let databaseName = "ledger.db"

    /// Makes the demo's workspace in a folder that has none, and opens it as `user`.
    ///
    /// - Parameters:
    ///   - resources: The folder that holds the demo's data.
    ///   - now: The present. All that the demo tells lies before it.
    ///   - account: The operating system's account; nobody in the demo is bound to it.
    ///   - surroundings: The clock and ids of what is done in the workspace later.
    /// - Throws: `alreadyExists` where the folder has a workspace, `corrupt` where the data cannot be read.
    package static func make(
        in folder: URL, resources: URL, now: Timestamp, account: String, environment: Environment = .live
    ) async throws(DocketError) -> LocalWorkspace {
        let database = folder.appendingPathComponent(LocalWorkspace.databaseName)
        guard !FileManager.default.fileExists(atPath: database.path) else {
            throw DocketError(
                .alreadyExists, "There is a workspace in \(folder.path) already. Name another folder for the demo.")
        }
        var player = DemoPlayer(script: try DemoScript(folder: resources), now: now)
        try LocalWorkspace.makeFolder(folder)
        do {
            let log = SQLiteEventLog(try WorkspaceDatabase(path: database.path))
            try await append(try player.gather(), to: log)
            try await append(try player.play(), to: log)
            try makeLedger(in: folder, script: resources.appendingPathComponent("ledger.sql"), now)
            return try await LocalWorkspace.open(folder, user: user, account: account, environment: environment)
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }

    /// Makes the database that the demo's queries read; its days are told from the present.
    private static func makeLedger(in folder: URL, script: URL, _ now: Timestamp) throws(DocketError) {
        let present = "CREATE TEMP TABLE present AS SELECT '\(CivilTime(now).date)' AS today;"
        do {
            let script = try String(contentsOf: script, encoding: .utf8)
            try DatabaseFile.make(at: folder.appendingPathComponent(databaseName).path, script: present + script)
        } catch let error as QueryFailure {
            throw DocketError(.corrupt, "The demo's ledger cannot be made.", cause: error.error.message)
        } catch {
            throw DocketError(
                .notFound, "The demo's ledger.sql is missing. Copy docket together with its resources.",
                cause: "\(error)")
        }
    }

    private static func append(_ appends: [Append], to log: SQLiteEventLog) async throws {
        for case .conflict(let conflict) in try await log.append(appends) {
            throw DocketError(.corrupt, "The demo contradicts itself.", cause: "\(conflict)")
        }
    }
}
