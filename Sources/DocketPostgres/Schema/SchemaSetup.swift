import DocketDomain
import Foundation
import PostgresKit

/// Makes a log's tables, brings them up to date, and looks whether they are.
struct SchemaSetup {
    let connection: ServerConnection

    private static let oldestServer = 150_000

    /// Makes what is missing, as the owner; nothing where all is there.
    func make() throws {
        try checkServer()
        try connection.undoing {
            // Two who do it at once do it one after the other.
            try connection.execute(
                """
                BEGIN;
                SELECT pg_advisory_xact_lock(hashtext('docket migrations'));
                CREATE SCHEMA IF NOT EXISTS docket;
                CREATE TABLE IF NOT EXISTS docket.docket_migrations (
                    number integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now()
                )
                """)
            let known = try verified()
            for (number, migration) in LogSchema.migrations.enumerated().dropFirst(known) {
                try connection.execute(migration.sql)
                try connection.run(
                    LogStatement(
                        "INSERT INTO docket.docket_migrations (number, name) VALUES ($1::bigint, $2)",
                        .integer(Int64(number + 1)), .text(migration.name)))
            }
            try joinRole()
            try identify()
            try connection.run(.commit)
        }
    }

    /// - Throws: `failedPrecondition` where the log is not what this docket needs.
    func check() throws {
        try checkServer()
        let known = try verified()
        guard known == LogSchema.migrations.count else {
            throw DocketError(
                .failedPrecondition,
                "The log in \(connection.place) was made by an older docket. Its owner brings it up to date: `docket init --log URL`."
            )
        }
        let rows = try connection.run(LogStatement("SELECT system = (\(Self.system)) FROM docket.identity"))
        guard rows.rowCount == 1 else { throw PostgresFailure.noLog(in: connection.place) }
        guard rows.integer(0, 0) == 1 else {
            throw DocketError(
                .failedPrecondition,
                "The log in \(connection.place) was restored from a backup: places in it are not what they were. Its owner makes it a log again: `docket init --log URL`."
            )
        }
    }

    /// What tells a log from one that was restored from a dump, in this server or another: its tables are new ones.
    private static let system = """
        SELECT system_identifier || '/' || 'docket.events'::regclass::oid FROM pg_catalog.pg_control_system()
        """

    private func checkServer() throws(DocketError) {
        guard connection.serverVersion >= Self.oldestServer else {
            throw DocketError(
                .failedPrecondition, "The log needs PostgreSQL 15 or newer; \(connection.place) has an older one.")
        }
        guard connection.encoding == "UTF8" else {
            throw DocketError(
                .failedPrecondition,
                "The log needs a database in UTF-8; \(connection.place) is in \(connection.encoding).")
        }
    }

    /// How many of our migrations the database has seen.
    private func verified() throws -> Int {
        let rows = try connection.run(LogStatement("SELECT number FROM docket.docket_migrations ORDER BY number"))
        let numbers = (0..<rows.rowCount).map { rows.integer($0, 0) ?? 0 }
        guard numbers == Array(1..<Int64(numbers.count + 1)) else {
            throw DocketError(
                .corrupt,
                "The list of what was done to the log's tables in \(connection.place) is damaged. Restore a backup.")
        }
        guard numbers.count <= LogSchema.migrations.count else {
            throw DocketError(
                .failedPrecondition,
                "The log in \(connection.place) was written by a newer docket. Update docket to open it.")
        }
        return numbers.count
    }

    /// Whoever owns the log can use it as well.
    private func joinRole() throws {
        try connection.execute(
            """
            DO $$ BEGIN
                IF NOT pg_has_role(current_user, '\(ServerAddress.node)', 'MEMBER') THEN
                    EXECUTE format('GRANT \(ServerAddress.node) TO %I', current_user);
                END IF;
            EXCEPTION WHEN insufficient_privilege THEN NULL;
            END $$
            """)
    }

    /// Gives the log an identity, and another one where it was restored from a dump: what was written after that is gone,
    /// and the numbers of another server's transactions mean nothing here, so that events get new places in the order that
    /// they had.
    private func identify() throws {
        let rows = try connection.run(LogStatement("SELECT system = (\(Self.system)) FROM docket.identity"))
        let epoch = PostgresValue.text(StableDigest.hexadecimal(Self.random(16)))
        if rows.rowCount == 0 {
            try connection.run(
                LogStatement(
                    "INSERT INTO docket.identity (id, epoch, key, system) SELECT 1, $1, $2, (\(Self.system))", epoch,
                    .bytes(Self.random(32))))
        } else if rows.integer(0, 0) != 1 {
            try connection.allowTime()
            try connection.execute(
                """
                LOCK TABLE docket.streams, docket.events IN ACCESS EXCLUSIVE MODE;
                UPDATE docket.events e SET position = -n.place, transaction = '1' FROM (
                    SELECT position, row_number() OVER (ORDER BY transaction, position) AS place FROM docket.events
                ) n WHERE e.position = n.position;
                UPDATE docket.events SET position = -position;
                SELECT setval(
                    pg_get_serial_sequence('docket.events', 'position'),
                    coalesce((SELECT max(position) FROM docket.events), 0) + 1, false)
                """)
            try connection.run(
                LogStatement("UPDATE docket.identity SET epoch = $1, system = (\(Self.system))", epoch))
        }
    }

    private static func random(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: .min ... .max) }
    }
}
