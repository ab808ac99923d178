package import DocketDomain
import DocketExport
import DocketStore
package import Foundation

/// A workspace in a folder of this machine, as one user of one tenant works in it.
package struct LocalWorkspace: Workspace {
    /// The folder that holds `docket.db`, `exports/`, `config.yaml` and `telemetry.ndjson`.
    package let folder: URL
    package let viewer: Viewer
    package let features: Features
    package let exports: ExportSettings
    let querying: QuerySettings

    let reading: ReadQueries
    let database: WorkspaceDatabase
    let log: any EventLog
    /// The log where it is kept elsewhere.
    let node: NodeLog?
    let environment: Environment
    let ownWrites: OwnWrites
    /// Why a log elsewhere could not be reached as the workspace was opened: what is read is what was copied before.
    package let unreachable: DocketError?

    /// Switches that a workspace's settings can turn off.
    package struct Features: Hashable, Sendable {
        /// Whether artifacts are made: by imports, and by `artifacts create` and `revise`.
        package var artifactCreation = true
        /// What the configuration says about reviewing: undo window, known triggers, the schema to begin with.
        package var review = ReviewPolicy()
        /// Milliseconds that a checkpoint of the log is good for.
        package var checkpointLifetime: Int64 = 86_400_000

        package init() {}
    }

    /// Opens a workspace as a user.
    ///
    /// - Parameters:
    ///   - folder: Of the workspace.
    ///   - tenant: Which tenant; `default` unless another is named.
    ///   - user: Who acts; the workspace's first user unless another is named.
    ///   - account: The operating system's account that runs this process.
    ///   - engines: How a log elsewhere is reached.
    /// - Throws: `notFound` where there is no workspace, tenant or user; `permissionDenied` where the user is bound to
    ///   another account; `unavailable` where the log is elsewhere, cannot be reached, and nothing of it was copied yet.
    package static func open(
        _ folder: URL, tenant: TenantID = .default, user: UserID? = nil, account: String,
        features: Features = Features(), exports: ExportSettings? = nil, querying: QuerySettings = QuerySettings(),
        readOnly: Bool = false, engines: LogEngines = .live, environment: Environment = .live
    ) async throws(DocketError) -> LocalWorkspace {
        let path = folder.appendingPathComponent(databaseName).path
        let file = try NodeFile(in: folder)
        guard file != nil || FileManager.default.fileExists(atPath: path) else {
            throw DocketError(
                .notFound,
                "There is no workspace in \(folder.path). Make one with `docket init`, or name another with --workspace."
            )
        }
        let database = try WorkspaceDatabase(path: path, readOnly: readOnly)
        let node = file.map { NodeLog($0, database, engines) }
        let unreachable = try await node?.arrive()
        if node == nil, let standing = try database.replicaStanding() { throw Self.copyAlone(of: standing) }
        // Where the log is out of reach, the copy tells who somebody is.
        let source: any EventLog = if let node, unreachable == nil, !readOnly { node } else { SQLiteEventLog(database) }
        let actor = try await self.user(
            user ?? (node == nil ? nil : UserID(account)), account: account, tenant: tenant, source)
        return LocalWorkspace(
            folder: folder, viewer: Viewer(tenantID: tenant, userID: actor.id, role: actor.role), database: database,
            node: node, unreachable: unreachable, features: features, exports: exports, querying: querying,
            environment: environment)
    }

    /// Makes a workspace, with a tenant whose admin is the operating system's account. Where there is one already,
    /// nothing is changed.
    package static func create(
        _ folder: URL, account: String, user: UserID? = nil, engines: LogEngines = .live,
        environment: Environment = .live
    ) async throws(DocketError) -> LocalWorkspace {
        try makeFolder(folder)
        let file = try NodeFile(in: folder)
        let database = try WorkspaceDatabase(path: folder.appendingPathComponent(databaseName).path)
        let system = LocalWorkspace(
            folder: folder, viewer: Viewer(tenantID: .default, userID: UserID("docket"), role: .system),
            database: database, node: file.map { NodeLog($0, database, engines) }, features: Features(),
            environment: environment)
        let first = User(id: UserID(account), name: account, role: .admin)
        do throws(DocketError) {
            _ = try await system.perform(.createTenant(.default, name: "default", firstUser: first))
        } catch  where error.code == .alreadyExists {
            // Somebody has made it: now, in another process, or long ago.
        }
        return try await open(folder, user: user, account: account, engines: engines, environment: environment)
    }

    /// Makes a workspace's folder, which only its owner may enter.
    static func makeFolder(_ folder: URL) throws(DocketError) {
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw DocketError(
                .unavailable, "The folder \(folder.path) cannot be made. Check the rights of the folder around it.",
                cause: "\(error)")
        }
    }

    /// Whether a folder has a workspace, perhaps one that cannot be opened.
    package static func isThere(in folder: URL) -> Bool {
        [databaseName, NodeFile.fileName].contains {
            FileManager.default.fileExists(atPath: folder.appendingPathComponent($0).path)
        }
    }

    /// The format of workspaces as this docket writes them: a number that grows with each change.
    package static var format: Int { WorkspaceDatabase.format }

    static let databaseName = "docket.db"

    /// What the names of a workspace's own files and folders begin with.
    static let ownNames = [
        databaseName, NodeFile.fileName, "config.yaml", "telemetry.ndjson", "exports", "answers", "presence", "work-",
    ]

    private init(
        folder: URL, viewer: Viewer, database: WorkspaceDatabase, node: NodeLog?, unreachable: DocketError? = nil,
        features: Features, exports: ExportSettings? = nil, querying: QuerySettings = QuerySettings(),
        environment: Environment, ownWrites: OwnWrites = OwnWrites()
    ) {
        self.node = node
        self.unreachable = unreachable
        self.ownWrites = ownWrites
        self.folder = folder
        self.viewer = viewer
        self.database = database
        self.features = features
        self.exports =
            exports ?? ExportSettings(storage: LocalStorage(root: folder.appendingPathComponent("exports")))
        self.querying = querying
        self.environment = environment
        log = if let node { node } else { SQLiteEventLog(database) }
        reading = ReadQueries(
            database, viewer: viewer, builtInSchema: features.review.builtInSchema,
            checkpointLifetime: features.checkpointLifetime, source: node)
    }

    /// The same workspace as docket itself sees a tenant of it.
    func asSystem(in tenant: TenantID) -> LocalWorkspace {
        LocalWorkspace(
            folder: folder, viewer: Viewer(tenantID: tenant, userID: UserID("docket"), role: .system),
            database: database, node: node, features: features, exports: exports, environment: environment,
            ownWrites: ownWrites)
    }

    package var queries: any WorkspaceQueries { reading }
    package var answers: any AnswerStreams {
        AnswerFiles(in: folder, viewer: viewer) { [reading] thread in
            // Whatever the reason: what cannot be read is not shown.
            (try? await reading.thread(thread)) != nil
        }
    }

    package func changes(
        after checkpoint: SealedCheckpoint?, stream: StreamID?
    ) -> any AsyncSequence<[FollowedChange], any Error> & Sendable {
        node?.startFollowing()
        return SealedFeed(reading, after: checkpoint, stream: stream, now: environment.now)
    }

    package func events(
        after checkpoint: SealedCheckpoint?, stream: StreamID?, limit: Int
    ) async throws(DocketError) -> [FollowedChange] {
        try await reading.events(after: checkpoint, stream: stream, limit: limit, now: environment.now())
    }

    package func head() async throws(DocketError) -> SealedCheckpoint {
        try await reading.head(of: nil, now: environment.now())
    }

    package func wrote(_ event: RecordedEvent) -> Bool { ownWrites.contains(event.correlationID) }

    private static func user(
        _ named: UserID?, account: String, tenant: TenantID, _ log: any EventLog
    ) async throws(DocketError) -> User {
        let state: TenantState
        do {
            guard
                case .tenant(let found)? = try await log.state(of: .tenant(tenant), tenant: tenant)?.state
            else {
                throw DocketError(.notFound, "There is no tenant \(tenant). See `docket tenants list`.")
            }
            state = found
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
        let id = named ?? state.firstUserID ?? UserID(account)
        guard let user = state.user(id) else {
            throw DocketError(
                .notFound,
                "There is no user \(id) in the tenant \(tenant). Name one with --user; an admin adds one with `docket users add`."
            )
        }
        guard user.osAccount == nil || user.osAccount == account else {
            throw DocketError(
                .permissionDenied,
                "\(id) is bound to the account \(user.osAccount ?? ""); this process runs as \(account).")
        }
        return user
    }
}

extension ReadQueries: WorkspaceQueries {}

extension TenantID {
    /// The tenant of a workspace that has only one.
    package static let `default` = TenantID("default")
}
