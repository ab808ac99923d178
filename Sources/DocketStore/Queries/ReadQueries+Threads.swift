package import DocketDomain
import Foundation
import GRDB
import OrderedCollections

extension ReadQueries {
    /// Threads, newest first unless the filter says otherwise. A page has at most 100.
    package func threads(_ filter: ThreadFilter, page: PageRequest) async throws(DocketError) -> Page<ThreadSummary> {
        try await scoped { scope in
            var conditions = Conditions()
            conditions.add(filter.deleted ? "x.deleted_at IS NOT NULL" : "x.deleted_at IS NULL")
            var source = ListSource()
            if let artifact = filter.artifactID {
                source.narrow(to: "visible_relations", as: "link", by: "thread_id")
                conditions.add("link.artifact_id = :artifact", "artifact", artifact.rawValue)
            }
            if let tag = filter.tag {
                source.narrow(to: "visible_tags", as: "tagging", by: "thread_id")
                conditions.add("tagging.tag = :tag", "tag", tag)
            }
            if let text = filter.text, !text.trimmed.isEmpty {
                source.narrow(toFound: SearchExpression(text).match(scopes: [.threads]), &conditions)
            }
            if let visibility = filter.visibility {
                conditions.add("x.visibility = :visibility", "visibility", visibility.rawValue)
            }
            if let time = filter.createdAfter { conditions.add("x.created_at >= :after", "after", time.milliseconds) }
            if let time = filter.createdBefore { conditions.add("x.created_at < :before", "before", time.milliseconds) }
            return try TimedList(
                source: source.from("visible_threads"), columns: Self.threadColumns, conditions: conditions,
                order: filter.order,
                item: ThreadSummary.init(row:)
            ).page(page, atMost: 100, in: scope)
        }
    }

    /// One thread; a deleted one too.
    package func thread(_ id: ThreadID) async throws(DocketError) -> ThreadSummary {
        try await scoped { scope in try ThreadSummary(row: try Self.threadRow(id, in: scope)) }
    }

    /// A thread's messages in their order. A page has at most 200.
    package func messages(of thread: ThreadID, page: PageRequest) async throws(DocketError) -> Page<Message> {
        try await scoped { scope in
            let count: Int = try Self.threadRow(thread, in: scope)["message_count"]
            let size = try page.size(atMost: 200)
            let query = "messages of \(thread)"
            let last = try PageToken(page, keys: 1, query: query, in: scope)?.number() ?? -1
            let items = try scope.rows(
                """
                SELECT * FROM visible_messages WHERE thread_id = :thread AND ordinal > :last
                ORDER BY ordinal LIMIT :page_size
                """, ["thread": thread.rawValue, "last": last, "page_size": size], Message.init(row:))
            let end = items.last.map { Int64($0.ordinal) } ?? last
            let total = Total(count: count)
            let token = PageToken.string(keys: [String(end)], total: total, query: query, in: scope)
            return Page(items: items, nextToken: end < count - 1 ? token : "", total: total)
        }
    }

    /// The messages at these places of a thread, as far as there are any: what a screen shows.
    package func messages(of thread: ThreadID, at ordinals: Range<Int>) async throws(DocketError) -> [Message] {
        try await scoped { scope in
            try scope.rows(
                """
                SELECT * FROM visible_messages
                WHERE thread_id = :thread AND ordinal >= :first AND ordinal < :end ORDER BY ordinal
                """, ["thread": thread.rawValue, "first": ordinals.lowerBound, "end": ordinals.upperBound],
                Message.init(row:))
        }
    }

