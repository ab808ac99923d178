import DocketDomain
import GRDB

/// Tags, and what queries are found by: `artifact_terms`.
extension ArtifactProjection {
    func tag(_ key: [String], _ tagged: ArtifactTagged, _ time: Int64) throws {
        let text = try String.fetchOne(
            db.cachedStatement(sql: "SELECT tags FROM artifacts WHERE tenant_id = ? AND id = ?"),
            arguments: StatementArguments(key))
        let present = try text.map { try JSON(parsing: $0) }?.array?.compactMap(\.string) ?? []
        let tags = Set(present).union(tagged.added).subtracting(tagged.removed).sorted()
        let changed: [(any DatabaseValueConvertible)?] = [Self.stored(tags), time]
        try db.run(
            "UPDATE artifacts SET tags = ?, updated_at = max(updated_at, ?) WHERE tenant_id = ? AND id = ?",
            changed + key)
        try forgetTerms(of: key, "kind = 'tag'")
        try keep(tags.map { ArtifactTerm(.tag, $0) }, of: key)
    }

    static func stored(_ tags: [String]) -> String? {
        tags.isEmpty ? nil : JSON.array(tags.map(JSON.string)).serialized()
    }

    func keep(_ terms: [ArtifactTerm], of key: [String]) throws {
        for term in terms {
            try db.run(
                "INSERT OR IGNORE INTO artifact_terms (tenant_id, kind, term, artifact_id) VALUES (?, ?, ?, ?)",
                [key[0], term.kind.rawValue, term.key.storable, key[1]])
        }
    }

    func forgetTerms(of key: [String], _ condition: String) throws {
        try db.run("DELETE FROM artifact_terms WHERE tenant_id = ? AND artifact_id = ? AND \(condition)", key)
    }
}
