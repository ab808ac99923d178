import DocketDomain
import Foundation
import PostgresKit

/// The columns of an event, and how a row of them is read.
enum EventRow {
    static let columns = """
        transaction, position, tenant_id, stream_id, version, event_id, type, schema_version, payload, actor_id, actor_role,
        correlation_id, recorded_at
        """

    static func all(in rows: PostgresResult, _ codec: EventCodec) throws(DocketError) -> [RecordedEvent] {
        var events: [RecordedEvent] = []
        events.reserveCapacity(rows.rowCount)
        for row in 0..<rows.rowCount { events.append(try event(in: rows, row, codec)) }
        return events
    }

    private static func event(
        in rows: PostgresResult, _ row: Int, _ codec: EventCodec
    ) throws(DocketError) -> RecordedEvent {
        let place = Checkpoint(transaction: rows.integer(row, 0) ?? 0, position: rows.integer(row, 1) ?? 0)
        func text(_ column: Int) -> String { rows.text(row, column) ?? "" }
        guard let stream = StreamID(parsing: text(3)), let role = Role(rawValue: text(10)) else {
            throw DocketError(
                .corrupt, "The event at position \(place.position) names no stream or role that docket knows.")
        }
        let stored = StoredEvent(
            type: text(6), schemaVersion: Int(rows.integer(row, 7) ?? 0), payload: Data(rows.bytes(row, 8) ?? []))
        return RecordedEvent(
            checkpoint: place, tenantID: TenantID(text(2)), stream: stream, version: Int(rows.integer(row, 4) ?? 0),
            eventID: EventID(text(5)), event: try codec.event(stored), actorID: UserID(text(9)), actorRole: role,
            correlationID: text(11), recordedAt: Timestamp(milliseconds: rows.integer(row, 12) ?? 0))
    }
}