    /// The messages that a thread shows no more, since it took another way: earlier versions, the oldest first. A page
    /// has at most 200.
    package func earlierMessages(of thread: ThreadID, page: PageRequest) async throws(DocketError) -> Page<Message> {
        try await scoped { scope in
            _ = try Self.threadRow(thread, in: scope)
            let size = try page.size(atMost: 200)
            let query = "earlier messages of \(thread)"
            let position = try PageToken(page, keys: 1, query: query, in: scope)
            let last = try position?.number() ?? 0
            let rows = try scope.rows(
                """
                SELECT * FROM visible_messages WHERE thread_id = :thread AND ordinal < 0 AND position > :last
                ORDER BY position LIMIT :page_size
                """, ["thread": thread.rawValue, "last": last, "page_size": size + 1])
            let total =
                try position?.total
                ?? scope.count(
                    "SELECT 1 FROM visible_messages WHERE thread_id = :thread AND ordinal < 0",
                    ["thread": thread.rawValue], limit: page.countLimit)
            let shown = rows.prefix(size)
            let end = shown.last.map { $0["position"] as Int64 } ?? last
            let token =
                rows.count > size ? PageToken.string(keys: [String(end)], total: total, query: query, in: scope) : ""
            return Page(items: try shown.map(Message.init(row:)), nextToken: token, total: total)
        }
    }

    /// One message; an earlier version too.
    package func message(_ id: MessageID) async throws(DocketError) -> Message {
        try await scoped { scope in
            guard let row = try scope.row("SELECT * FROM visible_messages WHERE id = :id", ["id": id.rawValue]) else {
                throw DocketError(.notFound, "There is no message \(id).")
            }
            return try Message(row: row)
        }
    }

    /// The owner is there as long as the user is (Sources/README, What always holds, 5).
    private static let threadColumns =
        "x.*, (SELECT u.id FROM visible_users u WHERE u.id = x.owner_id) AS present_owner"

    static func threadRow(_ id: ThreadID, in scope: ViewerScope) throws -> Row {
        let sql = "SELECT \(threadColumns) FROM visible_threads x WHERE x.id = :id"
        guard let row = try scope.row(sql, ["id": id.rawValue]) else {
            throw DocketError(.notFound, "There is no thread \(id). See `docket threads list`.")
        }
        return row
    }
}

extension ThreadSummary {
    init(row: Row) throws {
        try row.verified(.threads)
        let labels = try JSON(parsing: row["labels"] as String).object ?? [:]
        let format: String? = row["source_format"]
        let visibility: String = row["visibility"]
        self.init(
            id: ThreadID(row["id"]), title: row["title"], description: row["description"],
            ownerID: (row["present_owner"] as String?).map { UserID($0) }, agentID: row["agent_id"],
            visibility: ThreadVisibility(rawValue: visibility) ?? .private,
            createdAt: Timestamp(milliseconds: row["created_at"]),
            updatedAt: Timestamp(milliseconds: row["updated_at"]),
            deletedAt: (row["deleted_at"] as Int64?).map(Timestamp.init(milliseconds:)),
            messageCount: row["message_count"], artifactCount: row["artifact_count"],
            pendingCount: row["shown_pending_count"],
            tags: try JSON(parsing: row["tags"] as String).array?.compactMap(\.string) ?? [],
            labels: Dictionary(uniqueKeysWithValues: labels.map { ($0.key, $0.value.string ?? "") }),
            source: format.map { ThreadSource(format: $0, id: row["source_id"] ?? "") },
            pathChanges: row["path_changes"])
    }
}

extension Message {
    init(row: Row) throws {
        try row.verified(.messages)
        let decoder = JSONDecoder()
        let parts: Data? = row["parts"]
        let attachments: Data? = row["attachments"]
        let artifact: String? = row["artifact_id"]
        let action: String? = row["artifact_action"]
        let role: String = row["role"]
        self.init(
            id: MessageID(row["id"]), threadID: ThreadID(row["thread_id"]), ordinal: row["ordinal"],
            role: MessageRole(rawValue: role) ?? .system,
            parts: try parts.map { try decoder.decode([MessagePart].self, from: $0) } ?? [.text(row["text"])],
            attachments: try attachments.map { try decoder.decode([Attachment].self, from: $0) } ?? [],
            author: row["author"], createdAt: Timestamp(milliseconds: row["created_at"]),
            mention: artifact.map {
                ArtifactMention(
                    artifactID: ArtifactID($0), action: action.flatMap(ArtifactAction.init(rawValue:)) ?? .referenced)
            },
            version: (row["version"] as Int?).map { Version(number: $0, count: row["versions"] ?? $0) },
            reply: try (row["reply"] as Data?).map { try decoder.decode(ReplyRecord.self, from: $0) })
    }
}
