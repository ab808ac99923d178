package import DocketDomain
import GRDB

extension ReadQueries {
    /// A few objects whose id is a text; where there is none, those whose id begins or ends with it. Of an id that
    /// somebody chose four characters have to be given: “1” is a name of its own, and no short form of “12”.
    package func objects(
        _ kinds: [ObjectKind], named text: String, limit: Int
    ) async throws(DocketError) -> [ObjectName] {
        guard !text.isEmpty else { return [] }
        return try await scoped { scope in
            for isWhole in [true, false] {
                var found: [ObjectName] = []
                for kind in kinds where found.count < limit {
                    let names = Names(kind)
                    let condition = isWhole ? "\(names.id) = :text" : Self.beginsOrEnds(names.id)
                    found += try scope.rows(
                        """
                        SELECT DISTINCT \(names.id) AS object_id, \(names.title) AS object_title FROM \(names.source)
                        WHERE \(condition) ORDER BY 1 LIMIT :limit
                        """, ["text": text, "limit": limit - found.count]
                    ).map { ObjectName(kind, id: $0["object_id"], title: $0["object_title"]) }
                }
                if !found.isEmpty { return found }
            }
            return []
        }
    }

    private static func beginsOrEnds(_ id: String) -> String {
        """
        (length(\(id)) = 36 OR length(:text) >= 4)
        AND (substr(\(id), 1, length(:text)) = :text OR substr(\(id), -length(:text)) = :text)
        """
    }
}

/// Where the names of objects stand.
private struct Names {
    let source: String
    var id = "id"
    var title = "title"

    init(_ kind: ObjectKind) {
        switch kind {
        case .thread: source = "visible_threads"
        case .artifact: source = "visible_artifacts"
        case .customer: (source, title) = ("visible_customers", "name")
        case .export: source = "visible_exports"
        // A batch is seen by whoever sees one of its proposals.
        case .batch: (source, id, title) = ("visible_proposals", "batch_id", "''")
        }
    }
}
