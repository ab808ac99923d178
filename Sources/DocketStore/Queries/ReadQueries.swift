package import DocketDomain
import GRDB

/// Every query that a front end can ask, for one viewer. What the viewer may not see is not there.
package struct ReadQueries: Sendable {
    let database: WorkspaceDatabase
    let viewer: Viewer
    /// Of tenants that have no schema on record yet.
    let builtInSchema: ProfileSchema
    /// How long a search may take.
    let searchLimit: Duration
    /// How many matches of a search are ranked.
    let rankLimit: Int
    /// Milliseconds that a checkpoint is good for.
    let checkpointLifetime: Int64
    let knownDigests = KnownDigests()
    /// What brings the file up to date, where its log is kept elsewhere.
    let source: (any ReplicaSource)?

    package init(
        _ database: WorkspaceDatabase, viewer: Viewer,
        builtInSchema: ProfileSchema = ReviewPolicy().builtInSchema, searchLimit: Duration = .seconds(2),
        rankLimit: Int = 2000, checkpointLifetime: Int64 = 86_400_000,
        source: (any ReplicaSource)? = nil
    ) {
        self.source = source
        self.checkpointLifetime = checkpointLifetime
        self.searchLimit = searchLimit
        self.rankLimit = rankLimit
        self.database = database
        self.viewer = viewer
        self.builtInSchema = builtInSchema
    }

    /// Reads within the viewer's scope.
    func scoped<Value: Sendable>(
        _ body: @Sendable @escaping (ViewerScope) throws -> Value
    ) async throws(DocketError) -> Value {
        try await database.read { [viewer] db in try body(ViewerScope(db, viewer)) }
    }

    /// Reads within the viewer's scope; nil where that takes longer than it may.
    func scoped<Value: Sendable>(
        within limit: Duration, _ body: @Sendable @escaping (ViewerScope) throws -> Value
    ) async throws(DocketError) -> Value? {
        try await database.read(within: limit) { [viewer] db in try body(ViewerScope(db, viewer)) }
    }
}

/// The conditions of a list, with what they bind.
struct Conditions {
    private(set) var sql: [String] = []
    var arguments: [String: (any DatabaseValueConvertible)?] = [:]

    mutating func add(_ condition: String, _ name: String? = nil, _ value: (any DatabaseValueConvertible)? = nil) {
        sql.append(condition)
        if let name { arguments[name] = value }
    }

    var whereClause: String { sql.isEmpty ? "" : "WHERE " + sql.joined(separator: " AND ") }
}

extension Conditions: CustomStringConvertible {
    /// The conditions and what they bind: the same text for the same list, in every process.
    var description: String {
        let bound = arguments.sorted { $0.key < $1.key }.map { "\($0.key) \(text(of: $0.value))" }
        return "\(whereClause) \(bound.joined(separator: ", "))"
    }

    private func text(of value: (any DatabaseValueConvertible)?) -> String {
        switch value?.databaseValue.storage {
        case nil, .null?: "NULL"
        case .int64(let number)?: String(number)
        case .double(let number)?: "\(number)"
        case .string(let text)?: text.debugDescription
        case .blob(let bytes)?: StableDigest.hexadecimal(bytes)
        }
    }
}

/// A list ordered by time, then by id: its page and its total.
struct TimedList<Item: Sendable> {
    /// `FROM …`, with the alias `x` for the rows that carry the time and `id`.
    let source: String
    let columns: String
    let conditions: Conditions
    let order: SortOrder
    var time = "created_at"
    let item: (Row) throws -> Item

    func page(_ request: PageRequest, atMost limit: Int, in scope: ViewerScope) throws -> Page<Item> {
        let size = try request.size(atMost: limit)
        let query = "\(source) \(order.rawValue) \(conditions.description)"
        let token = try PageToken(request, keys: 2, query: query, in: scope)
        let direction = order == .ascending ? "ASC" : "DESC"
        let sorting = "ORDER BY x.\(time) \(direction), x.id \(direction)"
        // In order as well, so that both are found by the same index.
        let total =
            try token?.total
            ?? scope.count(
                "SELECT 1 \(source) \(conditions.whereClause) \(sorting)", conditions.arguments,
                limit: request.countLimit)

        var paged = conditions
        if let token {
            let comparison = order == .ascending ? ">" : "<"
            paged.add("(x.\(time), x.id) \(comparison) (:last_time, :last_id)", "last_time", try token.number())
            paged.arguments["last_id"] = token.keys[1]
        }
        paged.arguments["page_size"] = size + 1
        let read = try scope.rows(
            "SELECT \(columns) \(source) \(paged.whereClause) \(sorting) LIMIT :page_size", paged.arguments
        ) { row in (item: try item(row), time: row[time] as Int64, id: row["id"] as String) }
        var next = ""
        if read.count > size, let last = read.prefix(size).last {
            next = PageToken.string(keys: [String(last.time), last.id], total: total, query: query, in: scope)
        }
        return Page(items: read.prefix(size).map(\.item), nextToken: next, total: total)
    }
}
