import Foundation
import TestSupport
import Testing

/// The built program as a user meets it.
@Suite(.serialized) struct JourneyTests {
    @Test func aUserFindsATableSortsItSearchesEverythingAndQuits() async throws {
        let terminal = try await TmuxTerminal()
        try await terminal.run("demo")
        try await terminal.wait(for: "the three panes") {
            $0.contains("Threads") && $0.contains("Messages") && $0.contains("Artifacts") && $0.contains("? help")
        }
        try await terminal.press("g")
        try await terminal.wait(for: "what can follow g") { $0.contains("Artifacts: all that you may see") }
        try await terminal.press("a")
        try await terminal.wait(for: "all artifacts") { $0.contains("All artifacts") && $0.contains("table") }
        try await terminal.press("j", "Enter")
        try await terminal.wait(for: "the open table") { $0.contains("row 1/3") && $0.contains("[ sort") }
        try await terminal.press("[")
        try await terminal.wait(for: "the table sorted") { $0.contains("sorted by Mandate ▲") }
        try await terminal.press("C-f")
        try await terminal.wait(for: "the search") { $0.contains("Search everything") }
        try await terminal.type("fee")
        try await terminal.wait(for: "hits") { $0.contains("message") || $0.contains("artifact") }
        // A key right behind Escape would be one with alt.
        try await terminal.press("Escape")
        try await terminal.wait(for: "the search to close") { !$0.contains("Search everything") }
        try await terminal.press("C-c", "C-c")
        try await terminal.wait(for: "the shell") { _ in try await terminal.state("alternate_on") == "0" }
    }

    /// One who is to decide something sees the review first; in a demo everybody looks around first.
    @Test func aDemoThatIsKeptBeginsInTheBrowseViewToo() async throws {
        let terminal = try await TmuxTerminal()
        try await terminal.run("demo --keep \(terminal.folder.path("kept"))")
        try await terminal.wait(for: "the count of what waits") { $0.contains("13 pending") && $0.contains("Threads") }
        try await terminal.press("C-c", "C-c")
    }

    @Test func theSizeChangesAndNothingIsLost() async throws {
        let terminal = try await TmuxTerminal(width: 200, height: 60)
        try await terminal.run("demo")
        try await terminal.wait(for: "the panes") { $0.contains("1 Threads") && $0.contains("3 Artifacts") }
        try await terminal.press("j", "j")
        let before = try await terminal.wait(for: "the third thread") { $0.contains(" 3/") }
        try await terminal.resize(width: 20, height: 6)
        try await terminal.wait(for: "the one line") { $0.contains("docket needs 30") }
        try await terminal.resize(width: 200, height: 60)
        let after = try await terminal.wait(for: "the panes") { $0.contains(" 3/") && $0.contains("3 Artifacts") }
        #expect(before.split(separator: "\n").first == after.split(separator: "\n").first)
        try await terminal.press("C-c", "C-c")
    }

    @Test func aGroupWithoutAVerbOpensItsViewAndListsInAPipe() async throws {
        let terminal = try await TmuxTerminal()
        try await terminal.run("init > /dev/null")
        try await terminal.run("artifacts")
        try await terminal.wait(for: "the view") { $0.contains("All artifacts") && $0.contains("No artifacts yet") }
        try await terminal.press("C-c", "C-c")
        try await terminal.wait(for: "the shell") { _ in try await terminal.state("alternate_on") == "0" }
        try await terminal.type("clear\n")
        try await terminal.run("artifacts | cat; echo listed")
        try await terminal.wait(for: "the list") { $0.contains("No artifacts") && $0.contains("listed") }
    }

    @Test func aDemoThatWasKilledLeavesNothingOnceTheNextOneIsOpened() async throws {
        let terminal = try await TmuxTerminal()
        let copies = terminal.folder.path("copies")
        try await terminal.type("mkdir \(copies); export TMPDIR=\(copies)\n")
        var names: [[String]] = []
        for _ in 0..<2 {
            try await terminal.type("clear\n")
            try await terminal.run("demo")
            try await terminal.wait(for: "the panes") { $0.contains("1 Threads") && $0.contains("? help") }
            names.append(try FileManager.default.contentsOfDirectory(atPath: copies))
            try await terminal.signal("KILL")
            try await terminal.wait(for: "the shell") { _ in
                try await terminal.state("pane_current_command") == "sh"
            }
            // The terminal is as the program had it: Return is no line feed.
            try await terminal.type("stty sane; tput rmcup")
            try await terminal.press("C-j")
            try await terminal.wait(for: "the shell") { _ in try await terminal.state("alternate_on") == "0" }
        }
        #expect(names.map(\.count) == [1, 1])
        #expect(names[0] != names[1])
    }

    /// Each way in which the program can be left.
    enum End: String, CaseIterable {
        case quit, term, hup, crash, suspended
    }

    @Test(arguments: End.allCases) func theTerminalIsAsBefore(_ end: End) async throws {
        let terminal = try await TmuxTerminal()
        let (before, after) = (terminal.folder.path("before"), terminal.folder.path("after"))
        try await terminal.type("stty -a > \(before)\n")
        try await terminal.run("demo")
        try await terminal.wait(for: "the panes") { $0.contains("1 Threads") && $0.contains("? help") }
        #expect(try await terminal.state("alternate_on") == "1")
        switch end {
        case .quit: try await terminal.press("q")
        case .term, .hup:
            try await terminal.signal(end == .term ? "TERM" : "HUP")
        case .crash:
            try await terminal.type(":debug.crash")
            try await terminal.wait(for: "the hidden command") { $0.contains("Crash") }
            try await terminal.press("Enter")
        case .suspended:
            try await terminal.press("C-z")
            try await terminal.wait(for: "the shell") { _ in try await terminal.state("alternate_on") == "0" }
            try await terminal.type("stty -a > \(terminal.folder.path("between"))\n")
            try await terminal.type("fg\n")
            try await terminal.wait(for: "the panes again") { $0.contains("1 Threads") && $0.contains("? help") }
            try await terminal.press("q")
        }
        try await terminal.wait(for: "the shell") { _ in try await terminal.state("alternate_on") == "0" }
        try await terminal.type("clear; stty -a > \(after); echo do''ne\n")
        try await terminal.wait(for: "its end") { $0.contains("done") }
        #expect(try String(contentsOfFile: before, encoding: .utf8) == String(contentsOfFile: after, encoding: .utf8))
        #expect(try await terminal.state("cursor_flag") == "1")
        #expect(try await terminal.state("mouse_any_flag") == "0")
        #expect(try await terminal.state("bracket_paste_flag") != "1")
    }
}
