import CSQLite

/// Says of every action that a statement would take whether it may: reading may, and nothing else.
final class SQLiteGuardian {
    /// What was refused last, in a sentence.
    private(set) var refusal = "docket only reads sources; this is not allowed."

    func attach(to database: OpaquePointer) {
        sqlite3_set_authorizer(
            database,
            { context, action, first, second, _, _ in
                guard let context else { return SQLITE_DENY }
                let guardian = Unmanaged<SQLiteGuardian>.fromOpaque(context).takeUnretainedValue()
                return guardian.allows(action, first.map { String(cString: $0) }, second.map { String(cString: $0) })
                    ? SQLITE_OK : SQLITE_DENY
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    private func allows(_ action: Int32, _ first: String?, _ second: String?) -> Bool {
        switch action {
        case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: return true
        // SQLite asks so where a virtual table is read for the first time. A statement that would do it is refused by
        // SQLite itself, since the schema cannot be written to.
        case SQLITE_UPDATE where first == "sqlite_master": return true
        case SQLITE_FUNCTION:
            let name = second?.lowercased() ?? ""
            if Self.functions.contains(name) { return true }
            refusal = "docket runs no function “\(name)” in sources: only those that compute, and read nothing else."
        case SQLITE_PRAGMA:
            let name = first?.lowercased() ?? ""
            if Self.pragmas.contains(name) { return true }
            refusal = "docket only reads sources; PRAGMA \(name) is not among the readings that it allows."
        default:
            let name = Self.actions[action] ?? "this"
            refusal = "docket only reads sources, and never runs \(name). Write a SELECT."
        }
        return false
    }

    private static let pragmas: Set<String> = [
        "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo", "foreign_key_list",
        "collation_list", "function_list", "compile_options",
        // Virtual tables ask these when they are read.
        "data_version", "page_size",
    ]

    private static let actions: [Int32: String] = [
        SQLITE_INSERT: "INSERT", SQLITE_UPDATE: "UPDATE", SQLITE_DELETE: "DELETE", SQLITE_ATTACH: "ATTACH",
        SQLITE_DETACH: "DETACH", SQLITE_ALTER_TABLE: "ALTER TABLE", SQLITE_ANALYZE: "ANALYZE",
        SQLITE_REINDEX: "REINDEX", SQLITE_TRANSACTION: "BEGIN, COMMIT or ROLLBACK", SQLITE_SAVEPOINT: "SAVEPOINT",
        SQLITE_CREATE_TABLE: "CREATE TABLE", SQLITE_CREATE_TEMP_TABLE: "CREATE TABLE",
        SQLITE_CREATE_INDEX: "CREATE INDEX", SQLITE_CREATE_TEMP_INDEX: "CREATE INDEX",
        SQLITE_CREATE_VIEW: "CREATE VIEW", SQLITE_CREATE_TEMP_VIEW: "CREATE VIEW",
        SQLITE_CREATE_TRIGGER: "CREATE TRIGGER", SQLITE_CREATE_TEMP_TRIGGER: "CREATE TRIGGER",
        SQLITE_CREATE_VTABLE: "CREATE VIRTUAL TABLE", SQLITE_DROP_TABLE: "DROP TABLE",
        SQLITE_DROP_INDEX: "DROP INDEX", SQLITE_DROP_VIEW: "DROP VIEW", SQLITE_DROP_TRIGGER: "DROP TRIGGER",
        SQLITE_DROP_VTABLE: "DROP TABLE",
    ]

    /// Of SQLite's own (its manual: core, date, aggregate, window, mathematical and JSON functions; FTS3 to FTS5, R*Tree).
    private static let functions = Set(
        """
        abs changes char coalesce concat concat_ws format glob hex ifnull iif if instr last_insert_rowid length like \
        likelihood likely lower ltrim max min nullif octet_length printf quote random randomblob replace round rtrim \
        sign soundex sqlite_compileoption_get sqlite_compileoption_used sqlite_source_id sqlite_version substr \
        substring total_changes trim typeof unhex unicode unlikely upper zeroblob subtype unistr unistr_quote \
        date time datetime julianday unixepoch strftime timediff current_date current_time current_timestamp \
        avg count group_concat string_agg sum total median percentile percentile_cont percentile_disc \
        row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value \
        acos acosh asin asinh atan atan2 atanh ceil ceiling cos cosh degrees exp floor ln log log10 log2 mod pi pow \
        power radians sin sinh sqrt tan tanh trunc \
        json jsonb json_array jsonb_array json_array_length json_error_position json_extract jsonb_extract -> ->> \
        json_insert jsonb_insert json_object jsonb_object json_patch jsonb_patch json_pretty json_remove jsonb_remove \
        json_replace jsonb_replace json_set jsonb_set json_type json_valid json_quote json_group_array \
        jsonb_group_array json_group_object jsonb_group_object \
        match bm25 highlight snippet offsets matchinfo fts5_source_id rtreedepth
        """.split(separator: " ").map(String.init))
}
