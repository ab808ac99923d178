import CSQLite
import DocketDomain
import GRDB

/// A table whose rows have a checksum: what of a row it covers. Rows from before there were checksums have none.
struct SealedTable: Sendable {
    let name: String
    let columns: [String]
    /// Columns that came later: they count where they hold something, so that older rows keep their checksums.
    fileprivate let later: [String]
    /// All columns in SQL.
    let names: String
    /// SQL that adds a row.
    fileprivate let insertion: String
    /// SQL that reads a row by its tenant and its id, to see whether it is what was written.
    let verification: String

    private init(_ name: String, _ columns: String, later: String = "") {
        self.name = name
        self.columns = columns.split(separator: " ").map(String.init)
        self.later = later.split(separator: " ").map(String.init)
        names = (self.columns + self.later).joined(separator: ", ")
        insertion = "INSERT " + Self.insertion(name, self.columns + self.later + ["checksum"])
        verification = "SELECT \(names), checksum FROM \(name) WHERE tenant_id = ? AND id = ?"
    }

    /// What follows `INSERT` in SQL.
    fileprivate static func insertion(_ name: String, _ columns: [String]) -> String {
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        return "INTO \(name) (\(columns.joined(separator: ", "))) VALUES (\(marks))"
    }

    /// The checksum of a row's values, in the order of the columns.
    fileprivate func checksum(of values: some Sequence<DatabaseValue>) -> Int64 {
        var seal = RowSeal(columns: columns.count)
        for value in values { seal.add(value) }
        return seal.code
    }

    /// The same of the row that a statement has read, whose first columns are the table's.
    func checksum(ofColumnsBefore end: Int32, in statement: SQLiteStatement) -> Int64 {
        var seal = RowSeal(columns: columns.count)
        for column in 0..<end { seal.add(column, of: statement) }
        return seal.code
    }

    /// The same of a row that has them under their names. GRDB compares lower case letters of all names for each of them.
    fileprivate func checksum(of row: Row) -> Int64 {
        let cells = Array(row)
        var place = 0
        func value(_ name: String) -> DatabaseValue {
            // Mostly they stand in the order of the columns.
            for step in cells.indices {
                let index = (place + step) % cells.count
                guard cells[index].0 == name else { continue }
                place = index + 1
                return cells[index].1
            }
            return .null
        }
        return checksum(of: columns.map(value) + later.map(value))
    }

    /// All but the position, which the table gives.
    static let events = SealedTable(
        "events",
        "tenant_id stream_id version event_id type schema_version payload actor_id actor_role correlation_id recorded_at"
    )
    static let streams = SealedTable("streams", "tenant_id stream_id kind version state")
    static let idempotency = SealedTable(
        "idempotency", "tenant_id user_id key fingerprint response expires_at")
    static let claims = SealedTable("claims", "tenant_id key owner_stream")
    /// All but the id, which the table gives.
    static let outbox = SealedTable(
        "outbox",
        "tenant_id event_id destination payload ordering_key created_at not_before claimed_by claimed_until attempts delivered_at failed_at last_error"
    )
    static let users = SealedTable("users", "tenant_id id name role os_account sees")
    static let tokens = SealedTable("tokens", "tenant_id id user_id name scopes created_by created_at expires_at")
    static let schemas = SealedTable("schemas", "tenant_id version schema")
    static let messages = SealedTable(
        "messages",
        "position tenant_id thread_id ordinal id role text parts attachments author created_at artifact_id artifact_action",
        later: "reply")
    static let revisions = SealedTable(
        "revisions", "tenant_id artifact_id revision title content created_at created_by thread_id message_id")
    static let profileValues = SealedTable(
        "profile_values", "tenant_id customer_id field_key value set_by set_at artifact_id")
    static let documents = SealedTable(
        "documents", "tenant_id scope object_id thread_id message_position kind title body created_at")

    static let tenants = SealedTable("tenants", "id name")
    static let threadTags = SealedTable("thread_tags", "tenant_id tag thread_id")
    static let relations = SealedTable(
        "relations", "tenant_id artifact_id thread_id relation linked_at linked_by message_id")
    static let batches = SealedTable("batches", "tenant_id id customer_id creator_id proposal_count created_at")

    // Of these, what only events of their own stream change.
    static let threads = SealedTable(
        "threads",
        "tenant_id id title description owner_id agent_id visibility created_at updated_at deleted_at message_count tags labels source_format source_id"
    )
    static let artifacts = SealedTable(
        "artifacts",
        "tenant_id id kind title status revision description comment metadata customer_id batch_id creator_type creator_id created_at updated_at deleted_at row_count column_count",
        later: "runs tags")
    static let proposals = SealedTable(
        "proposals",
        "tenant_id id customer_id batch_id batch_ordinal field_key field_name proposed_value previous_value given_value source_text source_thread_id source_message_id confidence creator_type creator_id created_at status decided_by decided_at undoable_until reason edited_value"
    )
    static let customers = SealedTable("customers", "id name sort_name created_at deleted_at erased_at")
    static let exports = SealedTable(
        "exports",
        "tenant_id id source_kind source_id source title format file_extension options status runner storage key bytes digest error_code error created_by created_at finished_at deleted_at profile_id profile_sight"
    )

    /// Those that no event tells again, and that `doctor` can check by their checksums alone.
    static let untold = [idempotency, claims, outbox]
}

/// The checksum of a row whose values come in the order of the columns.
private struct RowSeal {
    /// Those that have always been there: the ones after them count where they hold something.
    let columns: Int
    private var place = 0
    private var checksum = Checksum()

