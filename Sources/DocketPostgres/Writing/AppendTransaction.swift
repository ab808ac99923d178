import DocketDomain
import PostgresKit

/// Writes the appends of one call in one transaction, in two steps on the wire.
///
/// 1. Everything that they ask about is locked, then read: streams, claims and requests by numbers that stand for them
///    (advisory locks, since most of it is not there yet and has no row to lock), which everybody takes in the order of the
///    numbers. So nobody waits in a circle. A call about very many things, and an erasure, lock the table `streams` against
///    all other writers instead; every writer takes its own share of that lock first.
///    READ COMMITTED is enough: each statement sees what was committed before it began, the reading ones begin when
///    all locks are held, and whoever held them before has committed by then.
/// 2. What they write is decided in memory and sent with the COMMIT behind it. Only here does the transaction get the
///    number by which readers order events, so that waiting for a lock holds no reader back. Blobs, which have no lock, are
///    written in the order of their digests, and outbox rows are locked in the order of their ids, or passed by.
///
/// Where the connection is lost in the second step it is not known whether the server has committed. Then the same is done
/// once more: the locks wait for a transaction that is still under way, and events that are there by their ids were
/// written then, with all the rest.
struct AppendTransaction {
    private let appends: [PreparedAppend]
    private let needs: LogNeeds
    /// What was sent to be committed without an answer so far.
    private var sent: (decided: [LogDraft.Decided], draft: LogDraft)?

    init(_ appends: [PreparedAppend]) {
        self.appends = appends
        needs = LogNeeds(appends)
    }

    /// Whether it may have been written though nobody said so.
    var isUnanswered: Bool { sent != nil }

    mutating func run(on connection: ServerConnection) throws -> [AppendOutcome] {
        try connection.undoing {
            let picture = try LogPicture.read(needs, after: [.begin] + locks, on: connection)
            if let found = try written(on: connection) {
                try connection.run(.rollback)
                return found
            }
            let (decided, draft) = try Self.decide(appends, picture)
            let writing = try LogWriting(draft)
            sent = (decided, draft)
            // Readers are woken behind the commit: within it the server would let one transaction commit at a time.
            let results = try connection.run(
                writing.statements + [.commit, LogStatement("NOTIFY docket")])
            return Self.outcomes(decided, writing.checkpoints(in: results))
        }
    }

    /// Writes one append within a transaction that has locked out all other writers.
    static func write(_ append: PreparedAppend, on connection: ServerConnection) throws -> AppendOutcome? {
        let picture = try LogPicture.read(LogNeeds([append]), after: [], on: connection)
        let (decided, draft) = try decide([append], picture)
        let writing = try LogWriting(draft)
        let results = writing.statements.isEmpty ? [] : try connection.run(writing.statements)
        return outcomes(decided, writing.checkpoints(in: results)).first
    }

    /// Locks out everybody else who writes.
    static let lockAll = LogStatement("LOCK TABLE docket.streams IN SHARE ROW EXCLUSIVE MODE")

    private var locks: [LogStatement] {
        guard let keys = needs.lockKeys else { return [Self.lockAll] }
        return [
            LogStatement("LOCK TABLE docket.streams IN ROW EXCLUSIVE MODE"),
            LogStatement("SELECT pg_advisory_xact_lock(k) FROM unnest($1::bigint[]) AS k", .integers(keys)),
        ]
    }

    private static func decide(
        _ appends: [PreparedAppend], _ picture: LogPicture
    ) throws -> ([LogDraft.Decided], LogDraft) {
        var draft = LogDraft(picture)
        return (try appends.map { try draft.add($0) }, draft)
    }

    private static func outcomes(_ decided: [LogDraft.Decided], _ checkpoints: [Checkpoint]) -> [AppendOutcome] {
        decided.map { decided in
            switch decided {
            case .refused(let outcome): outcome
            case .written(let last): .appended(last.map { checkpoints[$0] } ?? .start)
            }
        }
    }

    /// What became of it where it was committed though the answer was lost; nothing where it was not.
    private func written(on connection: ServerConnection) throws -> [AppendOutcome]? {
        guard let sent, let first = sent.draft.events.first else { return nil }
        var places: [String: Checkpoint] = [:]
        for (tenant, events) in Dictionary(grouping: sent.draft.events, by: \.append.tenantID.rawValue) {
            let statement = LogStatement(
                """
                SELECT event_id, transaction, position FROM docket.events
                WHERE tenant_id = current_setting('docket.tenant') AND stream_id = ANY ($1) AND event_id = ANY ($2)
                """, .texts(Set(events.map(\.stream)).sorted()), .texts(events.map(\.event.id.rawValue)))
            let rows = try connection.run([.enter(tenant), statement])[1]
            for row in 0..<rows.rowCount {
                places[rows.text(row, 0) ?? ""] = Checkpoint(
                    transaction: rows.integer(row, 1) ?? 0, position: rows.integer(row, 2) ?? 0)
            }
        }
        guard places[first.event.id.rawValue] != nil else { return nil }
        return Self.outcomes(sent.decided, sent.draft.events.map { places[$0.event.id.rawValue] ?? .start })
    }
}
