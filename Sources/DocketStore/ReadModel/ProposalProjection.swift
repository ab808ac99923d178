import DocketDomain
import GRDB

/// `proposals` and `batches`, and what proposals are among the artifacts.
struct ProposalProjection {
    let db: Database

    func apply(_ event: BatchEvent, _ recorded: RecordedEvent) throws {
        switch event {
        case .submitted(let submitted):
            try db.insert(
                .batches,
                [
                    recorded.tenantID.rawValue, recorded.stream.id, submitted.customerID.rawValue,
                    submitted.createdBy.id.rawValue, submitted.items.count, submitted.createdAt.milliseconds,
                ])
        }
    }

    func apply(_ event: ProposalEvent, _ recorded: RecordedEvent) throws {
        let key = [recorded.tenantID.rawValue, recorded.stream.id]
        switch event {
        case .made(let made):
            try insert(made, recorded)
        case .decided(let decided):
            try close(
                key, decided.status, by: decided.decidedBy, rm: decided.rmID, at: decided.decidedAt,
                until: decided.undoableUntil, position: recorded.position, reason: decided.reason,
                edited: decided.editedValue)
        case .superseded(let superseded):
            try close(
                key, .superseded, by: superseded.decidedBy, rm: superseded.rmID, at: superseded.supersededAt,
                until: nil, position: nil, reason: nil, edited: nil)
        case .takenBack(let takenBack):
            let status = takenBack.withdraws ?? false ? ProposalStatus.withdrawn : .pending
            try reopen(key, status, takenBack: 1, at: recorded.recordedAt)
        case .reopened:
            try reopen(key, .pending, takenBack: 0, at: recorded.recordedAt)
        }
    }

    private static let insertion = Database.insertion(
        into: .proposals, beside: "sort_name rm_id confidence_rank workflow_trigger schema_version is_known is_stale")

