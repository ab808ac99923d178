package import DocketDomain
package import Foundation
import GRDB

extension ReadQueries {
    /// Artifacts, newest first unless the filter says otherwise. A page has at most 100.
    package func artifacts(
        _ filter: ArtifactFilter, page: PageRequest
    ) async throws(DocketError) -> Page<ArtifactSummary> {
        try await scoped { scope in
            let schema = try Self.schema(in: scope) ?? builtInSchema
            var conditions = Conditions()
            conditions.add(filter.deleted ? "x.deleted_at IS NOT NULL" : "x.deleted_at IS NULL")
            var source = ListSource()
            if let thread = filter.threadID {
                // What an earlier version of an answer made would stand beside what took its place.
                conditions.add("x.is_earlier = 0")
                source.narrow(to: "visible_relations", as: "link", by: "artifact_id")
                conditions.add("link.thread_id = :thread", "thread", thread.rawValue)
            }
            Self.narrow(&source, toAll: filter.terms, &conditions)
            if let text = filter.text, !text.trimmed.isEmpty {
                let match = SearchExpression(text).match(scopes: [.artifacts], columns: "title")
                source.narrow(toFound: match, &conditions)
            }
            if let customer = filter.customerID {
                conditions.add("x.customer_id = :customer", "customer", customer.rawValue)
            }
            if let kind = filter.kind { conditions.add("x.kind = :kind", "kind", kind.rawValue) }
            if let status = filter.status { conditions.add(Self.isShown(as: status, in: scope), "status", status) }
            if let batch = filter.batchID { conditions.add("x.batch_id = :batch", "batch", batch.rawValue) }
            return try TimedList(
                source: source.from("visible_artifacts"), columns: "x.*", conditions: conditions, order: filter.order,
                item: { try Self.summary(of: $0, schema, in: scope) }
            ).page(page, atMost: 100, in: scope)
        }
    }

    /// Artifacts that have all of these terms.
    private static func narrow(
        _ source: inout ListSource, toAll terms: [ArtifactTerm], _ conditions: inout Conditions
    ) {
        var seen: Set<String> = []
        for (index, term) in terms.filter({ seen.insert("\($0.kind) \($0.key)").inserted }).enumerated() {
            conditions.arguments["kind\(index)"] = term.kind.rawValue
            conditions.arguments["term\(index)"] = term.key.storable
            let isIt = "term.kind = :kind\(index) AND term.term = :term\(index)"
            if index == 0 {
                source.narrow(to: "visible_terms", as: "term", by: "artifact_id")
                conditions.add(isIt)
            } else {
                conditions.add("EXISTS (SELECT 1 FROM visible_terms term WHERE term.artifact_id = x.id AND \(isIt))")
            }
        }
    }

    /// That an artifact has a status that the viewer is told: `:status`.
    private static func isShown(as status: String, in scope: ViewerScope) -> String {
        if scope.seesAllProfiles(ofOwnOnly: false) { return "x.status = :status" }
        return isTold(status == ProposalStatus.pending.rawValue, stored: "x.status", shown: "x.shown_status")
    }

    /// One artifact; a deleted one too.
    package func artifact(_ id: ArtifactID) async throws(DocketError) -> ArtifactSummary {
        try await scoped { scope in
            try Self.summary(
                of: try Self.artifactRow(id, in: scope), try Self.schema(in: scope) ?? builtInSchema, in: scope)
        }
    }

    private static func summary(
        of row: Row, _ schema: @autoclosure () throws -> ProfileSchema, in scope: ViewerScope
    ) throws -> ArtifactSummary {
        let id = ArtifactID(row["id"])
        let isProposal = row["kind"] as String == ArtifactKind.profileEdit.rawValue
        let edit =
            isProposal ? try proposalRow(ifAny: id, in: scope).map { try Self.edit(of: $0, schema(), in: scope) } : nil
        return try ArtifactSummary(row: row, links: links(of: id, in: scope), edit: edit)
    }

    /// Whoever does not see the customer is told neither who it is nor what the profile has, or got in place of what
    /// was proposed.
    private static func edit(of row: Row, _ schema: ProfileSchema, in scope: ViewerScope) throws -> ProposedEdit {
        let item = try ReviewItem(row: row, in: scope)
        let seesCustomer: Bool = row["sees_customer"]
        let seesProfile: Bool = row["sees_profile"]
        let before = item.status == .pending ? item.currentValue : item.previousValue
        return ProposedEdit(
            fieldName: item.fieldName, field: schema.field(item.fieldKey),
            customerName: seesCustomer ? item.customerName : nil,
            // A bare `nil` would be the value null.
            before: seesProfile ? before : JSON?.none,
            after: (seesProfile ? item.decision?.editedValue : nil) ?? item.proposedValue)
    }

