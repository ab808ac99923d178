import DocketDomain
import Foundation
import TestSupport
import Testing

@Suite struct DemoCommandTests {
    @Test func withoutATerminalTheDemoIsMadeWhereItIsKept() async throws {
        let sandbox = try await Sandbox(makesWorkspace: false)
        let folder = sandbox.folder.appendingPathComponent("kept")
        let run = try await sandbox.done("demo", "review", "--keep", folder.path)
        #expect(run.text.contains("Made the demo in \(folder.path)"))
        #expect(run.complaint.contains("docket review --workspace \(folder.path) --user dana"))
        let threads = try await sandbox.json("threads", "list", "--workspace", folder.path, "--user", "dana")
        #expect(threads.items.count == 8)
        let other = sandbox.folder.appendingPathComponent("other")
        let json = try await sandbox.json("demo", "--keep", other.path)
        #expect(json["workspace"] == .string(other.path))
    }

    @Test(arguments: [[], ["review"]]) func withoutATerminalAndAFolderItSaysWhatToDo(_ arguments: [String]) async throws
    {
        let sandbox = try await Sandbox(makesWorkspace: false)
        let run = try await sandbox.run(["demo"] + arguments)
        #expect(run.status == 64)
        #expect(run.complaint.contains("--keep PATH"))
    }

    @Test func whatIsNoAddressIsRefused() async throws {
        let sandbox = try await Sandbox(makesWorkspace: false)
        #expect(try await sandbox.run("demo", "nowhere:1", "--keep", "x").status == 64)
    }

    /// What comes out is what the conversations say of it.
    @Test func everyQueryOfTheDemoRuns() async throws {
        let sandbox = try await Sandbox(makesWorkspace: false)
        let folder = sandbox.folder.appendingPathComponent("kept").path
        let kept = try await sandbox.done("demo", "--keep", folder)
        let source = "ledger: {sqlite: \(folder)/ledger.db}"
        #expect(kept.complaint.contains(source))
        _ = try sandbox.file(".config/docket/config.yaml", "sources:\n  \(source)\n")
        let queries = try await sandbox.json(
            "artifacts", "list", "--kind", "sql_query", "--workspace", folder, "--user", "dana"
        ).items
        #expect(queries.count == 3)
        var rows: [String: [[JSON]]] = [:]
        for query in queries {
            let id = try #require(query["id"]?.string)
            let result = try await sandbox.json("sql", "run", id, "--workspace", folder, "--user", "dana")
            rows[query["title"]?.string ?? ""] = result["rows"]?.array?.map { $0.array ?? [] }
        }
        let fees = try #require(rows["Quarterly fees query"])
        #expect(fees.count == 4)
        let total = fees.reduce(0) { $0 + ($1[1].double ?? 0) + ($1[2].double ?? 0) }
        #expect(abs(total - 3912) < 0.001)
        #expect(fees.compactMap { $0[2].double } == [-210])
        let breaks = try #require(rows["Entries that explain a difference"])
        #expect(breaks.count == 1)
        #expect(breaks[0][2...4] == ["Dividend", "翠湖地產", 18240.0])
        let exposure = try #require(rows["Open exposure by currency"]).filter { $0[0] == "haddad" }
        #expect(exposure.map { $0[1].string } == ["EUR", "AED", "USD", "GBP", "CHF", "JPY"])
        #expect(exposure.map { $0[4].double } == [-260_400, 239_624, 159_000, -74_930, -40_680, 16_080])
    }
}
