import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace

/// A command that changes one thread and shows it as it is then.
enum ChangedThread {
    /// - Parameter done: What to say of it, such as `Renamed`.
    static func perform(
        _ command: ThreadCommand, on id: String, saying done: String, _ write: WriteOptions, _ global: GlobalOptions
    ) async throws {
        let workspace = try await global.openForWriting().workspace
        let id = try await workspace.queries.threadID(id)
        let outcome = try await workspace.perform(.thread(id, command), idempotencyKey: write.idempotencyKey)
        let thread = try await workspace.queries.thread(id)
        try global.output.show(thread.wire) {
            "\(outcome.already ? "Nothing to change:" : done) thread:\(thread.id) “\(VisibleText.line(thread.title))”."
        }
    }
}
