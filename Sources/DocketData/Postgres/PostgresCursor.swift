import DocketDomain
import PostgresKit

/// A query whose rows the server makes as they are asked for. Only what has rows can have a cursor, and only one.
final class PostgresCursor {
    private let session: PostgresConnection

    private static let name = "docket_result"
    private static let mostRowsAtOnce = 2000

    init(_ statement: BoundStatement, _ session: PostgresConnection) throws(QueryFailure) {
        self.session = session
        guard !(try SQLStatement(statement.text, for: .postgres)).isEmpty else {
            throw QueryFailure(.invalidArgument, "There is no query: the text is empty, or only comments.")
        }
        if statement.text.utf8.contains(0) {
            throw QueryFailure(.invalidArgument, "The query has a NUL character in it, where its text would end.")
        }
        try session.queryTyped(statement, prefix: "DECLARE \(Self.name) NO SCROLL CURSOR FOR ") { _ in }
    }

    /// Runs it, some rows at a time, as long as rows are wanted.
    func write(to writer: ResultWriter) throws(QueryFailure) {
        guard writer.begin(try columns()) else { return }
        var count = 64
        while true {
            var received = 0
            var isWanted = true
            try session.query(
                BoundStatement(own: "FETCH FORWARD \(count) FROM \(Self.name)"),
                whileWaiting: { writer.flushIfDue() }
            ) { result throws(QueryFailure) in
                if session.control.mustStop { throw session.control.stopFailure }
                for row in 0..<result.rowCount where isWanted {
                    received += 1
                    isWanted = writer.add(result.row(row))
                }
            }
            guard isWanted, received == count else { return }
            count = min(count * 2, Self.mostRowsAtOnce)
        }
    }

    private func columns() throws(QueryFailure) -> [SQLColumn] {
        var names: [String] = []
        var types: [(oid: UInt32, modifier: Int32)] = []
        try session.describe(portal: Self.name) { result in
            names = (0..<result.columnCount).map(result.name)
            types = (0..<result.columnCount).map(result.type)
        }
        guard !names.isEmpty else { return [] }
        let rows = try session.rows(
            """
            SELECT pg_catalog.format_type(t.type, t.modifier)
            FROM ROWS FROM (pg_catalog.unnest($1::pg_catalog.oid[]), pg_catalog.unnest($2::pg_catalog.int4[]))
                WITH ORDINALITY AS t(type, modifier, place)
            ORDER BY t.place
            """,
            [
                .text("{\(types.map { String($0.oid) }.joined(separator: ","))}"),
                .text("{\(types.map { String($0.modifier) }.joined(separator: ","))}"),
            ])
        return zip(names, rows).map { SQLColumn(name: $0, type: $1[0].plain) }
    }
}
