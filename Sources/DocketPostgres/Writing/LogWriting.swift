import DocketDomain
import PostgresKit

/// A draft as statements: many rows in each, tenant by tenant, and always in the same order.
struct LogWriting {
    private(set) var statements: [LogStatement] = []
    /// Which of the statements write events, in their order.
    private var eventStatements: [Int] = []
    private var tenant: String?
    private let states = StateEncoder()

    init(_ draft: LogDraft) throws(DocketError) {
        var start = draft.events.startIndex
        while start < draft.events.endIndex {
            let tenant = draft.events[start].append.tenantID
            let end =
                draft.events[start...].firstIndex { $0.append.tenantID != tenant } ?? draft.events.endIndex
            add(draft.events[start..<end], of: tenant.rawValue)
            start = end
        }
        for (tenant, digests) in Self.byTenant(draft.blobs.keys) { addBlobs(digests, of: tenant, draft) }
        for (tenant, names) in Self.byTenant(draft.changedStreams) { try addStreams(names, of: tenant, draft) }
        for (tenant, keys) in Self.byTenant(draft.changedClaims) { addClaims(keys, of: tenant, draft) }
        for (tenant, ids) in Self.byTenant(draft.withdrawn) {
            add(tenant, LogStatement("DELETE FROM docket.outbox WHERE id = ANY ($1)", .integers(ids)))
        }
        for tenant in Set(draft.deliveries.map(\.tenant)).sorted() {
            addDeliveries(draft.deliveries.filter { $0.tenant == tenant }, of: tenant)
        }
        let requests = Dictionary(grouping: draft.changedRequests, by: \.tenant)
        for (tenant, places) in requests.sorted(by: { $0.key < $1.key }) {
            add(tenant, .answers(places.compactMap { place in draft.request(place).map { (place.name.user, $0) } }))
        }
        let last = draft.events.last?.append.recordedAt
        if let tenant = requests.keys.sorted().first, let last { addClearing(of: tenant, at: last) }
    }

    private static func byTenant<Name: Comparable>(
        _ places: some Sequence<LogPicture.Place<Name>>
    ) -> [(tenant: String, names: [Name])] {
        Dictionary(grouping: places, by: \.tenant).sorted { $0.key < $1.key }
            .map { ($0.key, $0.value.map(\.name).sorted()) }
    }

    private mutating func add(_ tenant: String, _ statement: LogStatement) {
        if self.tenant != tenant { statements.append(.enter(tenant)) }
        self.tenant = tenant
        statements.append(statement)
    }

    /// The places of the events, from the answers to the statements.
    func checkpoints(in results: [PostgresResult]) -> [Checkpoint] {
        eventStatements.flatMap { index in
            let rows = results[index]
            return (0..<rows.rowCount).map { row in
                Checkpoint(transaction: rows.integer(row, 0) ?? 0, position: rows.integer(row, 1) ?? 0)
            }
        }
    }

    // MARK: Rows

    private mutating func add(_ events: ArraySlice<LogDraft.NewEvent>, of tenant: String) {
        let decisions = events.map { event -> ProposalDecided? in
            if case .proposal(.decided(let decided)) = event.event.event { decided } else { nil }
        }
        let statement = LogStatement(
            """
            INSERT INTO docket.events (
                tenant_id, stream_id, version, event_id, type, schema_version, payload, actor_id, actor_role,
                correlation_id, recorded_at, decided_by, undoable_until)
            SELECT current_setting('docket.tenant'), e.*
            FROM unnest(
                $1::text[], $2::bigint[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::text[], $8::text[],
                $9::text[], $10::bigint[], $11::text[], $12::bigint[]) AS e
            RETURNING transaction, position
            """, .texts(events.map(\.stream)), .integers(events.map { Int64($0.version) }),
            .texts(events.map(\.event.id.rawValue)), .texts(events.map(\.event.type)),
            .integers(events.map { Int64($0.event.schemaVersion) }), .texts(events.map(\.event.payload)),
            .texts(events.map(\.append.actorID.rawValue)), .texts(events.map(\.append.actorRole.rawValue)),
            .texts(events.map(\.append.correlationID)), .integers(events.map(\.append.recordedAt.milliseconds)),
            .texts(decisions.map { $0?.decidedBy.rawValue }),
            .integers(decisions.map { $0?.undoableUntil.milliseconds }))
        add(tenant, statement)
        eventStatements.append(statements.count - 1)
    }

