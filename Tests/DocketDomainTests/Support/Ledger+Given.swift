import DocketDomain
import TestSupport

extension Ledger {
    func newThread(
        _ visibility: ThreadVisibility = .private, by viewer: Viewer, title: String = "Plans"
    ) throws -> ThreadID {
        let outcome = try perform(.createThread(NewThread(title: title, visibility: visibility)), as: viewer)
        return try given(outcome.threadID)
    }

    func newArtifact(
        _ kind: ArtifactKind = .doc, in thread: ThreadID? = nil, by viewer: Viewer, title: String = "Budget",
        content: ArtifactContent? = nil
    ) throws -> ArtifactID {
        let content = content ?? Self.content(of: kind)
        let new = NewArtifact(kind: kind, title: title, content: content, threadID: thread)
        return try given(perform(.createArtifact(new), as: viewer).artifactID)
    }

    /// Sends a message about an artifact, to its discussion thread.
    @discardableResult
    func discuss(_ artifact: ArtifactID, by viewer: Viewer, _ text: String = "Why?") throws -> CommandOutcome {
        try perform(
            .send(OutgoingMessage(target: .artifact(artifact, in: nil), parts: [.text(text)])), as: viewer)
    }

    @discardableResult
    func send(_ text: String, to thread: ThreadID, by viewer: Viewer) throws -> CommandOutcome {
        try perform(.send(OutgoingMessage(target: .thread(thread), parts: [.text(text)])), as: viewer)
    }

    static func content(of kind: ArtifactKind) -> ArtifactContent {
        let table = TableContent(Table(columns: [Table.Column(name: "a")], rows: [["1"]]))
        return switch kind {
        case .table: .table(table)
        case .sheet: .sheet([ArtifactContent.NamedTable(name: "One", table: table)])
        case .doc: .doc(.inline("# Budget"))
        case .sqlQuery: .sqlQuery(SQLQuery(sql: "SELECT 1"))
        default: .other(["n": 1])
        }
    }

    private func given<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw DocketError(.internal, "The command gave no id.") }
        return value
    }
}
