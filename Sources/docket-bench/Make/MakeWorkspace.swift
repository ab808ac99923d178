import ArgumentParser
import Foundation

/// `docket-bench make`: a workspace to try things in.
struct MakeWorkspace: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make", abstract: "Make a workspace of any size, with believable texts.",
        discussion: """
            The same numbers and seed always make the same one. A tenth of the messages, and 100,000 at the most, are one \
            long thread; there is a table of as many rows as messages, up to 1,000,000, and a proposal for every twenty \
            messages, up to 50,000. You open it as the user “bench”: docket --workspace FOLDER.
            """)

    @Option(help: "How many messages.") var messages = 100_000
    @Option(help: "What the texts come from.") var seed: UInt64 = 1
    @Option(help: "The new workspace's folder.") var out: String
    @Option(help: "Rows of the long table.") var rows: Int?
    @Option(help: "Proposals that wait for a decision.") var pending: Int?

    func validate() throws {
        guard messages >= 1000 else { throw ValidationError("At least 1,000 messages make a workspace to measure.") }
    }

    func run() async throws {
        var extent = WorkspaceExtent(messages: messages)
        extent.rows = rows ?? extent.rows
        extent.pending = pending ?? extent.pending
        let begin = ContinuousClock.now
        let made = try await WorkspaceMaker.make(in: URL(fileURLWithPath: out), extent, seed: seed) { messages in
            print("\(messages) messages after \(((ContinuousClock.now - begin) / .seconds(1)).shown) s")
        }
        print(
            """
            made \(messages) messages, \(extent.rows) rows and \(extent.pending) pending proposals in \
            \(((ContinuousClock.now - begin) / .seconds(1)).shown) s; peak memory \(ProcessMemory.ownPeak.shown) MiB
            thread:\(made.thread)
            artifact:\(made.table)
            """)
    }
}
