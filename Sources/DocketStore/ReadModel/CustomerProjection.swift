import DocketDomain
import GRDB

/// `customers`, `profile_values` and `schemas`.
struct CustomerProjection {
    let db: Database

    func apply(_ schema: ProfileSchema, tenant: TenantID) throws {
        try db.insert(
            .schemas, by: Self.anySchema, [tenant.rawValue, schema.version, try SortedJSON.text(of: schema)])
    }

    private static let anySchema = Database.insertion(into: .schemas, verb: "INSERT OR REPLACE")

    func apply(_ event: CustomerEvent, _ recorded: RecordedEvent) throws {
        let key = [recorded.tenantID.rawValue, recorded.stream.id]
        let time = recorded.recordedAt.milliseconds
        switch event {
        case .added(let added):
            try add(added, key)
        case .rmAssigned(let assigned):
            try assign(assigned.to, key, time)
        case .proposalsReceived(let received):
            try count(received.count, key, time)
        case .valueSet(let set):
            let value = ProfileValue(value: set.to, setBy: set.setBy, setAt: set.setAt, artifactID: set.artifactID)
            try self.set(value, set.fieldKey, key)
            try count(-1, key, time)
        case .valueRestored(let restored):
            try set(restored.value, restored.fieldKey, key)
            try count(1, key, time)
        case .proposalClosed:
            try count(-1, key, time)
        case .proposalReopened:
            try count(1, key, time)
        case .deleted:
            try db.run("UPDATE customers SET deleted_at = ? WHERE tenant_id = ? AND id = ?", [time] + key)
        case .erased:
            try db.run("DELETE FROM profile_values WHERE tenant_id = ? AND customer_id = ?", key)
            try db.run(
                "UPDATE customers SET value_count = 0, erased_at = ?, updated_at = ? WHERE tenant_id = ? AND id = ?",
                [time, time] + key)
        }
    }

    private static let insertion = Database.insertion(
        into: .customers, beside: "tenant_id rm_id value_count updated_at")

    private func add(_ added: CustomerAdded, _ key: [String]) throws {
        let time = added.createdAt.milliseconds
        try db.insert(
            .customers, by: Self.insertion,
            [key[1], added.name.storable, Self.sortName(added.name, id: key[1]), time, nil, nil],
            beside: [key[0], added.rmID?.rawValue, added.values.count, time])
        for (field, value) in added.values {
            let value = ProfileValue(value: value, setBy: added.addedBy, setAt: added.createdAt, artifactID: nil)
            try insert(value, field, key)
        }
        try SearchProjection(db: db).add(
            .customers, tenant: key[0], object: key[1], thread: nil, title: added.name, body: "",
            createdAt: added.createdAt)
    }

    /// By what customers are sorted: their name whatever its case and accents; those of one name stay apart.
    static func sortName(_ name: String, id: String) -> String {
        "\(FoldedText.folded(name))\u{1}\(id)".storable
    }

    /// Pending proposals follow their customer's relationship manager.
    private func assign(_ rm: UserID, _ key: [String], _ time: Int64) throws {
        try db.run(
            "UPDATE customers SET rm_id = ?, updated_at = ? WHERE tenant_id = ? AND id = ?", [rm.rawValue, time] + key)
        try db.run(
            """
            UPDATE artifacts SET rm_id = ? WHERE tenant_id = ? AND id IN (
                SELECT id FROM proposals
                WHERE tenant_id = ? AND customer_id = ? AND (status = 'pending' OR is_known))
            """, [rm.rawValue, key[0]] + key)
        try db.run(
            """
            UPDATE proposals SET rm_id = ?
            WHERE tenant_id = ? AND customer_id = ? AND (status = 'pending' OR is_known)
            """, [rm.rawValue] + key)
    }

    private func count(_ difference: Int, _ key: [String], _ time: Int64) throws {
        try db.run(
            """
            UPDATE customers SET pending_count = pending_count + ?, updated_at = max(updated_at, ?)
            WHERE tenant_id = ? AND id = ?
            """, [difference, time] + key)
    }

    /// Gives a field its value, and tells the proposals that wait for it whether they are stale now.
    private func set(_ value: ProfileValue?, _ field: String, _ key: [String]) throws {
        if let value {
            try insert(value, field, key)
        } else {
            try db.run(
                "DELETE FROM profile_values WHERE tenant_id = ? AND customer_id = ? AND field_key = ?", key + [field])
        }
        try db.run(
            """
            UPDATE customers SET value_count = (
                SELECT count(*) FROM profile_values WHERE tenant_id = ? AND customer_id = ?)
            WHERE tenant_id = ? AND id = ?
            """, key + key)
        try db.run(
            """
            UPDATE proposals SET is_stale = (previous_value IS NOT ?)
            WHERE tenant_id = ? AND customer_id = ? AND field_key = ? AND status = 'pending'
            """, [value?.value.stored] + key + [field])
    }

    private func insert(_ value: ProfileValue, _ field: String, _ key: [String]) throws {
        try db.insert(
            .profileValues, by: Self.anyValue,
            [
                key[0], key[1], field, value.value.stored, value.setBy.rawValue, value.setAt.milliseconds,
                value.artifactID?.rawValue,
            ])
    }

    private static let anyValue = Database.insertion(
        into: .profileValues,
        clause: """
            ON CONFLICT (tenant_id, customer_id, field_key) DO UPDATE SET value = excluded.value,
                set_by = excluded.set_by, set_at = excluded.set_at, artifact_id = excluded.artifact_id,
                checksum = excluded.checksum
            """)
}

extension JSON {
    /// The value as a column keeps it; nothing for null. Equal values are equal texts.
    var stored: String? { isNull ? nil : serialized(sortedKeys: true).storable }

    /// The value of such a column.
    static func stored(_ text: String?) throws -> JSON {
        try text.map { try JSON(parsing: $0, maximumDepth: 512) } ?? .null
    }
}
