import ArgumentParser
import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation

/// The read model made anew, and looked through for faults, against a replay in memory and bare inserts.
struct CareSpeed: Measuring {
    static let configuration = CommandConfiguration(
        commandName: "care", abstract: "rebuild and doctor, against a replay in memory plus bare inserts.")

    @Option(help: "How many messages the workspace has; there are a few more events than messages.")
    var messages = 1_000_000

    @Option(help: "A folder for the workspace: made where there is none, used again where there is one.") var workspace:
        String?

    func fill(_ report: Report) async throws {
        try await withTemporaryFolder { folder in
            let place = workspace.map { URL(fileURLWithPath: $0) } ?? folder.appendingPathComponent("large")
            let made = try await MadeWorkspace.found(in: place, orMade: WorkspaceExtent(messages: messages), report)
            let database = made.folder.appendingPathComponent("docket.db")
            let (events, replaying) = try await measure {
                try await Self.replay(database, made.workspace.viewer.tenantID)
            }
            let rows = BareRows(of: database, tables: ReadModel.tables)
            let bare = try rows.emptied(at: folder.appendingPathComponent("bare.db"))
            let inserting = try await rows.secondsOfInserting(into: bare)
            report.note("replay in memory: \(replaying.shown) s, bare inserts: \(inserting.shown) s")
            let baseline = "replay in memory plus bare inserts"
            let doctor = try await measure { try await made.workspace.faults() }
            guard doctor.value.isEmpty else {
                throw DocketError(
                    .corrupt, "doctor finds faults: \(doctor.value.map(\.message).joined(separator: "; "))")
            }
            report.add(
                Measurement(
                    work: "doctor, \(events) events", value: doctor.seconds, baseline: baseline,
                    baselineValue: replaying + inserting, target: 1.5))
            let rebuild = try await measure { try await made.workspace.rebuild() }
            report.add(
                Measurement(
                    work: "rebuild, \(rebuild.value) events", value: rebuild.seconds, baseline: baseline,
                    baselineValue: replaying + inserting, target: 1.5))
        }
    }

    /// Reads every event and folds the state of every stream.
    ///
    /// - Returns: How many events there are.
    private static func replay(_ database: URL, _ tenant: TenantID) async throws -> Int {
        let log = SQLiteEventLog(try WorkspaceDatabase(path: database.path, readOnly: true))
        var states: [StreamID: StreamState] = [:]
        var checkpoint = Checkpoint.start
        var count = 0
        while true {
            let events = try await log.read(tenant: tenant, after: checkpoint, limit: 2000)
            for event in events { states[event.stream] = try evolve(states[event.stream], event.event) }
            count += events.count
            guard let last = events.last else { return count }
            checkpoint = last.checkpoint
        }
    }
}
