package import DocketDomain
import Foundation
import GRDB

extension ReadQueries {
    /// Exports, newest first. A page has at most 100.
    package func exports(_ filter: ExportFilter, page: PageRequest) async throws(DocketError) -> Page<ExportSummary> {
        try await scoped { scope in
            var conditions = Conditions()
            if let status = filter.status { conditions.add("x.status = :status", "status", status.rawValue) }
            if let source = filter.source {
                let parts = StreamID.parts(of: source)
                conditions.add("x.source_kind = :kind", "kind", parts.kind)
                conditions.add("x.source_id = :source", "source", parts.id)
            }
            if let user = filter.createdBy { conditions.add("x.created_by = :user", "user", user.rawValue) }
            if let time = filter.createdBefore {
                conditions.add("x.created_at < :before", "before", time.milliseconds)
            }
            return try TimedList(
                source: "FROM visible_exports x", columns: "x.*", conditions: conditions, order: .descending,
                item: ExportSummary.init(row:)
            ).page(page, atMost: 100, in: scope)
        }
    }

    package func export(_ id: ExportID) async throws(DocketError) -> ExportSummary {
        try await scoped { try ExportSummary(row: Self.exportRow(id, in: $0)) }
    }

    /// What a user has made: files asked for since a time, and the bytes of all files that are kept.
    package func exportUse(
        of user: UserID, since time: Timestamp
    ) async throws(DocketError) -> (recent: Int, bytes: Int) {
        try await scoped { scope in
            let row = try scope.row(
                """
                SELECT count(*) FILTER (WHERE created_at >= :since) AS recent, coalesce(sum(bytes), 0) AS bytes
                FROM visible_exports WHERE created_by = :user
                """, ["since": time.milliseconds, "user": user.rawValue])
            return (row?["recent"] ?? 0, row?["bytes"] ?? 0)
        }
    }

    static func exportRow(_ id: ExportID, in scope: ViewerScope) throws -> Row {
        guard let row = try scope.row("SELECT * FROM visible_exports WHERE id = :id", ["id": id.rawValue]) else {
            throw DocketError(.notFound, "There is no export \(id). See `docket exports list`.")
        }
        return row
    }
}

extension ExportSummary {
    init(row: Row) throws {
        try row.verified(.exports)
        let source: Data = row["source"]
        let status: String = row["status"]
        let options: String? = row["options"]
        var file: StoredExport?
        if status == ExportStatus.completed.rawValue, let key: String = row["key"] {
            file = StoredExport(storage: row["storage"], key: key, bytes: row["bytes"], digest: row["digest"])
        }
        let reason: String? = row["error"]
        self.init(
            id: ExportID(row["id"]), source: try JSONDecoder().decode(ExportSource.self, from: source),
            title: row["title"], format: row["format"], fileExtension: row["file_extension"],
            options: try options.map { try JSON(parsing: $0) }, status: ExportStatus(rawValue: status) ?? .failed,
            createdBy: UserID(row["created_by"]), createdAt: Timestamp(milliseconds: row["created_at"]),
            finishedAt: (row["finished_at"] as Int64?).map(Timestamp.init(milliseconds:)), file: file,
            failure: reason.map { ExportFailure(code: row["error_code"] ?? "", reason: $0) },
            runner: RunnerID(row["runner"]))
    }
}