    init(columns: Int) { self.columns = columns }

    var code: Int64 { checksum.code }

    mutating func add(_ value: DatabaseValue) {
        if counts(isNull: value.isNull) { checksum.add(value) }
    }

    /// Adds a column of the row that a statement has read.
    mutating func add(_ column: Int32, of statement: SQLiteStatement) {
        let isNull = sqlite3_column_type(statement, column) == SQLITE_NULL
        if counts(isNull: isNull) { checksum.add(column, of: statement) }
    }

    private mutating func counts(isNull: Bool) -> Bool {
        defer { place += 1 }
        return place < columns || !isNull
    }
}

extension Database {
    /// SQL that adds a row to a table in another way than all of its own.
    ///
    /// - Parameters:
    ///   - verb: `INSERT`, or how else the row gets there.
    ///   - others: Columns beside those that its checksum covers.
    ///   - clause: What follows the values.
    static func insertion(
        into table: SealedTable, verb: String = "INSERT", beside others: String = "", clause: String = ""
    ) -> String {
        let columns = table.columns + table.later + ["checksum"] + others.split(separator: " ").map(String.init)
        return "\(verb) \(SealedTable.insertion(table.name, columns)) \(clause)"
    }

    /// Adds a row with its checksum.
    ///
    /// - Parameters:
    ///   - insertion: Of this table, where it is another one than its own.
    ///   - values: Of the table's columns, in their order.
    ///   - others: The values of the other columns, in the order in which the insertion names them.
    func insert(
        _ table: SealedTable, by insertion: String? = nil, _ values: [(any DatabaseValueConvertible)?],
        beside others: [(any DatabaseValueConvertible)?] = []
    ) throws {
        var statement = try DirectStatement(insertion ?? table.insertion, in: self)
        var seal = RowSeal(columns: table.columns.count)
        for value in values {
            let stored = value?.databaseValue ?? .null
            seal.add(stored)
            statement.bind(stored)
        }
        statement.bind(seal.code)
        for value in others { statement.bind(value) }
        try statement.run()
    }

    /// Whether the row of an object is what was written; where there is none, or none with a checksum, nothing says
    /// otherwise. The values are looked at where SQLite has them: a page of a list has hundreds of such rows, and a copy of
    /// one costs several times its checksum.
    func reads(_ table: SealedTable, _ tenant: String, _ id: some DatabaseValueConvertible) throws -> Bool {
        var statement = try DirectStatement(table.verification, in: self)
        statement.bind(tenant)
        statement.bind(id)
        var isWhole = true
        try statement.run { row in
            let last = sqlite3_column_count(row) - 1
            guard sqlite3_column_type(row, last) != SQLITE_NULL else { return }
            let checksum = table.checksum(ofColumnsBefore: last, in: row)
            isWhole = sqlite3_column_type(row, last) == SQLITE_INTEGER && checksum == sqlite3_column_int64(row, last)
        }
        return isWhole
    }

    /// Gives the row that was changed its new checksum.
    ///
    /// - Parameter condition: Names one row at most: each has a checksum of its own.
    func seal(_ table: SealedTable, where condition: String, _ arguments: [(any DatabaseValueConvertible)?]) throws {
        let statement = try cachedStatement(sql: "SELECT \(table.names) FROM \(table.name) WHERE \(condition) LIMIT 2")
        let rows = try Row.fetchAll(statement, arguments: StatementArguments(arguments))
        guard let row = rows.first else { return }
        guard rows.count == 1 else {
            throw DocketError(.internal, "One checksum was to be given to several rows of \(table.name).")
        }
        try run(
            "UPDATE \(table.name) SET checksum = ? WHERE \(condition)",
            [table.checksum(of: row.databaseValues)] + arguments)
    }

    /// Gives the row of an object its new checksum.
    func seal(_ table: SealedTable, _ tenant: String, _ id: String) throws {
        try seal(table, where: "tenant_id = ? AND id = ?", [tenant, id])
    }
}

extension Row {
    /// The row, if it is what was written.
    ///
    /// - Parameter column: Where the checksum stands.
    /// - Throws: `corrupt` where something in it has changed by itself.
    @discardableResult
    func verified(_ table: SealedTable, by column: String = "checksum") throws(DocketError) -> Row {
        let checksum: DatabaseValue = self[column]
        guard !checksum.isNull else { return self }
        guard Int64.fromDatabaseValue(checksum) == table.checksum(of: self) else { throw damaged(table) }
        return self
    }

    /// The same of a row that was read by the table's `verification`.
    func verifiedInOrder(_ table: SealedTable) throws(DocketError) {
        let cells = Array(databaseValues)
        guard let checksum = cells.last, !checksum.isNull else { return }
        guard Int64.fromDatabaseValue(checksum) == table.checksum(of: cells.dropLast()) else { throw damaged(table) }
    }

    private func damaged(_ table: SealedTable) -> DocketError {
        DocketError(
            .corrupt,
            "A row of \(table.name) is damaged (\(place(table))). Run `docket doctor`; `docket rebuild`, or a backup, brings it back."
        )
    }

    private func place(_ table: SealedTable) -> String {
        let keys = ["stream_id", "version", "id", "artifact_id", "revision", "customer_id", "field_key", "key"]
        return table.columns.filter(keys.contains).prefix(2).map { name in
            let value: DatabaseValue = self[name]
            return "\(name) \(String(String.fromDatabaseValue(value)?.prefix(100) ?? "\(value)"))"
        }.joined(separator: ", ")
    }
}
