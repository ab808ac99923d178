import DocketDomain
import Foundation
import Testing

@Suite struct ArtifactChartTests {
    @Test func aTableKeepsItsChartWithoutARevision() async throws {
        let sandbox = try await Sandbox()
        let id = try await sandbox.table("Numbers")
        let chart: JSON = ["type": "bar", "x": "name", "y": ["amount"], "sort": "-y"]
        let kept = try await sandbox.json(
            "artifacts", "chart", id, "--type", "bar", "--x", "name", "--y", "amount", "--sort=-y")
        #expect(kept["metadata"]?["visualization"] == chart)
        #expect(kept["revision"] == 1)
        #expect(try await sandbox.json("artifacts", "chart", id)["visualization"] == chart)
        #expect(try await sandbox.run("rebuild").status == 0)
        #expect(try await sandbox.json("artifacts", "chart", id)["visualization"] == chart)
        #expect(try await sandbox.json("artifacts", "chart", id, "--none")["metadata"] == JSON.null)
        #expect(try await sandbox.done("artifacts", "chart", id).text == "No chart is kept with artifact:\(id).\n")
    }

    @Test func aQueryHasItsChartInANewRevision() async throws {
        let sandbox = try await Sandbox()
        let made = try await sandbox.json(
            "artifacts", "create", "--kind", "sql_query", "--title", "Q", "--from", "-",
            input: Data("SELECT a, b FROM t".utf8))
        let id = try #require(made["id"]?.string)
        let revised = try await sandbox.json("artifacts", "chart", id, "--type", "histogram", "--x", "b")
        #expect(revised["revision"] == 2)
        #expect(revised["payload"]?["visualization"] == ["type": "histogram", "x": "b", "y": []])
    }

    @Test(arguments: [
        (["--type", "pie", "--x", "name"], 65, "chart.type is “pie”"),
        (["--type", "bar", "--x", "nobody"], 65, "The table has no column “nobody”. It has “name”, “amount”."),
        (["--type", "bar"], 65, "chart: “x” is missing"), (["--x", "name"], 64, "Give --type, too."),
    ])
    func aWrongChartIsRefused(_ arguments: [String], _ status: Int32, _ message: String) async throws {
        let sandbox = try await Sandbox()
        let id = try await sandbox.table("Numbers")
        let run = try await sandbox.run(["artifacts", "chart", id] + arguments)
        #expect(run.status == status)
        #expect(run.complaint.contains(message), "\(run.complaint)")
    }
}
