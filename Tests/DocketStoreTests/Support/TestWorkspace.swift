import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation
import GRDB
import TestSupport

/// A workspace on a real file, with the users of `Cast` in it and a clock that stands still.
struct TestWorkspace {
    let folder: TemporaryFolder
    let ids = IDSequence()
    /// A connection of its own to the same file: what another process would have.
    let database: WorkspaceDatabase
    private let workspaces: [Viewer: LocalWorkspace]

    init() async throws {
        folder = try TemporaryFolder()
        let ids = ids
        let environment = Environment(now: { ids.now }, makeID: { ids.next() })
        let first = try await LocalWorkspace.create(folder.url, account: "root", environment: environment)
        for tenant in [Cast.tenant, Cast.otherTenant] {
            let admin = User(id: Cast.admin.userID, name: "Ada", role: .admin)
            try await first.perform(.createTenant(tenant, name: tenant.rawValue, firstUser: admin))
        }
        var workspaces: [Viewer: LocalWorkspace] = [:]
        for viewer in Cast.all.sorted(by: { $0.role == .admin && $1.role != .admin }) {
            if viewer.role != .admin {
                let admin = viewer.tenantID == Cast.tenant ? Cast.admin : Cast.foreignAdmin
                try await workspaces[admin]?.perform(.addUser(Cast.user(viewer)))
            }
            var features = LocalWorkspace.Features()
            features.review = .sample
            workspaces[viewer] = try await LocalWorkspace.open(
                folder.url, tenant: viewer.tenantID, user: viewer.userID, account: "root", features: features,
                environment: environment)
        }
        self.workspaces = workspaces
        database = try WorkspaceDatabase(path: folder.path("docket.db"))
    }

    /// The workspace as one of `Cast` works in it.
    func callAsFunction(_ viewer: Viewer) throws -> LocalWorkspace {
        guard let workspace = workspaces[viewer] else {
            throw DocketError(.notFound, "\(viewer.userID) is not in the cast.")
        }
        return workspace
    }

    func queries(_ viewer: Viewer) -> ReadQueries { ReadQueries(database, viewer: viewer) }

    // MARK: Given

    @discardableResult
    func perform(_ command: Command, as viewer: Viewer, blobs: [String: Data] = [:]) async throws -> CommandOutcome {
        ids.advance()
        return try await self(viewer).perform(command, idempotencyKey: nil, blobs: blobs)
    }

    func thread(
        _ visibility: ThreadVisibility = .private, by viewer: Viewer, title: String = "Plans"
    ) async throws -> ThreadID {
        try await given(perform(.createThread(NewThread(title: title, visibility: visibility)), as: viewer).threadID)
    }

    @discardableResult
    func say(_ text: String, in thread: ThreadID, by viewer: Viewer) async throws -> MessageID {
        let message = OutgoingMessage(target: .thread(thread), parts: [.text(text)])
        return try await given(perform(.send(message), as: viewer).messageID)
    }

    func artifact(
        _ content: PreparedContent, _ kind: ArtifactKind, in thread: ThreadID? = nil, by viewer: Viewer,
        title: String = "Budget"
    ) async throws -> ArtifactID {
        let new = NewArtifact(kind: kind, title: title, content: content.content, threadID: thread)
        return try await given(perform(.createArtifact(new), as: viewer, blobs: content.blobs).artifactID)
    }

    func document(
        _ text: String = "# Budget", in thread: ThreadID? = nil, by viewer: Viewer, title: String = "Budget"
    ) async throws -> ArtifactID {
        try await artifact(PreparedContent(markdown: text), .doc, in: thread, by: viewer, title: title)
    }

    private func given<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw DocketError(.internal, "The command gave no id.") }
        return value
    }

    // MARK: Then

    /// Every table of the read model, row by row.
    func readModel() async throws -> [String: [String]] {
        try await rows(of: ReadModel.tables + ["checkpoints"])
    }

    /// The rows of tables as text.
    func rows(of tables: [String]) async throws -> [String: [String]] {
        try await database.read { db in
            try Dictionary(
                uniqueKeysWithValues: tables.map { table in
                    (table, try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map(\.debugDescription).sorted())
                })
        }
    }
}
