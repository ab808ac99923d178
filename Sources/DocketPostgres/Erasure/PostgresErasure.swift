import DocketDomain
import Foundation
import PostgresKit

/// The erasure of one customer within one transaction, which has locked out all who write.
struct PostgresErasure {
    private let connection: ServerConnection
    private let tenant: String
    private let customer: CustomerID
    private let codec = EventCodec()
    private var erasing: Erasing
    /// Whose states are folded anew.
    private var streams: Set<String> = []

    private static let page: Int64 = 1000

    init(on connection: ServerConnection, tenant: TenantID, customer: CustomerID, documents: ErasureDocuments) {
        self.connection = connection
        self.tenant = tenant.rawValue
        self.customer = customer
        erasing = Erasing(customer, documents: documents) { digest in
            let rows = try connection.run(
                LogStatement(
                    """
                    SELECT bytes FROM docket.blobs
                    WHERE tenant_id = current_setting('docket.tenant') AND digest = $1
                    """, .text(digest)))
            return try rows.rowCount == 0 ? nil : BlobCheck.verified(Data(rows.bytes(0, 0) ?? []), digest)
        }
    }

    /// - Returns: What was found, and where the erasure stands in the log.
    mutating func run(
        record: (ErasureFindings) throws -> ErasureRecord
    ) throws -> (findings: ErasureFindings, place: Checkpoint) {
        try connection.run([.begin, AppendTransaction.lockAll])
        try connection.allowTime()
        try connection.run(.enter(tenant))
        try learn()
        var rewritten: [(position: Int64, event: StoredEvent)] = []
        let last = try rewrite(after: .start, &rewritten)
        let findings = erasing.findings
        let record = try record(findings)
        let append = try PreparedAppend(record.append, codec)
        guard case .appended(let place) = try AppendTransaction.write(append, on: connection) else {
            throw DocketError(.conflict, "Somebody changed customer \(customer) at the same time. Try again.")
        }
        try connection.run(.enter(tenant))
        _ = try rewrite(after: last, &rewritten)
        try store(rewritten)
        try replaceBlobs()
        for stream in streams.sorted() { try foldAgain(stream) }
        try rewriteResponses()
        try releaseClaims()
        try rewriteDeliveries()
        try note(record.files)
        try connection.run(LogStatement("UPDATE docket.identity SET erasures = erasures + 1"))
        try connection.run([.commit, LogStatement("NOTIFY docket")])
        return (findings, place)
    }

    // MARK: Events

    private mutating func learn() throws {
        var erasing = erasing
        _ = try forEachEvent(after: .start) { try erasing.learn($0) }
        self.erasing = erasing
    }

    /// - Returns: The place of the last event there is.
    private func forEachEvent(after start: Checkpoint, _ body: (RecordedEvent) throws -> Void) throws -> Checkpoint {
        var last = start
        while true {
            let rows = try connection.run(
                LogStatement(
                    """
                    SELECT \(EventRow.columns) FROM docket.events
                    WHERE tenant_id = current_setting('docket.tenant') AND (transaction, position) > ($1, $2)
                    ORDER BY transaction, position LIMIT \(Self.page)
                    """, .transaction(last.transaction), .integer(last.position)))
            let events = try EventRow.all(in: rows, codec)
            for event in events { try body(event) }
            last = events.last?.checkpoint ?? last
            guard events.count == Self.page else { return last }
        }
    }

    /// - Returns: The place of the last event there is.
    private mutating func rewrite(
        after start: Checkpoint, _ rewritten: inout [(position: Int64, event: StoredEvent)]
    ) throws -> Checkpoint {
        var erasing = erasing
        var streams = streams
        defer { (self.erasing, self.streams) = (erasing, streams) }
        return try forEachEvent(after: start) { recorded in
            guard let event = try erasing.rewritten(recorded) else { return }
            rewritten.append((recorded.position, try codec.stored(event)))
            streams.insert(recorded.stream.description)
        }
    }

    private func store(_ rewritten: [(position: Int64, event: StoredEvent)]) throws {
        guard !rewritten.isEmpty else { return }
        try connection.run(
            LogStatement(
                """
                UPDATE docket.events e SET payload = n.payload, schema_version = n.schema_version
                FROM unnest($1::bigint[], $2::text[], $3::bigint[]) AS n (position, payload, schema_version)
                WHERE e.position = n.position
                """, .integers(rewritten.map(\.position)), .texts(rewritten.map(\.event.text)),
                .integers(rewritten.map { Int64($0.event.schemaVersion) })))
    }

