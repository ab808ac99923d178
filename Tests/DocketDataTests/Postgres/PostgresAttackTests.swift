import DocketData
import DocketDomain
import Foundation
import TestSupport
import Testing

/// Attempts to write, to reach the server's files and programs, to become somebody else, and to take all memory or time:
/// as a superuser and as a role that owns what it attacks.
@Suite(.serialized) struct PostgresAttackTests {
    private static let attacks = [
        "INSERT INTO t VALUES (9)", "UPDATE t SET a = 9", "DELETE FROM t", "TRUNCATE t", "DROP TABLE t",
        "CREATE TABLE u (a int)", "CREATE TEMP TABLE u (a int)", "CREATE TABLE u AS SELECT * FROM t",
        "SELECT * INTO u FROM t", "WITH x AS (INSERT INTO t VALUES (9) RETURNING a) SELECT * FROM x",
        "WITH x AS (DELETE FROM t RETURNING a) SELECT * FROM x",
        "MERGE INTO t USING t s ON false WHEN NOT MATCHED THEN DO NOTHING",
        "COPY t TO PROGRAM 'cat'", "COPY t TO '/tmp/docket-attack'", "COPY t FROM PROGRAM 'echo 9'", "COPY t TO STDOUT",
        "DO $$ BEGIN DELETE FROM t; END $$", "DO $$ BEGIN SET transaction_read_only = off; DELETE FROM t; END $$",
        "CALL writing()", "SELECT writes()", "SELECT * FROM writes()", "SELECT a FROM t WHERE a = writes()",
        "SET TRANSACTION READ WRITE", "SET transaction_read_only = off", "SET SESSION AUTHORIZATION DEFAULT",
        "RESET ROLE",
        "COMMIT", "ROLLBACK", "BEGIN", "SAVEPOINT s", "SELECT 1; DROP TABLE t", "SELECT 1; SELECT 2",
        "SELECT 1 /* ; */; DELETE FROM t", "SELECT set_config('transaction_read_only', 'off', false), writes()",
        "SELECT nextval('s')", "SELECT setval('s', 100)", "SELECT * FROM t FOR UPDATE", "SELECT * FROM t FOR SHARE",
        "SELECT lo_export(1, '/tmp/docket-attack')", "SELECT lo_import('/etc/passwd')",
        "SELECT pg_read_file('/etc/passwd')", "SELECT pg_read_binary_file('/etc/passwd')", "SELECT pg_ls_dir('/')",
        "SELECT pg_stat_file('/etc/passwd')", "SELECT pg_reload_conf()", "SELECT pg_rotate_logfile()",
        "SELECT pg_switch_wal()", "SELECT pg_create_restore_point('x')", "SELECT pg_promote()",
        "SELECT set_config('session_authorization', 'docket_admin', false), pg_read_file('/etc/passwd')",
        "SELECT query_to_xml('sel' || 'ect pg_read_file(''/etc/passwd'')', true, true, '')",
        "SELECT U&\"\\0073et_config\"('session_authorization', 'docket_admin', false), pg_read_file('/etc/passwd')",
        "SELECT (ARRAY['a'])[1:set_config('session_authorization', 'docket_admin', false)::regrole::oid::int]",
        "SELECT ('{a}'::text[])[1:query_to_xml('select 1', true, false, '')::text::int]",
        "SELECT dblink('dbname=postgres', 'DROP TABLE t')", "LISTEN x", "NOTIFY x", "PREPARE p AS DELETE FROM t",
        "EXECUTE p", "DECLARE c CURSOR FOR SELECT 1", "EXPLAIN ANALYZE DELETE FROM t", "VACUUM", "ANALYZE t",
        "REINDEX TABLE t", "CLUSTER", "LOCK TABLE t", "CHECKPOINT", "LOAD 'x'", "GRANT ALL ON t TO PUBLIC",
        "ALTER SYSTEM SET fsync = off", "ALTER ROLE docket_owner SUPERUSER", "CREATE EXTENSION dblink",
        "CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1'", "REFRESH MATERIALIZED VIEW m", "SHOW all",
        "",
    ]

    private static let consuming = [
        "SELECT pg_sleep(600)", "SELECT count(*) FROM generate_series(1, 1000000000000)",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT count(*) FROM n",
        "SELECT count(*) FROM generate_series(1, 1000000) a, generate_series(1, 1000000) b",
        "SELECT repeat('x', 1000000000)", "SELECT repeat('x', 100000000) FROM generate_series(1, 100)",
    ]

    private func server() async throws -> PostgresServer {
        let server = try await PostgresServer.shared.value
        try await server.execute(
            """
            DROP TABLE IF EXISTS t; DROP SEQUENCE IF EXISTS s; DROP FUNCTION IF EXISTS writes(); DROP PROCEDURE IF EXISTS writing();
            CREATE TABLE t (a int); INSERT INTO t VALUES (1), (2); CREATE SEQUENCE s;
            CREATE FUNCTION writes() RETURNS int LANGUAGE plpgsql AS $$ BEGIN DELETE FROM t; RETURN 1; END $$;
            CREATE PROCEDURE writing() LANGUAGE plpgsql AS $$ BEGIN DELETE FROM t; END $$;
            DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'docket_owner') THEN CREATE ROLE docket_owner LOGIN; END IF; END $$;
            ALTER TABLE t OWNER TO docket_owner; ALTER SEQUENCE s OWNER TO docket_owner
            """)
        return server
    }

    @Test func whatWritesOrReachesOutIsRefusedAndChangesNothing() async throws {
        let server = try await server()
        for role in [PostgresServer.admin, "docket_owner"] {
            let source = server.source(as: role)
            for attack in Self.attacks {
                let failure = await source.refusal(of: attack, [:], .patient)
                #expect(failure != nil, "\(role): \(attack)")
                #expect(failure?.error.code != .unavailable && failure?.error.code != .internal, "\(role): \(attack)")
                let rows = try await source.answer("SELECT count(*), max(a) FROM t").rows
                #expect(rows == [[.integer(2), .integer(2)]], "\(role): \(attack)")
            }
            // Large objects can be made in any transaction; this one never ends well.
            _ = await source.refusal(of: "SELECT lo_from_bytea(0, 'x')")
        }
        let left = try await server.source().answer(
            "SELECT (SELECT count(*) FROM pg_largeobject_metadata), (SELECT last_value FROM s), (SELECT is_called FROM s)"
        )
        #expect(left.rows == [[.integer(0), .integer(1), .boolean(false)]])
        #expect(!FileManager.default.fileExists(atPath: "/tmp/docket-attack"))
    }

    @Test func whatTakesAllMemoryOrTimeIsEndedAndTheNextQueryRuns() async throws {
        let source = try await server().source()
        for attack in Self.consuming {
            let start = ContinuousClock.now
            #expect(await source.refusal(of: attack, [:], .short) != nil, "\(attack)")
            #expect(start.duration(to: .now) < .seconds(120), "\(attack)")
            #expect(try await source.answer("SELECT count(*) FROM t").rows == [[.integer(2)]])
        }
    }

    @Test func aRowThatIsTooLongIsRefusedBeforeItIsHere() async throws {
        let source = try await server().source()
        for length in [100_000_000, 1_000_000_000] {
            let failure = await source.refusal(of: "SELECT repeat('x', \(length))", [:], .patient)
            #expect(failure?.error.code == .resourceExhausted && failure?.error.message.contains("32 MB") == true)
        }
        #expect(try await source.answer("SELECT length(repeat('x', 20000000))").rows == [[.integer(20_000_000)]])
    }
}
