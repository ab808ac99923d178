import DocketDomain
import Foundation
import GRDB

/// `exports`.
struct ExportProjection {
    let db: Database

    func apply(_ event: ExportEvent, _ recorded: RecordedEvent) throws {
        let time = recorded.recordedAt.milliseconds
        switch event {
        case .requested(let requested): try insert(requested, recorded)
        case .completed(let completed):
            let file = completed.file
            try update(
                recorded, "status = 'completed', storage = ?, key = ?, bytes = ?, digest = ?, finished_at = ?",
                [file.storage, file.key, file.bytes, file.digest, time])
        case .failed(let failed):
            try update(
                recorded, "status = 'failed', error_code = ?, error = ?, finished_at = ?",
                [failed.code, failed.reason.storable, time])
        case .cancelled: try update(recorded, "status = 'cancelled', finished_at = ?", [time])
        case .retried(let retried):
            try update(
                recorded,
                "status = 'processing', runner = ?, error_code = NULL, error = NULL, finished_at = NULL",
                [retried.runner.rawValue])
        case .deleted: try update(recorded, "deleted_at = ?", [time])
        }
    }

    private func insert(_ requested: ExportRequested, _ recorded: RecordedEvent) throws {
        let source = StreamID.parts(of: requested.source.subject)
        let profile = try profile(of: requested.source.subject, tenant: recorded.tenantID)
        try db.run(
            """
            INSERT INTO exports (tenant_id, id, source_kind, source_id, source, title, format, file_extension, options,
                status, runner, created_by, created_at, profile_id, profile_sight)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'processing', ?, ?, ?, ?, ?)
            """,
            [
                recorded.tenantID.rawValue, recorded.stream.id, source.kind, source.id,
                try SortedJSON.text(of: requested.source), requested.title.storable,
                requested.format, requested.fileExtension, requested.options?.serialized(sortedKeys: true),
                requested.runner.rawValue, requested.createdBy.rawValue, recorded.recordedAt.milliseconds,
                profile, profile == nil ? 0 : ProfileSight.rank(requested.sees),
            ])
    }

    /// The customer that a source tells of.
    private func profile(of source: Address, tenant: TenantID) throws -> String? {
        func customer(_ table: String, _ id: String) throws -> String? {
            try String.fetchOne(
                db, sql: "SELECT customer_id FROM \(table) WHERE tenant_id = ? AND id = ?",
                arguments: [tenant.rawValue, id])
        }
        return switch source {
        case .customer(let id): id.rawValue
        case .artifact(let id): try customer("proposals", id.rawValue)
        case .batch(let id): try customer("batches", id.rawValue)
        default: nil
        }
    }

    private func update(
        _ recorded: RecordedEvent, _ assignments: String, _ values: [(any DatabaseValueConvertible)?]
    ) throws {
        try db.run(
            "UPDATE exports SET \(assignments) WHERE tenant_id = ? AND id = ?",
            values + [recorded.tenantID.rawValue, recorded.stream.id])
    }
}

extension StreamID {
    /// The kind and the id in an address, such as `thread` and its id.
    static func parts(of address: Address) -> (kind: String, id: String) {
        let parts = address.description.unicodeScalars.split(separator: ":", maxSplits: 1).map(String.init)
        return (parts[0], parts.count > 1 ? parts[1] : "")
    }
}
