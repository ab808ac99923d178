import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation
import TestSupport

/// A workspace in a folder of its own, with a few people who work in it.
struct TestOffice {
    let folder: TemporaryFolder
    let ids = IDSequence()

    /// `ada` is the admin, `max` and `mia` are members.
    init() async throws {
        folder = try TemporaryFolder()
        let admin = try await LocalWorkspace.create(folder.url, account: "ada", environment: environment)
        for id in ["max", "mia"] {
            try await admin.perform(.addUser(User(id: UserID(id), name: id, role: .member)))
        }
    }

    var environment: Environment {
        let ids = ids
        return Environment(now: { ids.now }, makeID: { ids.next() })
    }

    /// The workspace opened once more: a connection of its own, as another process has.
    func open(
        _ user: String = "max", features: LocalWorkspace.Features = LocalWorkspace.Features()
    ) async throws -> LocalWorkspace {
        try await LocalWorkspace.open(
            folder.url, user: UserID(user), account: "ada", features: features, environment: environment)
    }
}

extension LocalWorkspace {
    /// Makes an artifact of prepared content.
    func make(_ content: PreparedContent, _ kind: ArtifactKind, title: String = "Made") async throws -> ArtifactID {
        let outcome = try await perform(
            .createArtifact(NewArtifact(kind: kind, title: title, content: content.content)), idempotencyKey: nil,
            blobs: content.blobs)
        guard let id = outcome.artifactID else { throw DocketError(.internal, "The command gave no id.") }
        return id
    }

    func newThread(_ title: String = "Plans") async throws -> ThreadID {
        guard let id = try await perform(.createThread(NewThread(title: title))).threadID else {
            throw DocketError(.internal, "The command gave no id.")
        }
        return id
    }

    /// Sends a message about an artifact to its discussion.
    @discardableResult
    func discuss(_ artifact: ArtifactID, _ text: String, key: String? = nil) async throws -> CommandOutcome {
        let message = OutgoingMessage(target: .artifact(artifact, in: nil), parts: [.text(text)])
        return try await perform(.send(message), idempotencyKey: key)
    }

    func allThreads() async throws -> [ThreadSummary] {
        try await queries.threads(ThreadFilter(), page: PageRequest(size: 100)).items
    }

    func texts(of thread: ThreadID) async throws -> [String] {
        try await queries.messages(of: thread, page: PageRequest(size: 200)).items.map { $0.parts.map(\.text).joined() }
    }
}
