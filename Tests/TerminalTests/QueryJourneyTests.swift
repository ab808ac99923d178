import Foundation
import TestSupport
import Testing

/// A query that an agent handed over, run by a person: asked for what it needs, looked at, kept, drawn, exported, stopped.
@Suite(.serialized) struct QueryJourneyTests {
    /// A terminal with a ledger and a query about it, on the list of artifacts.
    private func terminal(_ sql: String) async throws -> TmuxTerminal {
        let terminal = try await TmuxTerminal(width: 80, height: 24)
        try terminal.folder.write("sources:\n  ledger: {files: ~/ledger/*.csv}\n", to: ".config/docket/config.yaml")
        try await terminal.type("mkdir ledger\n")
        let rows = ["client,mandate,fee", "okafor,Core,0.45", "okafor,Growth,0.75", "cohen,Core,0.5"]
        try await terminal.type("printf '\(rows.joined(separator: "\\n"))\\n' > ledger/fees.csv\n")
        try terminal.folder.write(sql, to: "query.sql")
        try await terminal.run("init > /dev/null")
        try await terminal.run(
            "artifacts create --kind sql_query --title 'Fees of a client' --from query.sql > /dev/null")
        try await terminal.run("artifacts")
        try await terminal.wait(for: "the query") { $0.contains("Fees of a client") && $0.contains("All artifacts") }
        try await terminal.press("Enter")
        return terminal
    }

    @Test(.timeLimit(.minutes(40))) func itsParametersAreAskedAndItsResultIsKeptDrawnAndExported() async throws {
        let terminal = try await terminal("SELECT mandate, fee FROM fees WHERE client = :client ORDER BY fee")
        try await terminal.wait(for: "its text") { $0.contains("WHERE client") && $0.contains("enter run") }
        try await terminal.press("Enter")
        try await terminal.wait(for: "the form") { $0.contains("Run Fees of a client") && $0.contains(":client") }
        try await terminal.type("okafor")
        try await terminal.wait(for: "the value") { $0.contains("okafor") }
        try await terminal.press("Enter")
        try await terminal.wait(for: "the rows") { $0.contains("row 1/2") && $0.contains("Growth") }
        try await terminal.press("v")
        try await terminal.wait(for: "a chart") { $0.contains("x mandate") && $0.contains("2 rows") }
        try await terminal.press("v")
        try await terminal.wait(for: "the rows") { $0.contains("row 1/2") }
        try await terminal.press("w")
        try await terminal.wait(for: "its title") { $0.contains("Fees of a client: result") }
        try await terminal.press("Enter")
        try await terminal.wait(for: "the kept table") { $0.contains("Kept as an artifact") }
        try await terminal.press("x", "c")
        try await terminal.wait(for: "the file") { $0.contains(".csv · ") }
        try await terminal.press("Escape")
        try await terminal.wait(for: "the query, with its run") { $0.contains("1 run, the last one against ledger") }
        // What was given is there the next time.
        try await terminal.press("Enter")
        try await terminal.wait(for: "the last value") { $0.contains("okafor") && $0.contains("Run Fees of a client") }
        try await terminal.press("Escape")
        try await terminal.wait(for: "the query alone") { !$0.contains("Run Fees of a client") }
        try await terminal.leave()
    }

    @Test(.timeLimit(.minutes(40))) func aQueryWithoutEndIsStoppedByAKey() async throws {
        let terminal = try await terminal(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n")
        try await terminal.wait(for: "its text") { $0.contains("RECURSIVE") && $0.contains("enter run") }
        try await terminal.press("Enter")
        try await terminal.wait(for: "rows that come") { $0.contains("running") && $0.contains("row 1/") }
        try await terminal.press("C-x")
        try await terminal.wait(for: "its end") { $0.contains("These are not all rows") && !$0.contains("running") }
        try await terminal.leave()
    }

    @Test(.timeLimit(.minutes(40))) func whatIsWrongStandsBelowItsPlace() async throws {
        let terminal = try await terminal("SELECT mandate,\n       fees\nFROM fees")
        try await terminal.wait(for: "its text") { $0.contains("enter run") }
        try await terminal.press("Enter")
        try await terminal.wait(for: "the error") { $0.contains("^") && $0.contains("fees") && $0.contains("✗") }
        try await terminal.press("P")
        try await terminal.wait(for: "that there is no plan") { $0.contains("Plan of Fees of a client") }
        try await terminal.press("Escape")
        try await terminal.wait(for: "the query alone") { !$0.contains("Plan of Fees of a client") }
        try await terminal.leave()
    }
}
