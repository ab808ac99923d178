import DocketDomain
import Testing

/// What the screen shows of an id can be typed on the command line.
@Suite struct ShortIDCommandTests {
    @Test func everyCommandTakesAnIDByItsBeginningOrItsEnding() async throws {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("Fees", visibility: "team")
        let other = try await sandbox.thread("Other")
        let table = try await sandbox.table("Fruit", in: thread)
        let (end, start) = (String(thread.suffix(8)), String(thread.prefix(30)))
        #expect(!other.hasPrefix(start))
        let tableEnd = String(table.suffix(8))
        for arguments in [
            ["threads", "show", end], ["threads", "show", start], ["threads", "show", "thread:\(end)"],
            ["threads", "tag", end], ["threads", "rename", end, "Fees of 2026"], ["threads", "describe", end, "text"],
            ["threads", "list", "--artifact", tableEnd], ["artifacts", "show", tableEnd],
            ["artifacts", "history", tableEnd], ["artifacts", "rename", tableEnd, "Fruits"],
            ["artifacts", "list", "--thread", end],
            ["artifacts", "link", tableEnd, "--thread", String(other.suffix(8))],
            ["artifacts", "unlink", tableEnd, "--thread", String(other.suffix(8))], ["events", "--stream", end],
            ["events", "--stream", "thread:\(end)"], ["send", "--thread", end, "hello", "--no-reply"],
            ["send", "--artifact", tableEnd, "hello", "--no-reply"], ["thread:\(end)"], ["artifact:\(tableEnd)"],
            ["export", tableEnd, "--format", "csv"], ["export", "thread:\(end)", "--format", "md"],
            ["render", "thread:\(end)", "--size", "80x24"], ["search", "hello", "--thread", end],
        ] {
            let run = try await sandbox.run(arguments)
            #expect(run.status == 0, "\(arguments): \(run.complaint)")
        }
        #expect(try await sandbox.json("threads", "show", end)["title"] == "Fees of 2026")
        let exports = try await sandbox.json("exports", "list").items
        let export = try #require(exports.first?["id"]?.string)
        for arguments in [["exports", "show"], ["exports", "url"], ["exports", "delete"]] {
            let run = try await sandbox.run(arguments + [String(export.suffix(8))])
            #expect(run.status == 0, "\(arguments): \(run.complaint)")
        }
    }

    @Test func anIDThatSeveralCouldHaveIsBadDataWithTheCandidates() async throws {
        let sandbox = try await Sandbox()
        let first = try await sandbox.thread("Fees")
        let second = try await sandbox.thread("Budget")
        let shared = String(zip(first, second).prefix { $0 == $1 }.map(\.0))
        for arguments in [["threads", "show", shared], ["threads", "delete", shared], ["thread:\(shared)"]] {
            let run = try await sandbox.run(arguments)
            #expect(run.status == 65, "\(arguments)")
            #expect([first, second, "Fees", "Budget"].allSatisfy(run.complaint.contains), "\(run.complaint)")
        }
        #expect(try await sandbox.json("threads", "list").items.count == 2)
        #expect(try await sandbox.run("threads", "show", "nothing-like-it").status == 66)
    }

    @Test func proposalsBatchesAndCustomersAreNamedByTheirParts() async throws {
        let sandbox = try await Sandbox.office()
        let ids = try await sandbox.propose(
            #"{"field_key":"phone","proposed_value":"+351 21 555 01 84"}"#,
            #"{"field_key":"occupation","proposed_value":"partner"}"#, batch: "batch-of-today")
        for arguments in [
            ["review", "show", String(ids[0].suffix(8))], ["review", "list", "--batch", "today"],
            ["review", "accept", String(ids[0].suffix(8))], ["review", "undo", String(ids[0].suffix(8))],
            ["review", "accept-batch", "batch-of"],
        ] {
            let run = try await sandbox.run(["--user", "dana"] + arguments)
            #expect(run.status == 0, "\(arguments): \(run.complaint)")
        }
    }
}
