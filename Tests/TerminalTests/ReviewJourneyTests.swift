import DocketDomain
import Foundation
import TestSupport
import Testing

/// A relationship manager at their queue, in the built program on a terminal.
@Suite(.serialized) struct ReviewJourneyTests {
    /// Accepts 60, rejects 30 and changes 10; what is stored is what was pressed.
    @Test(.timeLimit(.minutes(40))) func aQueueOfAHundredIsCleared() async throws {
        let desk = try await ReviewDesk(proposals: 100)
        let terminal = try await TmuxTerminal()
        try await desk.open(in: terminal)
        var pressed: [Int: String] = [:]
        for number in 0..<100 {
            let before = try await terminal.wait(for: "proposal \(number)") {
                $0.contains("\(number) decided · \(100 - number) left")
            }
            let field = try #require(Self.field(in: before))
            // Nobody reads a proposal in less.
            try await terminal.pause(.reading)
            switch number % 10 {
            case 0..<6:
                try await terminal.press("a")
                pressed[field] = "accepted"
            case 6..<9:
                try await terminal.press("r")
                try await terminal.wait(for: "the reason") { $0.contains("may be left empty") }
                try await terminal.pause(.nextKey)
                try await terminal.press("Enter")
                pressed[field] = "rejected"
            default:
                try await terminal.press("e")
                try await terminal.wait(for: "the editor") { $0.contains("enter accept this") }
                try await terminal.press("C-u")
                try await terminal.type("7")
                try await terminal.wait(for: "the new value") { $0.contains("= 7") }
                try await terminal.pause(.nextKey)
                try await terminal.press("Enter")
                pressed[field] = "edited"
            }
        }
        try await terminal.wait(for: "the end") { $0.contains("All done: 100 decided in this sitting") }
        try await terminal.press("C-c", "C-c")
        #expect(
            try await desk.counts.filter { $0.value > 0 } == [
                "proposed": 100, "accepted": 60, "rejected": 30, "edited": 10,
            ])
        try await Self.expect(pressed, at: desk)
    }

    /// The profile and the log have each decision as it was pressed.
    private static func expect(_ pressed: [Int: String], at desk: ReviewDesk) async throws {
        let profile = try await desk.program.json("customers", "show", "ada")["profile"]
        for number in 0..<100 {
            let value = profile?["field_\(number)"]?["value"]?.int
            switch pressed[number] {
            case "accepted": #expect(value == 1000 + number)
            case "edited": #expect(value == 7)
            default: #expect(value == nil)
            }
        }
        let events = try await desk.program.run("events", "--json").split(separator: "\n").map {
            try JSON(parsing: String($0))
        }
        let decisions = events.filter { $0["type"]?.string == "proposal_decided" }
        #expect(decisions.count == 100)
    }

    /// The field whose proposal is shown.
    private static func field(in screen: String) -> Int? {
        let row = screen.split(separator: "\n").first { $0.contains("confidence") }
        return row?.firstMatch(of: /Field (\d+)/).flatMap { Int($0.1) }
    }

    @Test(.timeLimit(.minutes(40))) func aKeyThatIsHeldDownDecidesNothingUnread() async throws {
        let desk = try await ReviewDesk(proposals: 60)
        let terminal = try await TmuxTerminal()
        try await desk.open(in: terminal)
        // As a keyboard does it: one press, a pause, and then many in a row.
        try await terminal.press("a")
        try await terminal.wait(for: "the first decision") { $0.contains("1 decided · 59 left") }
        try await terminal.pause(.nothingMore)
        try await terminal.type(String(repeating: "a", count: 200))
        try await terminal.wait(for: "the refusal") { $0.contains("nothing was decided") }
        try await terminal.pause(.nothingMore)
        #expect(try await desk.counts["accepted"] == 1)
        try await terminal.press("C-c", "C-c")
    }

    @Test(.timeLimit(.minutes(40))) func pastedTextDecidesNothing() async throws {
        let desk = try await ReviewDesk(proposals: 9)
        let terminal = try await TmuxTerminal()
        try await desk.open(in: terminal)
        // Without brackets, as from a terminal that has none; then with them.
        try await terminal.type("a list of All that Anna has: y, a, A")
        try await terminal.pause(.nothingMore)
        try await terminal.press("Escape")
        try await terminal.wait(for: "the queue") { $0.contains("0 decided · 9 left") }
        try await terminal.paste("a\nA\ny\n")
        try await terminal.pause(.nothingMore)
        #expect(try await desk.counts["pending"] == 9)
        try await terminal.press("C-c", "C-c")
    }

    @Test(.timeLimit(.minutes(40))) func aDecisionOfSomebodyElseUnderTheSelectionDecidesNothingUnread() async throws {
        let desk = try await ReviewDesk(proposals: 9)
        let terminal = try await TmuxTerminal()
        try await desk.open(in: terminal)
        let items = try await desk.program.json("review", "list", "--sort", "customer")["items"]?.array
        let first = try #require(items?.first?["id"]?.string)
        try await desk.program.run("--user", "dana", "review", "reject", first, "--reason", "elsewhere")
        try await terminal.wait(for: "what became of it, where it stands") {
            $0.contains("⚠ You rejected this") && $0.contains("8 left")
        }
        try await terminal.press("a")
        try await terminal.wait(for: "the refusal") { $0.contains("! You rejected this") }
        try await terminal.pause(.nothingMore)
        #expect(try await desk.counts["pending"] == 8)
        #expect(try await desk.counts["accepted"] == 0)
        // What one goes on to can be decided, and only that.
        try await terminal.press("j")
        try await terminal.wait(for: "the next one") { !$0.contains("You rejected this") }
        try await terminal.pause(.reading)
        try await terminal.press("a")
        try await terminal.wait(for: "the decision") { $0.contains("1 decided · 7 left") }
        #expect(try await desk.counts["accepted"] == 1)
        try await terminal.press("C-c", "C-c")
    }

    @Test(.timeLimit(.minutes(40))) func aDecisionIsTakenBack() async throws {
        let desk = try await ReviewDesk(proposals: 3)
        let terminal = try await TmuxTerminal(width: 80, height: 24)
        try await desk.open(in: terminal)
        try await terminal.press("a")
        try await terminal.wait(for: "the decision and its countdown") {
            $0.contains("u undo") && $0.contains("1 decided") && $0.contains("✓ Accepted")
        }
        try await terminal.pause(.reading)
        try await terminal.press("u")
        try await terminal.wait(for: "the proposal back in the queue") { $0.contains("0 decided · 3 left") }
        #expect(try await desk.counts["pending"] == 3)
        try await terminal.press("C-c", "C-c")
    }

    @Test(.timeLimit(.minutes(40))) func longTextIsWrittenInTheUsersOwnEditor() async throws {
        let desk = try await ReviewDesk(proposals: 2)
        let terminal = try await TmuxTerminal()
        try await terminal.folder.writeScript(
            "#!/bin/sh\nstat -c %a \"$1\" > \"$HOME/mode\"\nprintf '4321\\n' > \"$1\"\n", to: "editor")
        try await terminal.type("export VISUAL=\(terminal.folder.path("editor"))\n")
        try await desk.open(in: terminal)
        try await terminal.press("E")
        try await terminal.wait(for: "what was written") { $0.contains("= 4,321") || $0.contains("= 4321") }
        try await terminal.pause(.reading)
        try await terminal.press("Enter")
        try await terminal.wait(for: "the decision") { $0.contains("1 decided · 1 left") }
        #expect(try await desk.counts["edited"] == 1)
        #expect(try String(contentsOf: terminal.folder.file("mode"), encoding: .utf8) == "600\n")
        try await terminal.press("C-c", "C-c")
    }
}
