import DocketDomain
import GRDB

/// The states of streams, folded over events that are copied, and written once for all of them.
struct FoldedStreams {
    private struct Key: Hashable {
        let tenant: TenantID
        let stream: StreamID
    }

    let db: Database
    private var snapshots: [Key: StreamSnapshot] = [:]

    init(db: Database) {
        self.db = db
    }

    /// - Throws: `corrupt` where the event does not follow the last one of its stream.
    mutating func apply(_ event: RecordedEvent) throws {
        let key = Key(tenant: event.tenantID, stream: event.stream)
        let before = try snapshots[key] ?? db.snapshot(of: event.stream, tenant: event.tenantID)
        guard event.version == (before?.version ?? 0) + 1 else {
            throw DocketError(
                .corrupt,
                "Event \(event.version) of \(event.stream) does not follow what this node has of it. Run `docket rebuild`."
            )
        }
        let state = try evolve(before?.state, event.event)
        snapshots[key] = StreamSnapshot(version: event.version, state: state)
    }

    func write() throws {
        let states = StateEncoder()
        for (key, snapshot) in snapshots {
            try db.insert(
                .streams, by: Self.anyStream,
                [
                    key.tenant.rawValue, key.stream.description, key.stream.kind.rawValue, snapshot.version,
                    try states.text(of: snapshot.state),
                ])
        }
    }

    private static let anyStream = Database.insertion(into: .streams, verb: "INSERT OR REPLACE")
}
