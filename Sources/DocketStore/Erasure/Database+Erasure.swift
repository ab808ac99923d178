import DocketDomain
import Foundation
import GRDB

/// What is to be done in a file once events in it have been rewritten.
extension Database {
    /// The bytes of a blob; nothing where it is not there.
    func blob(_ digest: String, tenant: TenantID) throws -> Data? {
        let statement = try cachedStatement(sql: "SELECT bytes FROM blobs WHERE tenant_id = ? AND digest = ?")
        return try Data.fetchOne(statement, arguments: [tenant.rawValue, digest]).map {
            try BlobCheck.verified($0, digest)
        }
    }

    /// Those of some blobs that no event names any more: somebody else may have handed in the same bytes. The log is
    /// looked through once.
    func unnamed(_ digests: Set<String>, tenant: String) throws -> Set<String> {
        var unnamed = digests
        let payloads = try String.fetchCursor(
            self, sql: "SELECT payload FROM events WHERE tenant_id = ? AND instr(payload, 'digest')",
            arguments: [tenant])
        while !unnamed.isEmpty, let payload = try payloads.next() { unnamed.subtract(BlobNames.named(in: payload)) }
        return unnamed
    }

    /// Puts another payload in the place of an event's.
    func rewrite(_ position: Int64, as event: StoredEvent) throws {
        try run(
            "UPDATE events SET payload = ?, schema_version = ? WHERE position = ?",
            [event.text, event.schemaVersion, position])
        try seal(.events, where: "position = ?", [position])
    }

    /// Makes the folded state of a stream what its events say.
    func foldAgain(_ stream: String, tenant: String) throws {
        let codec = EventCodec()
        let rows = try Row.fetchCursor(
            self, sql: "SELECT * FROM events WHERE tenant_id = ? AND stream_id = ? ORDER BY version",
            arguments: [tenant, stream])
        var state: StreamState?
        while let row = try rows.next() { state = try evolve(state, RecordedEvent(row: row, codec).event) }
        guard let state else { return }
        try run(
            "UPDATE streams SET state = ? WHERE tenant_id = ? AND stream_id = ?",
            [try StateEncoder().text(of: state), tenant, stream])
        try seal(.streams, where: "tenant_id = ? AND stream_id = ?", [tenant, stream])
    }

    /// What has to be done once all this is written; whoever opens the workspace next does it, if need be.
    func note(_ files: [ErasedFile]) throws {
        for file in files + [.pages] {
            try run("INSERT INTO erased_files (storage, key) VALUES (?, ?)", [file.storage, file.key])
        }
    }
}
