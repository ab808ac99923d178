import DocketDomain
import PostgresKit

extension PostgresConnection {
    /// How long a transaction may wait for who reads its rows, in seconds.
    private static let longestIdle = 600
    /// From this version on there is a role that may read everything and do nothing else.
    private static let hasReadingRole = 140_000

    /// Begins the transaction that statements run in. Whatever they do, it is never committed.
    func beginReading() throws(QueryFailure) {
        let milliseconds = Int(control.limit / .milliseconds(1))
        // A superuser may write files in any transaction: become somebody who may not.
        if isOfSuperuser, link.serverVersion >= Self.hasReadingRole {
            try execute("SET SESSION AUTHORIZATION pg_read_all_data")
        }
        try execute(
            """
            SET default_transaction_read_only = on;
            SET statement_timeout = \(max(1, milliseconds));
            SET idle_in_transaction_session_timeout = \(Self.longestIdle * 1000);
            SET standard_conforming_strings = on;
            SET bytea_output = 'hex';
            SET datestyle = 'ISO';
            SET extra_float_digits = 1;
            BEGIN TRANSACTION READ ONLY
            """)
    }

    private func beginAgain() throws(QueryFailure) {
        try execute("ROLLBACK; BEGIN TRANSACTION READ ONLY")
    }

    var version: String {
        "PostgreSQL \(link.parameter("server_version") ?? "")"
    }

    /// A superuser who became somebody else can become themselves again by a function, and functions can run texts.
    private func refuseBecoming(_ statement: BoundStatement) throws(QueryFailure) {
        guard isOfSuperuser else { return }
        if Self.hasEscapedName(statement.text) {
            throw QueryFailure(
                .permissionDenied,
                "docket runs no names in escapes as a superuser. Name a role in the source that may only read.")
        }
        let names = SQLLexer.names(in: statement.text, SQLEngine.postgres.dialect)
        let isBecoming = { (name: String) in
            Self.becoming.contains(name) || ["dblink", "crosstab"].contains { name.hasPrefix($0) }
        }
        if let name = names.sorted().first(where: isBecoming) {
            throw QueryFailure(
                .permissionDenied,
                "docket does not run \(name) as a superuser. Name a role in the source that may only read.")
        }
    }

    private static let becoming: Set<String> = [
        "set_config", "query_to_xml", "query_to_xmlschema", "query_to_xml_and_xmlschema", "cursor_to_xml",
        "cursor_to_xmlschema", "ts_stat", "ts_rewrite", "connectby", "xpath_table",
    ]

    /// Whether a name is written as `U&"…"`, where it could be any.
    private static func hasEscapedName(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        var lexer = SQLLexer(bytes, SQLEngine.postgres.dialect)
        while let lexeme = lexer.next() {
            let start = lexeme.range.lowerBound
            guard lexeme.kind == .quotedName, start > 1, bytes[start - 1] == UInt8(ascii: "&") else { continue }
            if bytes[start - 2] | 0x20 == UInt8(ascii: "u") { return true }
        }
        return false
    }

    /// Runs a statement that is put after a prefix, with its values as the types that go with it: as they are described,
    /// or as the server finds out.
    func queryTyped(
        _ statement: BoundStatement, prefix: String, _ body: (PostgresResult) throws(QueryFailure) -> Void
    ) throws(QueryFailure) {
        try refuseBecoming(statement)
        var first: QueryFailure?
        for types in Self.types(of: statement.values) {
            do throws(TypedFailure) {
                return try attempt(statement, prefix: prefix, types, body)
            } catch {
                guard error.isOfTypes else { throw first ?? error.failure }
                first = first ?? error.failure
                try beginAgain()
            }
        }
        if let first { throw first }
    }

    private struct TypedFailure: Error {
        let failure: QueryFailure
        let isOfTypes: Bool
    }

    private func attempt(
        _ statement: BoundStatement, prefix: String, _ types: [UInt32],
        _ body: (PostgresResult) throws(QueryFailure) -> Void
    ) throws(TypedFailure) {
        var code: String?
        do throws(QueryFailure) {
            // A cursor would leave open what the server can find out.
            let found = try parameterTypes(of: statement, given: types) { code = $0 }
            try query(statement, prefix: prefix, types: found, onError: { code = $0 }, body)
        } catch {
            throw TypedFailure(failure: error, isOfTypes: code.map { Self.codesOfTypes.contains($0) } ?? false)
        }
    }

    /// Ambiguous, undefined or unfit types and functions.
    private static let codesOfTypes: Set<String> = ["42883", "42804", "42P18", "42P08", "42725", "42846", "22P02"]

    /// The ways to type values, the likeliest first: texts take any type, and numbers, dates and truths their own; or the
    /// server finds all of them out; or texts are texts.
    private static func types(of values: [BoundStatement.Value]) -> [[UInt32]] {
        guard !values.isEmpty else { return [[]] }
        let likely = values.map { type(of: $0, text: 0) }
        var ways = [likely]
        for way in [values.map { _ in 0 }, values.map { type(of: $0, text: 25) }] where !ways.contains(way) {
            ways.append(way)
        }
        return ways
    }

    /// Numbers of types in `pg_type.dat`.
    private static func type(of value: BoundStatement.Value, text: UInt32) -> UInt32 {
        switch (value.kind, value.value) {
        case (.number, .integer): 20
        case (.number, _): 1700
        case (.boolean, _): 16
        case (.date, .text(let date)) where date.utf8.count > 10: 1114
        case (.date, _): 1082
        case (.text, _), (.choice, _): text
        }
    }

    /// The answer to a question of the program's own.
    func rows(_ sql: String, _ values: [SQLValue] = []) throws(QueryFailure) -> [[SQLValue]] {
        var rows: [[SQLValue]] = []
        try query(BoundStatement(own: sql, values)) { result in
            for row in 0..<result.rowCount { rows.append(result.row(row)) }
        }
        return rows
    }
}
