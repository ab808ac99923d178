package import DocketDomain
import GRDB

extension ReadQueries {
    /// Proposals in the order that the filter asks for. A page has at most 100.
    package func proposals(_ filter: ReviewFilter, page: PageRequest) async throws(DocketError) -> Page<ReviewItem> {
        try await scoped { scope in
            let size = try page.size(atMost: 100)
            var conditions = Self.conditions(of: filter, in: scope)
            if let text = filter.text {
                ProposalWords(text, try Self.schema(in: scope) ?? builtInSchema).add(to: &conditions)
            }
            let order = QueueOrder(filter, in: scope)
            let query = "proposals \(filter.sort) \(filter.order.rawValue) \(conditions.description)"
            let position = try PageToken(page, keys: 3, query: query, in: scope)
            let total =
                try position?.total
                ?? scope.count(
                    "SELECT 1 FROM visible_proposals x \(conditions.whereClause) \(order.clause)", conditions.arguments,
                    limit: page.countLimit)
            var paged = conditions
            if let position { try order.resume(after: position, &paged) }
            paged.arguments["page_size"] = size + 1
            let read = try scope.rows(
                "SELECT \(Self.itemColumns) FROM visible_proposals x \(paged.whereClause) \(order.clause) LIMIT :page_size",
                paged.arguments
            ) { row in (item: try ReviewItem(row: row, in: scope), keys: order.keys(of: row)) }
            var token = ""
            if read.count > size, let last = read.prefix(size).last {
                token = PageToken.string(keys: last.keys, total: total, query: query, in: scope)
            }
            return Page(items: read.prefix(size).map(\.item), nextToken: token, total: total)
        }
    }

    /// The ids of all proposals of a filter, up to a limit: what a batch decision is about. Those of one batch come as
    /// they were handed in.
    package func proposalIDs(_ filter: ReviewFilter, limit: Int) async throws(DocketError) -> [ArtifactID] {
        try await scoped { scope in
            var conditions = Self.conditions(of: filter, in: scope)
            if let text = filter.text {
                ProposalWords(text, try Self.schema(in: scope) ?? builtInSchema).add(to: &conditions)
            }
            conditions.arguments["limit"] = limit
            return try scope.rows(
                """
                SELECT x.id FROM visible_proposals x \(conditions.whereClause)
                ORDER BY x.created_at, x.batch_id, x.batch_ordinal LIMIT :limit
                """, conditions.arguments
            ).map { ArtifactID($0["id"]) }
        }
    }

    /// How many proposals wait: for a decision of the viewer, or all that the viewer sees.
    package func pendingCount(mine: Bool, limit: Int = 1000) async throws(DocketError) -> Total {
        try await scoped { scope in
            var filter = ReviewFilter()
            filter.isMine = mine
            let conditions = Self.conditions(of: filter, in: scope)
            return try scope.count(
                "SELECT 1 FROM visible_proposals x \(conditions.whereClause)", conditions.arguments, limit: limit)
        }
    }

    /// The decisions that the viewer can still take back, the newest first: what an undo countdown shows.
    package func undoableDecisions(now: Timestamp, limit: Int = 20) async throws(DocketError) -> [ReviewItem] {
        try await scoped { scope in
            let rows = try scope.rows(
                """
                SELECT \(Self.itemColumns) FROM visible_proposals x
                WHERE x.decided_by = :viewer_id AND x.decided_position IS NOT NULL AND x.undoable_until > :now
                ORDER BY x.decided_position DESC LIMIT :limit
                """, ["now": now.milliseconds, "limit": limit])
            return try rows.map { try ReviewItem(row: $0, in: scope) }
        }
    }

    /// All that a person needs to decide one proposal.
    package func proposalDetails(_ id: ArtifactID) async throws(DocketError) -> ProposalDetails {
        try await scoped { scope in
            let row = try Self.proposalRow(id, in: scope)
            let item = try ReviewItem(row: row, in: scope)
            let evidence = try scope.row(
                "SELECT * FROM visible_evidence WHERE proposal_id = :id", ["id": id.rawValue]
            ).flatMap(Evidence.init(row:))
            let schema = try Self.schema(in: scope) ?? builtInSchema
            return ProposalDetails(
                item: item, field: schema.field(item.fieldKey),
                evidence: evidence ?? Evidence(unlocated: item.sourceText))
        }
    }

