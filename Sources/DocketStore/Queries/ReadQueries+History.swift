package import DocketDomain
import Foundation
import GRDB

extension ReadQueries {
    /// What happened to one object, newest first. A page has at most 100.
    package func history(of stream: StreamID, page: PageRequest) async throws(DocketError) -> Page<HistoryEntry> {
        try await scoped { scope in
            switch stream.kind {
            case .thread: _ = try Self.threadRow(ThreadID(stream.id), in: scope)
            case .artifact: _ = try Self.artifactRow(ArtifactID(stream.id), in: scope)
            case .export: _ = try Self.exportRow(ExportID(stream.id), in: scope)
            case .customer: _ = try Self.customerRow(CustomerID(stream.id), in: scope)
            // Of these the events themselves say who sees them.
            case .tenant, .schema, .batch, .review: break
            }
            let size = try page.size(atMost: 100)
            let query = "history of \(stream)"
            let position = try PageToken(page, keys: 1, query: query, in: scope)
            // A stream's versions are in the order of its positions, and its index has them.
            let last = try position?.number() ?? .max
            let rows = try scope.rows(
                """
                SELECT * FROM visible_events WHERE stream_id = :stream AND version < :last
                ORDER BY version DESC LIMIT :page_size
                """, ["stream": stream.description, "last": last, "page_size": size + 1])
            let total =
                try position?.total
                ?? scope.count(
                    "SELECT 1 FROM visible_events WHERE stream_id = :stream", ["stream": stream.description],
                    limit: page.countLimit)
            let entries = try Self.entries(Array(rows.prefix(size)), in: scope)
            var token = ""
            if rows.count > size, let last = entries.last {
                token = PageToken.string(keys: [String(last.event.version)], total: total, query: query, in: scope)
            }
            return Page(items: entries, nextToken: token, total: total)
        }
    }

    /// Events after a checkpoint, oldest first, that the viewer may see now.
    package func events(
        after checkpoint: Checkpoint, stream: StreamID?, limit: Int
    ) async throws(DocketError) -> [HistoryEntry] {
        try await events("position > :after", ["after": checkpoint.position], stream: stream, limit: limit)
    }

    /// The events between two checkpoints, the second one included.
    func events(
        after first: Checkpoint, through last: Checkpoint, stream: StreamID?
    ) async throws(DocketError) -> [HistoryEntry] {
        try await events(
            "position > :after AND position <= :through", ["after": first.position, "through": last.position],
            stream: stream, limit: -1)
    }

    private func events(
        _ condition: String, _ bounds: [String: Int64], stream: StreamID?, limit: Int
    ) async throws(DocketError) -> [HistoryEntry] {
        try await scoped { scope in
            var arguments: [String: (any DatabaseValueConvertible)?] = bounds
            arguments["limit"] = limit
            if let stream { arguments["stream"] = stream.description }
            let rows = try scope.rows(
                """
                SELECT * FROM visible_events WHERE \(condition) \(stream == nil ? "" : "AND stream_id = :stream")
                ORDER BY position LIMIT :limit
                """, arguments)
            return try Self.entries(rows, in: scope)
        }
    }

    private static func entries(_ rows: [Row], in scope: ViewerScope) throws -> [HistoryEntry] {
        let codec = EventCodec()
        let schema = try Self.schema(in: scope)
        var names: [String: String] = [:]
        return try rows.map { row in
            let actor: String = row["actor_id"]
            if names[actor] == nil {
                names[actor] =
                    try scope.row("SELECT * FROM visible_users WHERE id = :id", ["id": actor])?.verified(.users)["name"]
                    ?? actor
            }
            let event = try RecordedEvent(row: row, codec)
            let name = names[actor] ?? actor
            guard case .proposal(let proposal) = event.event,
                let creator = try creatorOfUnseen(event.stream, in: scope)
            else { return HistoryEntry(event, type: row["type"], actorName: name, schema: schema) }
            return HistoryEntry(
                withoutProfile: event, of: proposal, by: creator, to: scope.viewerID, type: row["type"],
                actorName: name, schema: schema)
        }
    }

    /// Who made a proposal for a profile that the viewer does not see; nothing where they see it.
    private static func creatorOfUnseen(_ stream: StreamID, in scope: ViewerScope) throws -> UserID? {
        let row = try scope.row(
            "SELECT creator_id, sees_profile FROM visible_proposals WHERE id = :id", ["id": stream.id])
        guard let row else { return UserID("") }
        return row["sees_profile"] ? nil : UserID(row["creator_id"])
    }
}