    private func foldAgain(_ stream: String) throws {
        var state: StreamState?
        var version: Int64 = 0
        while true {
            let rows = try connection.run(
                LogStatement(
                    """
                    SELECT \(EventRow.columns) FROM docket.events
                    WHERE tenant_id = current_setting('docket.tenant') AND stream_id = $1 AND version > $2
                    ORDER BY version LIMIT \(Self.page)
                    """, .text(stream), .integer(version)))
            let events = try EventRow.all(in: rows, codec)
            for event in events { state = try evolve(state, event.event) }
            version = events.last.map { Int64($0.version) } ?? version
            guard events.count == Self.page else { break }
        }
        guard let state else { return }
        try connection.run(
            LogStatement(
                "UPDATE docket.streams SET state = $2 WHERE tenant_id = current_setting('docket.tenant') AND stream_id = $1",
                .text(stream), .text(try StateEncoder().text(of: state))))
    }

    // MARK: Blobs

    private func replaceBlobs() throws {
        for (digest, bytes) in erasing.blobs.sorted(by: { $0.key < $1.key }) {
            try connection.run(
                LogStatement(
                    """
                    INSERT INTO docket.blobs (tenant_id, digest, bytes)
                    VALUES (current_setting('docket.tenant'), $1, $2) ON CONFLICT (tenant_id, digest) DO NOTHING
                    """, .text(digest), .bytes(bytes)))
        }
        let unnamed = try unnamed(erasing.freedBlobs)
        guard !unnamed.isEmpty else { return }
        try connection.run(
            LogStatement(
                "DELETE FROM docket.blobs WHERE tenant_id = current_setting('docket.tenant') AND digest = ANY ($1)",
                .texts(unnamed.sorted())))
    }

    /// Those of some blobs that no event names any more: somebody else may have handed in the same bytes. The log is
    /// looked through once.
    private func unnamed(_ digests: Set<String>) throws -> Set<String> {
        var unnamed = digests
        var position: Int64 = 0
        while !unnamed.isEmpty {
            let rows = try connection.run(
                LogStatement(
                    """
                    SELECT position, payload FROM docket.events
                    WHERE tenant_id = current_setting('docket.tenant') AND position > $1
                        AND strpos(payload, 'digest') > 0
                    ORDER BY position LIMIT \(Self.page)
                    """, .integer(position)))
            for row in 0..<rows.rowCount {
                position = rows.integer(row, 0) ?? position
                for name in BlobNames.named(in: rows.text(row, 1) ?? "") { unnamed.remove(name) }
            }
            guard rows.rowCount == Self.page else { break }
        }
        return unnamed
    }

    // MARK: What is kept beside events

    private mutating func rewriteResponses() throws {
        let rows = try connection.run(
            LogStatement(
                """
                SELECT user_id, key, response FROM docket.idempotency
                WHERE tenant_id = current_setting('docket.tenant')
                """))
        for row in 0..<rows.rowCount {
            let response = try JSON(parsing: rows.bytes(row, 2) ?? [])
            let erased = erasing.erased(response: response)
            guard erased != response else { continue }
            try connection.run(
                LogStatement(
                    """
                    UPDATE docket.idempotency SET response = $3
                    WHERE tenant_id = current_setting('docket.tenant') AND user_id = $1 AND key = $2
                    """, .text(rows.text(row, 0)), .text(rows.text(row, 1)),
                    .bytes(erased.serialized(sortedKeys: true).utf8)))
        }
    }

    private func releaseClaims() throws {
        try connection.run(
            LogStatement(
                """
                DELETE FROM docket.claims
                WHERE tenant_id = current_setting('docket.tenant') AND starts_with(key, $1)
                """, .text(ClaimKey.pendingPrefix(customer).storable)))
    }

    /// What was delivered stays on record without its values; what was not is not delivered any more.
    private mutating func rewriteDeliveries() throws {
        let key = PostgresValue.text(customer.rawValue)
        try connection.run(
            LogStatement(
                """
                DELETE FROM docket.outbox
                WHERE tenant_id = current_setting('docket.tenant') AND ordering_key = $1 AND delivered_at IS NULL
                """, key))
        let rows = try connection.run(
            LogStatement(
                """
                SELECT id, payload FROM docket.outbox
                WHERE tenant_id = current_setting('docket.tenant') AND ordering_key = $1 ORDER BY id
                """, key))
        for row in 0..<rows.rowCount {
            let payload = erasing.erased(delivery: try JSON(parsing: rows.text(row, 1) ?? "", maximumDepth: 512))
            try connection.run(
                LogStatement(
                    "UPDATE docket.outbox SET payload = $2, last_error = NULL WHERE id = $1",
                    .integer(rows.integer(row, 0)), .text(payload.serialized().storable)))
        }
    }

    /// What has to be done once all this is written; whoever opens the workspace next does it, if need be.
    private func note(_ files: [ErasedFile]) throws {
        let files = files + [.pages]
        try connection.run(
            LogStatement(
                "INSERT INTO docket.erased_files (storage, key) SELECT * FROM unnest($1::text[], $2::text[])",
                .texts(files.map(\.storage)), .texts(files.map(\.key))))
    }
}
