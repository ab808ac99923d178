import DocketDomain
import Foundation
import TestSupport
import Testing

/// A terminal that shows a workspace while other processes write to it.
@Suite(.serialized) struct LiveJourneyTests {
    /// A workspace with a few threads.
    private static func workspace(in terminal: TmuxTerminal) async throws -> Program {
        let program = Program(workspace: terminal.folder.file("office"))
        try await program.run("init")
        for title in ["First thread", "Second thread", "Third thread"] {
            try await program.run("threads", "new", title)
        }
        return program
    }

    /// Whether something is on the ground of what stands out, in whichever theme.
    private static func standsOut(_ output: String) -> Bool {
        output.contains(/\[(?:[0-9]+;)*(?:43|48;5;222)m/)
    }

    @Test(.timeLimit(.minutes(40))) func whatAnotherProcessChangesStandsOutOnceAndThenAllIsQuiet() async throws {
        let terminal = try await TmuxTerminal()
        let program = try await Self.workspace(in: terminal)
        try await terminal.run("--workspace \(program.workspace.path)")
        try await terminal.wait(for: "the threads") { $0.contains("First thread") && $0.contains("1/3") }
        try await terminal.press("j")
        try await terminal.wait(for: "the second one") { $0.contains("2/3") }
        let output = try await terminal.record()
        try await program.run("threads", "new", "From elsewhere")
        let screen = try await terminal.wait(for: "the new thread") { $0.contains("From elsewhere") }
        // What was selected still is.
        #expect(screen.contains("3/4"))
        try await terminal.wait(for: "a row that stands out") { _ in
            try Self.standsOut(String(decoding: Data(contentsOf: output), as: UTF8.self))
        }
        try await terminal.wait(for: "none any more") { _ in try await !Self.standsOut(terminal.styledScreen) }
        try await terminal.pause(.nothingMore)
        let size = try Data(contentsOf: output).count
        try await terminal.pause(.nothingMore)
        try await terminal.pause(.nothingMore)
        #expect(try Data(contentsOf: output).count == size)
        try await terminal.leave()
    }

    @Test(.timeLimit(.minutes(40))) func whatOneWritesOneselfDoesNotStandOut() async throws {
        let terminal = try await TmuxTerminal()
        let program = try await Self.workspace(in: terminal)
        try await terminal.run("--workspace \(program.workspace.path)")
        try await terminal.wait(for: "the threads") { $0.contains("First thread") && $0.contains("1/3") }
        let output = try await terminal.record()
        try await terminal.press("R")
        try await terminal.wait(for: "the name") { $0.contains("title:") }
        try await terminal.type(" renamed\n")
        try await terminal.wait(for: "the new name") { $0.contains("thread renamed") }
        try await terminal.pause(.nothingMore)
        #expect(try !Self.standsOut(String(decoding: Data(contentsOf: output), as: UTF8.self)))
        try await terminal.leave()
    }

    @Test(.timeLimit(.minutes(40))) func aDecisionOfSomebodyElseIsToldWhereItStands() async throws {
        let desk = try await ReviewDesk(proposals: 9)
        try await desk.program.run("users", "add", "omar", "--name", "Omar Haddad", "--role", "admin")
        let terminal = try await TmuxTerminal()
        try await desk.open(in: terminal)
        let items = try await desk.program.json("review", "list", "--sort", "customer")["items"]?.array
        let first = try #require(items?.first?["id"]?.string)
        try await desk.program.run("--user", "omar", "review", "accept", first, "--as-admin")
        try await terminal.wait(for: "who has decided it") {
            $0.contains("⚠ Omar Haddad accepted this") && $0.contains("✓ Field 0") && $0.contains("8 left")
        }
        try await terminal.wait(for: "the seconds") { $0.contains("s ago") }
        for key in ["a", "r", "e"] {
            try await terminal.press(key)
            try await terminal.wait(for: "the reason") { $0.contains("! Omar Haddad accepted this") }
        }
        try await terminal.press("Escape")
        try await terminal.wait(for: "the next one") {
            !$0.contains("accepted this") && $0.contains("Field 1") && !$0.contains("✓ Field 0")
        }
        try await terminal.pause(.reading)
        try await terminal.press("a")
        try await terminal.wait(for: "the decision") { $0.contains("1 decided · 7 left") }
        #expect(try await desk.counts["accepted"] == 2)
        try await terminal.press("C-c", "C-c")
    }

    @Test(.timeLimit(.minutes(40))) func aRestoredBackupIsShownAndFollowed() async throws {
        let terminal = try await TmuxTerminal()
        let program = try await Self.workspace(in: terminal)
        let backup = terminal.folder.path("backup.db")
        try await program.run("backup", backup)
        try await program.run("threads", "new", "Lost thread")
        try await terminal.run("--workspace \(program.workspace.path)")
        try await terminal.wait(for: "the threads") { $0.contains("Lost thread") && $0.contains("1/4") }
        // One that stays.
        try await terminal.press("j")
        try await terminal.wait(for: "the second one") { $0.contains("2/4") }
        try await program.run("restore", backup)
        try await terminal.wait(for: "what the backup has") {
            !$0.contains("Lost thread") && $0.contains("1/3") && $0.contains("A backup was put in the place")
        }
        try await program.run("threads", "new", "After the restore")
        try await terminal.wait(for: "what comes then") { $0.contains("After the restore") }
        try await terminal.leave()
    }
}