    /// A revision of an artifact, the newest one unless it is named.
    package func revision(_ number: Int?, of artifact: ArtifactID) async throws(DocketError) -> ArtifactRevision {
        try await scoped { scope in
            let summary = try Self.artifactRow(artifact, in: scope)
            if summary["kind"] as String == ArtifactKind.profileEdit.rawValue {
                return try Self.proposal(artifact, number, in: scope)
            }
            let newest: Int = summary["revision"]
            let row = try scope.row(
                "SELECT * FROM visible_revisions WHERE artifact_id = :artifact AND revision = :revision",
                ["artifact": artifact.rawValue, "revision": number ?? newest])
            guard let row else {
                throw DocketError(
                    .notFound, "Artifact \(artifact) has no revision \(number ?? newest). It has 1 to \(newest).")
            }
            return try ArtifactRevision(row: row)
        }
    }

    /// The one revision of a proposal: its payload never changes, except for the value of an edit.
    private static func proposal(
        _ id: ArtifactID, _ number: Int?, in scope: ViewerScope
    ) throws -> ArtifactRevision {
        guard number == nil || number == 1 else {
            throw DocketError(.notFound, "Artifact \(id) has no revision \(number ?? 1). A proposal has revision 1.")
        }
        let item = try ReviewItem(row: try proposalRow(id, in: scope), in: scope)
        return ArtifactRevision(
            revision: 1, title: item.fieldName, content: .other(item.payload), createdAt: item.createdAt,
            createdBy: item.createdBy.id)
    }

    /// The threads that an artifact is linked to, the one that made it first.
    package func threads(of artifact: ArtifactID) async throws(DocketError) -> [ArtifactLink] {
        try await scoped { scope in
            _ = try Self.artifactRow(artifact, in: scope)
            return try Self.links(of: artifact, in: scope)
        }
    }

    /// The bytes of a blob that a revision of the artifact names.
    package func blob(_ digest: String, of artifact: ArtifactID) async throws(DocketError) -> Data {
        try await scoped { [knownDigests] scope in
            guard try Self.names(digest, artifact, knownDigests, in: scope) else { throw Self.unnamed(digest) }
            return try Self.bytes(digest, in: scope)
        }
    }

    /// Whether a revision of the artifact is kept in the blob. A digest that only stands in its text does not count.
    private static func names(
        _ digest: String, _ artifact: ArtifactID, _ known: KnownDigests, in scope: ViewerScope
    ) throws -> Bool {
        if known.contains(digest, of: artifact) {
            return try scope.row("SELECT 1 FROM visible_artifacts WHERE id = :id", ["id": artifact.rawValue]) != nil
        }
        // Most often the newest revision that has the digest is enough.
        for limit in [1, -1] {
            let rows = try scope.rows(
                """
                SELECT * FROM visible_revisions WHERE artifact_id = :artifact AND instr(content, :digest)
                ORDER BY revision DESC LIMIT :limit
                """, ["digest": digest, "artifact": artifact.rawValue, "limit": limit])
            for row in rows {
                let digests = try ArtifactRevision(row: row).content.digests
                guard digests.contains(digest) else { continue }
                known.keep(digests, of: artifact)
                return true
            }
            if rows.isEmpty { return false }
        }
        return false
    }

    /// The bytes of a file that a message carries.
    package func blob(_ digest: String, of message: MessageID) async throws(DocketError) -> Data {
        try await scoped { scope in
            let row = try scope.row(
                """
                SELECT 1 FROM visible_messages
                WHERE id = :message AND (instr(attachments, :digest) OR instr(parts, :digest))
                """, ["digest": digest, "message": message.rawValue])
            guard row != nil else { throw Self.unnamed(digest) }
            return try Self.bytes(digest, in: scope)
        }
    }

    private static func unnamed(_ digest: String) -> DocketError {
        DocketError(.notFound, "The content \(digest) is not there.")
    }

