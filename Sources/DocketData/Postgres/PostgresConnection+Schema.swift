import DocketDomain
import PostgresKit

extension PostgresConnection {
    /// The tables that the role may read; rows as the server estimates them.
    func schema() throws(QueryFailure) -> SourceSchema {
        let rows = try rows(
            """
            SELECT CASE WHEN pg_catalog.pg_table_is_visible(c.oid) THEN NULL ELSE n.nspname END, c.relname,
                c.relkind = 'v', c.reltuples::pg_catalog.int8, a.attname,
                pg_catalog.format_type(a.atttypid, a.atttypmod)
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
                AND n.nspname !~ '^pg_(toast|temp)' AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
            ORDER BY 1 NULLS FIRST, 2, c.oid, a.attnum
            """)
        var tables: [SourceSchema.Table] = []
        var start = rows.startIndex
        while start < rows.endIndex {
            let end = rows[start...].firstIndex { $0[0] != rows[start][0] || $0[1] != rows[start][1] } ?? rows.endIndex
            let first = rows[start]
            let columns = rows[start..<end].filter { $0[4] != .null }
                .map { SQLColumn(name: $0[4].plain, type: $0[5].plain) }
            // A table that was never analysed has −1.
            let count: Int? = if case .integer(let count) = first[3], count >= 0 { Int(count) } else { nil }
            let isView = first[2] == .boolean(true)
            tables.append(
                SourceSchema.Table(
                    schema: first[0] == .null ? nil : first[0].plain, name: first[1].plain, isView: isView,
                    columns: columns, rowCount: isView ? nil : count, isEstimate: true))
            start = end
        }
        return SourceSchema(tables: tables)
    }
}
