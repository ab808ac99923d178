/// The name after a fence that says its code is SQL, and of which dialect.
struct SQLTag: Hashable {
    /// `nil` for plain SQL.
    let dialect: String?

    /// `nil` where the fence is not tagged as SQL. Only the first word counts, in any case, also as `{.sql}`.
    init?(info: String) {
        let word = info.drop { "{.".contains($0) }.prefix { !$0.isWhitespace && !"{},:".contains($0) }
        let name = word.lowercased().filter { $0.isLetter || $0.isNumber }
        guard let dialect = Self.dialects[name] else { return nil }
        self.dialect = dialect.isEmpty ? nil : dialect
    }

    /// Names by their letters and digits alone, so that `PL/SQL`, `pl-sql` and `plsql` are one; what is empty is SQL
    /// of no particular dialect.
    private static let dialects: [String: String] = {
        let names: [(String, [String])] = [
            ("", ["sql", "ansisql", "sqlquery"]),
            ("postgresql", ["postgresql", "postgres", "psql", "pgsql", "plpgsql"]),
            ("mysql", ["mysql"]),
            ("mariadb", ["mariadb"]),
            ("sqlite", ["sqlite", "sqlite3"]),
            ("tsql", ["tsql", "transactsql", "mssql", "sqlserver"]),
            ("oracle", ["oracle", "oraclesql", "plsql", "sqlplus"]),
            ("bigquery", ["bigquery", "bigquerysql", "googlesql"]),
            ("snowflake", ["snowflake", "snowflakesql"]),
            ("redshift", ["redshift"]),
            ("duckdb", ["duckdb"]),
            ("clickhouse", ["clickhouse"]),
            ("hive", ["hive", "hiveql", "hql"]),
            ("spark", ["sparksql"]),
            ("presto", ["presto", "prestosql"]),
            ("trino", ["trino"]),
            ("db2", ["db2", "db2sql"]),
            ("databricks", ["databrickssql"]),
            ("athena", ["athena"]),
            ("cockroachdb", ["cockroachdb"]),
            ("teradata", ["teradata"]),
            ("vertica", ["vertica"]),
        ]
        var dialects: [String: String] = [:]
        for (dialect, spellings) in names {
            for spelling in spellings {
                dialects[spelling] = dialect
            }
        }
        return dialects
    }()
}