    private func insert(_ made: ProposalMade, _ recorded: RecordedEvent) throws {
        let key = [recorded.tenantID.rawValue, recorded.stream.id]
        let time = made.createdAt.milliseconds
        let customer = [key[0], made.customerID.rawValue]
        let isKnown = made.isKnown ?? false
        let status = (isKnown ? ProposalStatus.superseded : .pending).rawValue
        // Values apart from what the customer's row has: SQLite would guard an INSERT from a SELECT by a savepoint, and put
        // what waits for the search index into a segment of its own for it.
        let columns = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT sort_name, rm_id FROM customers WHERE tenant_id = ? AND id = ?"),
            arguments: [customer[0], customer[1]])
        guard let columns else { return }
        let rm: String? = columns["rm_id"]
        try db.insert(
            .artifacts, by: ArtifactProjection.insertion,
            [
                key[0], key[1], ArtifactKind.profileEdit.rawValue, made.fieldName.storable, status, 1, "", "", nil,
                customer[1], made.batchID.rawValue, made.createdBy.type.rawValue, made.createdBy.id.rawValue, time,
                time, nil, 0, 0, nil, nil,
            ], beside: [made.threadID?.rawValue, rm])
        // Whoever hands in what an agent has found may know more than the agent.
        let isOwn = recorded.actorID == made.createdBy.id
        try db.insert(
            .proposals, by: Self.insertion,
            [
                key[0], key[1], customer[1], made.batchID.rawValue, made.batchOrdinal, made.fieldKey,
                made.fieldName.storable, made.proposedValue.stored ?? "null", made.previousValue.stored,
                isOwn ? made.previousGiven?.stored : nil, made.sourceText?.storable, made.threadID?.rawValue,
                made.messageID?.rawValue, made.confidence?.rawValue, made.createdBy.type.rawValue,
                made.createdBy.id.rawValue, time, status, nil, nil, nil, nil, nil,
            ],
            beside: [
                columns["sort_name"] as String, rm, made.confidence.rank, made.workflowTrigger, made.schemaVersion,
                isKnown, try !isKnown && isStale(made, customer),
            ])
        if let thread = made.threadID {
            try ArtifactProjection(db: db).link(
                key, thread, .created, message: made.messageID, by: recorded.actorID, at: time)
        }
        try SearchProjection(db: db).add(
            .artifacts, tenant: key[0], object: key[1], thread: nil, kind: .profileEdit, title: made.fieldName,
            body: [made.proposedValue.plainText, made.sourceText ?? ""].joined(separator: "\n"),
            createdAt: made.createdAt)
    }

    /// Whether the profile has another value by now than the proposal was made for.
    private func isStale(_ made: ProposalMade, _ customer: [String]) throws -> Bool {
        let present: String? = try db.value(
            "SELECT value FROM profile_values WHERE tenant_id = ? AND customer_id = ? AND field_key = ?",
            [customer[0], customer[1], made.fieldKey])
        return present != made.previousValue.stored
    }

    private func close(
        _ key: [String], _ status: ProposalStatus, by user: UserID, rm: UserID?, at time: Timestamp, until: Timestamp?,
        position: Int64?, reason: String?, edited: JSON?
    ) throws {
        try db.run(
            """
            UPDATE proposals SET status = ?, is_stale = 0, rm_id = ?, decided_by = ?, decided_at = ?,
                undoable_until = ?, decided_position = ?, reason = ?, edited_value = ?
            WHERE tenant_id = ? AND id = ?
            """,
            [
                status.rawValue, rm?.rawValue, user.rawValue, time.milliseconds, until?.milliseconds, position,
                reason?.storable, edited?.stored,
            ] + key)
        try db.run(
            "UPDATE artifacts SET status = ?, rm_id = ?, updated_at = max(updated_at, ?) WHERE tenant_id = ? AND id = ?",
            [status.rawValue, rm?.rawValue, time.milliseconds] + key)
        try countInThreads(-1, key)
    }

    /// Takes a decision away; a correction is nothing that waits without it.
    private func reopen(_ key: [String], _ status: ProposalStatus, takenBack: Int, at time: Timestamp) throws {
        try db.run(
            """
            UPDATE proposals SET status = ?, decided_by = NULL, decided_at = NULL, undoable_until = NULL,
                decided_position = NULL, reason = NULL, edited_value = NULL, taken_back_count = taken_back_count + ?,
                rm_id = (SELECT rm_id FROM customers c WHERE c.tenant_id = proposals.tenant_id AND c.id = customer_id),
                is_stale = ? AND previous_value IS NOT (
                    SELECT value FROM profile_values v
                    WHERE v.tenant_id = proposals.tenant_id AND v.customer_id = proposals.customer_id
                        AND v.field_key = proposals.field_key)
            WHERE tenant_id = ? AND id = ?
            """, [status.rawValue, takenBack, status == .pending] + key)
        try db.run(
            """
            UPDATE artifacts SET status = ?, updated_at = max(updated_at, ?),
                rm_id = (SELECT rm_id FROM proposals p WHERE p.tenant_id = artifacts.tenant_id AND p.id = artifacts.id)
            WHERE tenant_id = ? AND id = ?
            """, [status.rawValue, time.milliseconds] + key)
        if status == .pending { try countInThreads(1, key) }
    }

    private func countInThreads(_ difference: Int, _ key: [String]) throws {
        try db.run(
            """
            UPDATE threads SET pending_count = pending_count + ?
            WHERE tenant_id = ? AND id IN (SELECT thread_id FROM relations WHERE tenant_id = ? AND artifact_id = ?)
            """, [difference, key[0]] + key)
    }
}

extension Confidence? {
    /// The least sure first; without a word the agent is as good as unsure.
    fileprivate var rank: Int {
        switch self {
        case nil: 0
        case .low: 1
        case .medium: 2
        case .high: 3
        }
    }
}