    /// Which of these proposals are for customers that the viewer sees.
    package func seen(_ proposals: [ArtifactID]) async throws(DocketError) -> Set<ArtifactID> {
        try await scoped { scope in
            Set(
                try proposals.filter { id in
                    let row = try scope.row(
                        "SELECT sees_customer FROM visible_proposals WHERE id = :id", ["id": id.rawValue])
                    return row?["sees_customer"] ?? false
                })
        }
    }

    static func proposalRow(_ id: ArtifactID, in scope: ViewerScope) throws -> Row {
        guard let row = try proposalRow(ifAny: id, in: scope) else {
            throw DocketError(.notFound, "There is no proposal \(id). See `docket review list`.")
        }
        return row
    }

    static func proposalRow(ifAny id: ArtifactID, in scope: ViewerScope) throws -> Row? {
        try scope.row("SELECT \(itemColumns) FROM visible_proposals x WHERE x.id = :id", ["id": id.rawValue])
    }

    /// The profile's value is shown to those who see it.
    static let itemColumns = """
        x.*, (SELECT b.proposal_count FROM visible_batches b WHERE b.id = x.batch_id) AS batch_count,
        CASE WHEN x.sees_profile THEN (
            SELECT v.value FROM visible_values v WHERE v.customer_id = x.customer_id AND v.field_key = x.field_key)
        END AS current_value
        """

    private static func conditions(of filter: ReviewFilter, in scope: ViewerScope) -> Conditions {
        var conditions = Conditions()
        let queue = QueueColumns(filter, in: scope)
        // Written out, so that SQLite finds the indexes of the queue.
        if filter.status == .pending {
            conditions.add("x.\(queue.status) = 'pending'")
        } else if let status = filter.status {
            conditions.add(Self.isShown(as: status), "status", status.rawValue)
        }
        if let customer = filter.customerID {
            conditions.add("x.customer_id = :customer", "customer", customer.rawValue)
        }
        if let batch = filter.batchID { conditions.add("x.batch_id = :batch", "batch", batch.rawValue) }
        if let confidence = filter.confidence {
            conditions.add("x.confidence = :confidence", "confidence", confidence.rawValue)
        }
        if let field = filter.fieldKey { conditions.add("x.field_key = :field", "field", field) }
        if filter.isStale { conditions.add("x.\(queue.isStale)") }
        if filter.isMine { conditions.add("x.rm_id = :viewer_id") }
        return conditions
    }
}

extension ReadQueries {
    /// That a proposal has a status that the viewer is told: `:status`.
    static func isShown(as status: ProposalStatus) -> String {
        isTold(status == .pending, stored: "x.queue_status", shown: "x.status")
    }

    /// That `:status`, pending or not, is what the viewer is told. Nothing but a proposal that is said to be pending may be
    /// something else than it is shown as; so SQLite finds the others by what they are.
    static func isTold(_ isPending: Bool, stored: String, shown: String) -> String {
        isPending ? "\(shown) = :status" : "\(stored) = :status AND \(shown) = :status"
    }
}

/// By which columns proposals are chosen and ordered: by those of the queue's indexes where the viewer sees the profile of
/// all that is listed, else by what the viewer is shown. The order, too, would tell something of a name.
private struct QueueColumns {
    let status: String
    let name: String
    let isStale: String

    init(_ filter: ReviewFilter, in scope: ViewerScope) {
        let seesAll = scope.seesAllProfiles(ofOwnOnly: filter.isMine)
        status = seesAll ? "queue_status" : "status"
        name = seesAll ? "queue_name" : "sort_name"
        isStale = seesAll ? "queue_stale" : "is_stale"
    }
}

/// The order of a queue: by its first key, and the older one first among equals.
private struct QueueOrder {
    private static let confidence = "confidence_rank"
    private let column: String?
    private let isAscending: Bool
    /// What keeps SQLite from going through the whole queue in its order, where the filter names what has few.
    private let sign: String

    init(_ filter: ReviewFilter, in scope: ViewerScope) {
        isAscending = filter.order == .ascending
        sign = filter.customerID == nil && filter.batchID == nil ? "" : "+"
        column =
            switch filter.sort {
            case .age: nil
            case .customer: QueueColumns(filter, in: scope).name
            case .confidence: Self.confidence
            }
    }

    var clause: String {
        guard let column else {
            let direction = isAscending ? "ASC" : "DESC"
            return "ORDER BY \(sign)x.created_at \(direction), x.id \(direction)"
        }
        return "ORDER BY \(sign)x.\(column) \(isAscending ? "ASC" : "DESC"), x.created_at, x.id"
    }

