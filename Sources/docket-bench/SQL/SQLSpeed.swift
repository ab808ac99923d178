import ArgumentParser
import DocketData
import DocketDomain
import Foundation

/// Rows from SQLite beside what its own shell takes for the same.
struct SQLSpeed: Measuring {
    static let configuration = CommandConfiguration(
        commandName: "sql", abstract: "1,000,000 rows of 10 columns from SQLite, beside the sqlite3 shell.")

    @Option(help: "How many rows.") var rows = 1_000_000

    func fill(_ report: Report) async throws {
        try await withTemporaryFolder { folder in
            let database = folder.appendingPathComponent("rows.db")
            try Self.make(database, rows: rows)
            let program = Bundle.main.bundleURL.appendingPathComponent("docket")
            let work = Work(folder: folder, database: database, program: program)
            _ = try ProgramRun(program, ["init", folder.appendingPathComponent("workspace").path])

            report.add(
                Measurement(
                    work: "First rows of \(rows)", value: try await Self.firstRows(of: database),
                    baseline: "the sqlite3 shell's first rows", baselineValue: try work.firstRowsOfShell(), target: 2))
            _ = try work.docket(limit: 10_000)
            let before = ProcessMemory.peakOfChildren
            let seconds = try work.docket(limit: rows)
            report.add(
                Measurement(
                    work: "All rows as CSV, the program's start included", value: seconds,
                    baseline: "the sqlite3 shell", baselineValue: try work.shell(), target: 3))
            report.add(
                Measurement(
                    work: "Peak memory for \(rows) rows", value: ProcessMemory.peakOfChildren, unit: "MiB",
                    baseline: "for 10,000 rows", baselineValue: before, target: 1.5))
        }
    }

    private static let query = "SELECT * FROM flows"

    private static func make(_ database: URL, rows: Int) throws {
        let statements = """
            CREATE TABLE flows (id INTEGER PRIMARY KEY, client TEXT, currency TEXT, amount REAL, rate REAL, due TEXT,
                booked TEXT, note TEXT, units INTEGER, is_open INTEGER);
            INSERT INTO flows
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT \(rows))
            SELECT i, 'C-' || (i % 9973), substr('EURUSDGBP', 1 + i % 3 * 3, 3), i * 1.25, 1 + i % 100 / 128.0,
                date('2020-01-01', i % 2000 || ' days'), '2026-11-29 14:30', 'note number ' || i,
                CASE WHEN i % 7 THEN i % 1000 END, i % 2
            FROM n;
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["sqlite3", database.path, statements]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw ExitCode(process.terminationStatus) }
    }

    private static func firstRows(of database: URL) async throws -> Double {
        let statement = try BoundStatement(SQLStatement(query, for: .sqlite), [:])
        let source = SQLiteSource(path: database.path)
        return try await measure {
            for try await part in source.run(statement, within: QueryLimits()) { if case .rows = part { break } }
        }.seconds
    }

    private struct Work {
        let folder: URL
        let database: URL
        let program: URL

        func docket(limit: Int) throws -> Double {
            let file = folder.appendingPathComponent("query.sql")
            try query.write(to: file, atomically: true, encoding: .utf8)
            return try ProgramRun(
                program,
                [
                    "sql", "run", file.path, "--database", database.path, "--format", "csv", "--limit", String(limit),
                    "--timeout", "600", "--workspace", folder.appendingPathComponent("workspace").path,
                ]
            ).seconds
        }

        func shell() throws -> Double {
            try ProgramRun(URL(fileURLWithPath: "/usr/bin/env"), ["sqlite3", "-csv", "-header", database.path, query])
                .seconds
        }

        func firstRowsOfShell() throws -> Double {
            let process = Process()
            let output = Pipe()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = ["sqlite3", "-csv", database.path, query]
            process.standardOutput = output
            let start = ContinuousClock.now
            try process.run()
            let first = output.fileHandleForReading.availableData
            let seconds = start.duration(to: .now) / .seconds(1)
            // It waits for a reader of the rest, and would not hear of anything milder.
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            guard !first.isEmpty else { throw ExitCode.failure }
            return seconds
        }
    }
}