    /// The bytes of a blob that a row which the viewer sees says to be there.
    private static func bytes(_ digest: String, in scope: ViewerScope) throws -> Data {
        let row = try scope.row("SELECT bytes FROM visible_blobs WHERE digest = :digest", ["digest": digest])
        guard let row else {
            throw DocketError(
                .corrupt, "The content \(digest) is missing. Run `docket doctor`, and restore a backup.")
        }
        return try BlobCheck.verified(row["bytes"], digest)
    }

    static func artifactRow(_ id: ArtifactID, in scope: ViewerScope) throws -> Row {
        guard let row = try scope.row("SELECT * FROM visible_artifacts WHERE id = :id", ["id": id.rawValue]) else {
            throw DocketError(.notFound, "There is no artifact \(id). See `docket artifacts list`.")
        }
        return row
    }

    private static func links(of artifact: ArtifactID, in scope: ViewerScope) throws -> [ArtifactLink] {
        try scope.rows(
            """
            SELECT thread.*, link.artifact_id AS artifact_id, link.thread_id AS thread_id, link.relation AS relation,
                link.linked_at AS linked_at, link.linked_by AS linked_by, link.message_id AS message_id,
                link.checksum AS link_checksum, (
                SELECT message.ordinal FROM visible_messages message
                WHERE message.id = link.message_id AND message.ordinal >= 0) AS ordinal
            FROM visible_relations link JOIN visible_threads thread ON thread.id = link.thread_id
            WHERE link.artifact_id = :artifact
            ORDER BY link.relation <> 'created', link.linked_at, link.thread_id
            """, ["artifact": artifact.rawValue]
        ).map(ArtifactLink.init(row:))
    }
}

extension ArtifactLink {
    /// Of a row that has the thread's columns, and the link's.
    init(row: Row) throws {
        try row.verified(.threads)
        try row.verified(.relations, by: "link_checksum")
        let relation: String = row["relation"]
        self.init(
            threadID: ThreadID(row["thread_id"]), title: row["title"],
            relation: Relation(rawValue: relation) ?? .referenced,
            linkedAt: Timestamp(milliseconds: row["linked_at"]), linkedBy: UserID(row["linked_by"]),
            messageID: (row["message_id"] as String?).map { MessageID($0) }, ordinal: row["ordinal"])
    }
}

extension ArtifactSummary {
    init(row: Row, links: [ArtifactLink], edit: ProposedEdit?) throws {
        try row.verified(.artifacts)
        let creator: String = row["creator_type"]
        let metadata: String? = row["metadata"]
        let tags: String? = row["tags"]
        let primary = (row["primary_thread_id"] as String?).map { ThreadID($0) }
        self.init(
            id: ArtifactID(row["id"]), kind: ArtifactKind(rawValue: row["kind"]), title: row["title"],
            status: row["shown_status"], revision: row["revision"], description: row["description"],
            comment: row["comment"], metadata: try metadata.map { try JSON(parsing: $0) },
            customerID: (row["customer_id"] as String?).map { CustomerID($0) },
            rmID: (row["rm_id"] as String?).map { UserID($0) },
            batchID: (row["batch_id"] as String?).map { BatchID($0) },
            createdBy: Creator(type: Creator.Kind(rawValue: creator) ?? .user, id: UserID(row["creator_id"])),
            createdAt: Timestamp(milliseconds: row["created_at"]),
            updatedAt: Timestamp(milliseconds: row["updated_at"]),
            deletedAt: (row["deleted_at"] as Int64?).map(Timestamp.init(milliseconds:)),
            primaryThreadID: primary.flatMap { id in links.contains { $0.threadID == id } ? id : nil },
            size: ContentSize(rows: row["row_count"], columns: row["column_count"]), links: links,
            isEarlier: row["is_earlier"], edit: edit,
            runs: try (row["runs"] as Data?).map { try JSONDecoder().decode(RecordedRuns.self, from: $0) },
            tags: try tags.map { try JSON(parsing: $0) }?.array?.compactMap(\.string) ?? [])
    }
}

extension ArtifactRevision {
    init(row: Row) throws {
        try row.verified(.revisions)
        let content: Data = row["content"]
        do {
            self.init(
                revision: row["revision"], title: row["title"],
                content: try JSONDecoder().decode(ArtifactContent.self, from: content),
                createdAt: Timestamp(milliseconds: row["created_at"]), createdBy: UserID(row["created_by"]))
        } catch {
            throw DocketError(
                .corrupt, "Revision \(row["revision"] as Int) of an artifact cannot be read. Run `docket rebuild`.",
                cause: "\(error)")
        }
    }
}
