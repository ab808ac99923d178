/// Which artifacts to list. Deleted ones are left out unless they are asked for.
package struct ArtifactFilter: Hashable, Sendable {
    /// Words of the title, whatever their case and accents.
    package var text: String?
    package var threadID: ThreadID?
    package var customerID: CustomerID?
    package var kind: ArtifactKind?
    package var status: String?
    package var batchID: BatchID?
    /// What all of them have: tags, and tables and columns that their queries use.
    package var terms: [ArtifactTerm] = []
    /// Only deleted ones.
    package var deleted = false
    package var order = SortOrder.descending

    package init() {}
}

/// An artifact as lists show it: without its payload.
package struct ArtifactSummary: Hashable, Sendable {
    package let id: ArtifactID
    package let kind: ArtifactKind
    package let title: String
    package let status: String
    package let revision: Int
    package let description: String
    package let comment: String
    package let metadata: JSON?
    package let customerID: CustomerID?
    package let rmID: UserID?
    package let batchID: BatchID?
    package let createdBy: Creator
    package let createdAt: Timestamp
    package let updatedAt: Timestamp
    package let deletedAt: Timestamp?
    /// The thread that made it, unless that was deleted or cannot be seen.
    package let primaryThreadID: ThreadID?
    /// The shape of its content, such as `3 × 4` for a table of three rows and four columns.
    package let size: ContentSize
    package let links: [ArtifactLink]
    /// Whether the message that made it belongs to a way that its conversation no longer takes.
    package let isEarlier: Bool
    /// What it changes, where it is a proposal.
    package let edit: ProposedEdit?
    /// How often its query was run, and how it went the last time.
    package let runs: RecordedRuns?
    /// In order.
    package let tags: [String]

    package init(
        id: ArtifactID, kind: ArtifactKind, title: String, status: String, revision: Int, description: String,
        comment: String, metadata: JSON?, customerID: CustomerID?, rmID: UserID?, batchID: BatchID?,
        createdBy: Creator, createdAt: Timestamp, updatedAt: Timestamp, deletedAt: Timestamp?,
        primaryThreadID: ThreadID?, size: ContentSize, links: [ArtifactLink], isEarlier: Bool = false,
        edit: ProposedEdit? = nil, runs: RecordedRuns? = nil, tags: [String] = []
    ) {
        self.id = id
        self.kind = kind
        self.title = title
        self.status = status
        self.revision = revision
        self.description = description
        self.comment = comment
        self.metadata = metadata
        self.customerID = customerID
        self.rmID = rmID
        self.batchID = batchID
        self.createdBy = createdBy
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.deletedAt = deletedAt
        self.primaryThreadID = primaryThreadID
        self.size = size
        self.links = links
        self.isEarlier = isEarlier
        self.edit = edit
        self.runs = runs
        self.tags = tags
    }
}

extension ArtifactSummary {
    /// What is kept with a table or a sheet to be drawn.
    package var chart: JSON? { metadata?["visualization"] }
}

/// What a proposal changes, as lists of artifacts say it.
package struct ProposedEdit: Hashable, Sendable {
    package let fieldName: String
    /// The field under the schema of now; nothing where the schema dropped it.
    package let field: ProfileField?
    /// Nothing where the viewer does not see the customer.
    package let customerName: String?
    /// What the profile has while the proposal waits, and what it had when it was made afterwards; nothing where the
    /// viewer does not see the customer.
    package let before: JSON?
    /// What is proposed, or what was accepted in its place.
    package let after: JSON

    package init(fieldName: String, field: ProfileField?, customerName: String?, before: JSON?, after: JSON) {
        self.fieldName = fieldName
        self.field = field
        self.customerName = customerName
        self.before = before
        self.after = after
    }
}

extension ArtifactSummary {
    /// Where it stands, in a word: its status, unless its conversation goes on without it.
    package var standing: String { isEarlier ? "earlier" : status }
}

/// A thread that an artifact is linked to.
package struct ArtifactLink: Hashable, Sendable {
    package let threadID: ThreadID
    package let title: String
    package let relation: Relation
    package let linkedAt: Timestamp
    package let linkedBy: UserID
    /// The message that made or changed it, where one did.
    package let messageID: MessageID?
    /// That message's place in the thread; nil where the thread does not show it any more.
    package let ordinal: Int?

    package init(
        threadID: ThreadID, title: String, relation: Relation, linkedAt: Timestamp, linkedBy: UserID,
        messageID: MessageID?, ordinal: Int? = nil
    ) {
        self.threadID = threadID
        self.title = title
        self.relation = relation
        self.linkedAt = linkedAt
        self.linkedBy = linkedBy
        self.messageID = messageID
        self.ordinal = ordinal
    }
}

/// How large an artifact's content is.
package struct ContentSize: Hashable, Sendable, Codable {
    /// Rows of a table, of all tables of a sheet, or lines of a text.
    package let rows: Int
    /// Columns of a table; tables of a sheet; 0 for a text.
    package let columns: Int

    package init(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
    }
}

/// One revision of an artifact, without its rows.
package struct ArtifactRevision: Hashable, Sendable {
    package let revision: Int
    package let title: String
    package let content: ArtifactContent
    package let createdAt: Timestamp
    package let createdBy: UserID

    package init(revision: Int, title: String, content: ArtifactContent, createdAt: Timestamp, createdBy: UserID) {
        self.revision = revision
        self.title = title
        self.content = content
        self.createdAt = createdAt
        self.createdBy = createdBy
    }
}

extension ArtifactContent {
    /// The shape that lists show.
    package var size: ContentSize {
        switch self {
        case .table(let table): ContentSize(rows: table.rowCount, columns: table.columns.count)
        case .sheet(let tables):
            ContentSize(rows: tables.reduce(0) { $0 + $1.table.rowCount }, columns: tables.count)
        case .doc(.inline(let text)): ContentSize(rows: text.lineCount, columns: 0)
        case .doc(.blob(_, let bytes)): ContentSize(rows: bytes / 60, columns: 0)
        case .sqlQuery(let query): ContentSize(rows: query.sql.lineCount, columns: 0)
        case .other: ContentSize(rows: 0, columns: 0)
        }
    }
}

extension String {
    /// Lines of the text; 0 for an empty one.
    fileprivate var lineCount: Int {
        isEmpty ? 0 : utf8.reduce(utf8.last == UInt8(ascii: "\n") ? 0 : 1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    }
}
