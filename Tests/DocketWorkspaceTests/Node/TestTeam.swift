import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation
import TestSupport

/// A log that several nodes share, each with a folder of its own.
struct TestTeam {
    let folder: TemporaryFolder
    let ids = IDSequence()
    /// The log itself, and what of it the nodes reach.
    let database: WorkspaceDatabase
    let log: UnsteadyLog

    /// - Parameter users: Who is known beside the admin `ada`.
    init(users: [User] = ["max", "mia"].map { User(id: UserID($0), name: $0, role: .member) }) async throws {
        folder = try TemporaryFolder()
        database = try WorkspaceDatabase(path: folder.path("log.db"))
        log = UnsteadyLog(SQLiteEventLog(database))
        let first = try await join("first", as: "ada")
        for user in users { try await first.perform(.addUser(user)) }
    }

    static let address = "test://docket:secret@host/log"

    var engines: LogEngines {
        let log = log
        return LogEngines(
            open: { _ throws(DocketError) in try await Self.reached(log) },
            create: { _ throws(DocketError) in try await Self.reached(log) })
    }

    private static func reached(_ log: UnsteadyLog) async throws(DocketError) -> any EventLog {
        do {
            _ = try await log.target()
            return log
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }

    var environment: Environment {
        let ids = ids
        return Environment(now: { ids.now }, makeID: { ids.next() })
    }

    func place(of node: String) -> URL { folder.url.appendingPathComponent(node, isDirectory: true) }

    /// Makes a node, or opens it.
    @discardableResult
    func join(_ node: String, as user: String) async throws -> LocalWorkspace {
        try await LocalWorkspace.join(
            try LogAddress(Self.address), in: place(of: node), account: user, engines: engines,
            environment: environment)
    }

    /// Opens a node: a process of its own.
    func open(
        _ node: String, as user: String, features: LocalWorkspace.Features = LocalWorkspace.Features(),
        readOnly: Bool = false
    ) async throws -> LocalWorkspace {
        try await LocalWorkspace.open(
            place(of: node), user: UserID(user), account: user, features: features, readOnly: readOnly,
            engines: engines, environment: environment)
    }

    /// What lies in a node's folder.
    func bytes(of node: String) throws -> Data {
        let files = FileManager.default.enumerator(at: place(of: node), includingPropertiesForKeys: nil)
        return (files?.allObjects as? [URL] ?? []).reduce(into: Data()) { bytes, file in
            bytes += (try? Data(contentsOf: file)) ?? Data()
        }
    }
}