    /// What follows the item that a page ended with.
    func resume(after token: PageToken, _ conditions: inout Conditions) throws {
        conditions.arguments["last_time"] = try token.number(1)
        conditions.arguments["last_id"] = token.keys[2]
        guard let column else {
            conditions.add("(\(sign)x.created_at, x.id) \(isAscending ? ">" : "<") (:last_time, :last_id)")
            return
        }
        conditions.arguments["last_key"] = column == Self.confidence ? try token.number(0) : token.keys[0]
        if isAscending {
            conditions.add("(\(sign)x.\(column), x.created_at, x.id) > (:last_key, :last_time, :last_id)")
        } else {
            conditions.add(
                """
                \(sign)x.\(column) <= :last_key
                AND (x.\(column) < :last_key OR (x.created_at, x.id) > (:last_time, :last_id))
                """)
        }
    }

    func keys(of row: Row) -> [String] {
        let first: String =
            switch column {
            case Self.confidence: String(row["confidence_rank"] as Int)
            case let name?: row[name]
            case nil: ""
            }
        return [first, String(row["created_at"] as Int64), row["id"]]
    }
}

extension ReviewItem {
    init(row: Row, in scope: ViewerScope) throws {
        try scope.verify(.proposals, row["id"] as String)
        try scope.verify(.batches, row["batch_id"] as String)
        let status: String = row["status"]
        let creator: String = row["creator_type"]
        let confidence: String? = row["confidence"]
        let seesCustomer: Bool = row["sees_customer"]
        let seesProfile: Bool = row["sees_profile"]
        self.init(
            id: ArtifactID(row["id"]), status: ProposalStatus(rawValue: status) ?? .pending,
            customerID: CustomerID(row["customer_id"]), customerName: row["customer_name"] ?? row["customer_id"],
            rmID: (row["rm_id"] as String?).map { UserID($0) }, batchID: BatchID(row["batch_id"]),
            batchOrdinal: row["batch_ordinal"], batchCount: row["batch_count"] ?? 1, fieldKey: row["field_key"],
            fieldName: row["field_name"], proposedValue: try .stored(row["proposed_value"]),
            previousValue: try .stored(row["previous_value"]), currentValue: try .stored(row["current_value"]),
            isStale: row["is_stale"], confidence: confidence.flatMap(Confidence.init(rawValue:)),
            sourceText: row["source_text"], sourceThreadID: (row["source_thread_id"] as String?).map { ThreadID($0) },
            createdBy: Creator(type: Creator.Kind(rawValue: creator) ?? .user, id: UserID(row["creator_id"])),
            createdAt: Timestamp(milliseconds: row["created_at"]), decision: try RecordedDecision(row: row),
            customerPendingCount: seesCustomer ? row["customer_pending_count"] : 0, hidesProfile: !seesProfile)
    }
}

extension RecordedDecision {
    /// Nothing for a proposal that waits.
    init?(row: Row) throws {
        let status: String = row["status"]
        guard let by = row["decided_by"] as String?, let at = row["decided_at"] as Int64? else { return nil }
        self.init(
            status: ProposalStatus(rawValue: status) ?? .pending, by: UserID(by), at: Timestamp(milliseconds: at),
            reason: row["reason"], editedValue: try (row["edited_value"] as String?).map { try .stored($0) },
            undoableUntil: Timestamp(milliseconds: row["undoable_until"] ?? at))
    }
}

extension Evidence {
    /// How much around a quote is shown of a thread that the viewer does not see (Sources/README, What always holds,
    /// 9).
    private static let reach = 200

    init?(row: Row) {
        let text: String = row["text"]
        guard let quote = row["source_text"] as String?, let place = text.firstRange(of: quote) else { return nil }
        let seesThread: Bool = row["sees_thread"]
        let before = text[..<place.lowerBound]
        let after = text[place.upperBound...]
        self.init(
            before: String(seesThread ? before : before.suffix(Self.reach)), quote: quote,
            after: String(seesThread ? after : after.prefix(Self.reach)),
            threadID: seesThread ? ThreadID(row["thread_id"]) : nil,
            threadTitle: seesThread ? row["thread_title"] : nil,
            messageID: seesThread ? MessageID(row["message_id"]) : nil, author: row["author"] ?? row["role"],
            writtenAt: Timestamp(milliseconds: row["created_at"]))
    }

    /// A quote that nobody could place in a message.
    init?(unlocated quote: String?) {
        guard let quote else { return nil }
        self.init(
            before: "", quote: quote, after: "", threadID: nil, threadTitle: nil, messageID: nil, author: nil,
            writtenAt: nil)
    }
}