    private mutating func addBlobs(_ digests: [String], of tenant: String, _ draft: LogDraft) {
        let bytes = digests.map { draft.blobs[LogPicture.Place(tenant: tenant, name: $0)] ?? [] }
        add(
            tenant,
            LogStatement(
                """
                INSERT INTO docket.blobs (tenant_id, digest, bytes)
                SELECT current_setting('docket.tenant'), b.* FROM unnest($1::text[], $2::bytea[]) AS b
                ON CONFLICT (tenant_id, digest) DO NOTHING
                """, .texts(digests), .byteStrings(bytes)))
    }

    private mutating func addStreams(_ names: [String], of tenant: String, _ draft: LogDraft) throws(DocketError) {
        var versions: [Int64] = []
        var texts: [String] = []
        for name in names {
            let standing = draft.standing(LogPicture.Place(tenant: tenant, name: name))
            versions.append(Int64(standing?.version ?? 0))
            texts.append(try states.text(of: standing?.state))
        }
        let kinds = names.map { StreamID(parsing: $0)?.kind.rawValue }
        add(
            tenant,
            LogStatement(
                """
                INSERT INTO docket.streams (tenant_id, stream_id, kind, version, state)
                SELECT current_setting('docket.tenant'), s.*
                FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[]) AS s
                ON CONFLICT (tenant_id, stream_id) DO UPDATE SET version = excluded.version, state = excluded.state
                """, .texts(names), .texts(kinds), .integers(versions), .texts(texts)))
    }

    private mutating func addClaims(_ keys: [String], of tenant: String, _ draft: LogDraft) {
        let owners = keys.map { draft.owner(LogPicture.Place(tenant: tenant, name: $0)) }
        let given = zip(keys, owners).filter { $0.1 == nil }.map(\.0)
        if !given.isEmpty {
            add(
                tenant,
                LogStatement(
                    """
                    DELETE FROM docket.claims
                    WHERE tenant_id = current_setting('docket.tenant') AND key = ANY ($1)
                    """, .texts(given)))
        }
        let taken = zip(keys, owners).filter { $0.1 != nil }
        guard !taken.isEmpty else { return }
        add(tenant, .claims(taken.map(\.0), owners: taken.map(\.1)))
    }

    private mutating func addDeliveries(_ deliveries: [LogDraft.NewDelivery], of tenant: String) {
        add(
            tenant,
            LogStatement(
                """
                INSERT INTO docket.outbox (
                    tenant_id, event_id, destination, payload, ordering_key, created_at, not_before)
                SELECT current_setting('docket.tenant'), o.*
                FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[]) AS o
                """, .texts(deliveries.map(\.delivery.decision.rawValue)),
                .texts(deliveries.map(\.delivery.trigger.storable)),
                .texts(deliveries.map { $0.delivery.payload.serialized().storable }),
                .texts(deliveries.map(\.delivery.orderingKey)),
                .integers(deliveries.map(\.createdAt.milliseconds)),
                .integers(deliveries.map(\.delivery.notBefore.milliseconds))))
    }

    /// Answers that have expired go, a few at a time. It comes last and waits for nobody: what it takes away is held until
    /// the transaction ends, and others may want to write there.
    private mutating func addClearing(of tenant: String, at time: Timestamp) {
        add(
            tenant,
            LogStatement(
                """
                DELETE FROM docket.idempotency i USING (
                    SELECT tenant_id, user_id, key FROM docket.idempotency WHERE expires_at <= $1
                    ORDER BY expires_at LIMIT 64 FOR UPDATE SKIP LOCKED
                ) gone
                WHERE i.tenant_id = gone.tenant_id AND i.user_id = gone.user_id AND i.key = gone.key
                """, .integer(time.milliseconds)))
    }
}
