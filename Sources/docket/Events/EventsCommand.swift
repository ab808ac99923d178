import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace
import Foundation

/// `docket events`: the log, one JSON document a line.
struct EventsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events", abstract: "Print what happened, oldest first, as lines of JSON.",
        discussion: """
            --after takes the checkpoint of the last line that was read, and goes on behind it; 0 is the beginning. A \
            checkpoint is good for the same --stream, for 24 hours unless the settings say otherwise, and until a backup \
            is restored: then it is refused, and everything is to be read anew. With --follow it waits for more, from \
            every process that writes to the workspace, until it is interrupted or its pipe is closed.
            """)

    @Option(help: ArgumentHelp("Begin behind this place.", valueName: "checkpoint"))
    var after: String?

    @Option(
        help: ArgumentHelp(
            "Only what happened to this: thread:ID, artifact:ID, customer:ID, export:ID, batch:ID, review:ID, schema:profile, or the id of a thread or artifact.",
            valueName: "id"))
    var stream: String?

    @Flag(help: "Wait for more.")
    var follow = false

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let start = after == "0" ? nil : after.map(SealedCheckpoint.init(rawValue:))
        let workspace = try await global.open().workspace
        let stream = try await resolvedStream(in: workspace.queries)
        if follow {
            ClosedPipe.endProgramWhenNobodyReads()
            for try await changes in workspace.changes(after: start, stream: stream) {
                for change in changes { try Output.print(json: change.wire) }
            }
        } else {
            var reached = start
            while case let changes = try await workspace.events(after: reached, stream: stream, limit: 500),
                let last = changes.last
            {
                for change in changes { try Output.print(json: change.wire) }
                reached = last.checkpoint
            }
        }
    }

    /// The stream that is meant; it must be one that the viewer sees.
    private func resolvedStream(in queries: any WorkspaceQueries) async throws -> StreamID? {
        guard let stream else { return nil }
        if stream.contains(":") {
            guard let found = StreamID(parsing: stream), found.kind != .tenant else {
                throw DocketError(.invalidArgument, "“\(stream)” is no stream. Write thread:ID, artifact:ID, or an id.")
            }
            switch found.kind {
            case .thread: return .thread(try await queries.thread(queries.threadID(found.id)).id)
            case .export: return .export(try await queries.export(queries.exportID(found.id)).id)
            case .customer: return .customer(try await queries.customer(queries.customerID(found.id)).summary.id)
            case .artifact: return .artifact(try await queries.artifact(queries.artifactID(found.id)).id)
            // Of these the events themselves say who sees them.
            case .tenant, .schema, .batch, .review: return found
            }
        }
        let thread = try await queries.threadID(stream)
        if try await isSeen({ _ = try await queries.thread(thread) }) { return .thread(thread) }
        let artifact = try await queries.artifactID(stream)
        if try await isSeen({ _ = try await queries.artifact(artifact) }) { return .artifact(artifact) }
        throw DocketError(.notFound, "There is no thread and no artifact \(stream).")
    }

    private func isSeen(_ query: () async throws -> Void) async throws -> Bool {
        do {
            try await query()
            return true
        } catch let error as DocketError where error.code == .notFound {
            return false
        }
    }
}
