import Foundation
import TestSupport
import Testing

/// The built program as a user meets it.
@Suite(.serialized) struct JourneyTests {
    @Test func aUserFindsATableSortsItSearchesEverythingAndQuits() throws {
        let terminal = try TmuxTerminal()
        try terminal.run("demo")
        try terminal.wait(for: "the three panes") {
            $0.contains("Threads") && $0.contains("Messages") && $0.contains("Artifacts") && $0.contains("? help")
        }
        try terminal.press("g")
        try terminal.wait(for: "what can follow g") { $0.contains("Artifacts: all that you may see") }
        try terminal.press("a")
        try terminal.wait(for: "all artifacts") { $0.contains("All artifacts") && $0.contains("table") }
        try terminal.type("\\kind:table\n")
        try terminal.wait(for: "tables only") { $0.contains("Artifacts: kind:table") && !$0.contains("sql") }
        try terminal.press("Enter")
        try terminal.wait(for: "the hint that sorts") { $0.contains("[ sort") }
        try terminal.press("[")
        try terminal.wait(for: "a sorted table") { $0.contains("sorted by") }
        try terminal.press("C-f")
        try terminal.wait(for: "the search") { $0.contains("Search everything") }
        try terminal.type("fee")
        try terminal.wait(for: "hits") { $0.contains("message") || $0.contains("artifact") }
        try terminal.press("Escape")
        try terminal.wait(for: "the artifacts again") { $0.contains("Artifacts: kind:table") }
        try terminal.press("C-c")
        try terminal.wait(for: "the warning") { $0.contains("again to quit") }
        try terminal.press("C-c")
        try terminal.wait(for: "the shell") { _ in try terminal.state("alternate_on") == "0" }
    }

    @Test func theSizeChangesAndNothingIsLost() throws {
        let terminal = try TmuxTerminal(width: 200, height: 60)
        try terminal.run("demo")
        try terminal.wait(for: "the panes") { $0.contains("1 Threads") && $0.contains("3 Artifacts") }
        try terminal.press("j", "j")
        let before = try terminal.wait(for: "the third thread") { $0.contains(" 3/") }
        try terminal.resize(width: 20, height: 6)
        try terminal.wait(for: "the one line") { $0.contains("docket needs 30") }
        try terminal.resize(width: 200, height: 60)
        let after = try terminal.wait(for: "the panes") { $0.contains(" 3/") && $0.contains("3 Artifacts") }
        #expect(before.split(separator: "\n").first == after.split(separator: "\n").first)
        try terminal.press("C-c", "C-c")
    }

    /// Each way in which the program can be left.
    enum End: String, CaseIterable {
        case quit, term, hup, crash, suspended
    }

    @Test(arguments: End.allCases) func theTerminalIsAsBefore(_ end: End) throws {
        let terminal = try TmuxTerminal()
        let (before, after) = (terminal.folder.path("before"), terminal.folder.path("after"))
        try terminal.type("stty -a > \(before)\n")
        try terminal.run("demo")
        try terminal.wait(for: "the panes") { $0.contains("1 Threads") && $0.contains("? help") }
        #expect(try terminal.state("alternate_on") == "1")
        switch end {
        case .quit: try terminal.press("q")
        case .term, .hup:
            try terminal.signal(end == .term ? "TERM" : "HUP")
        case .crash:
            try terminal.type(":debug.crash")
            try terminal.wait(for: "the hidden command") { $0.contains("Crash") }
            try terminal.press("Enter")
        case .suspended:
            try terminal.press("C-z")
            try terminal.wait(for: "the shell") { _ in try terminal.state("alternate_on") == "0" }
            try terminal.type("stty -a > \(terminal.folder.path("between"))\n")
            try terminal.type("fg\n")
            try terminal.wait(for: "the panes again") { $0.contains("1 Threads") && $0.contains("? help") }
            try terminal.press("q")
        }
        try terminal.wait(for: "the shell") { _ in try terminal.state("alternate_on") == "0" }
        try terminal.type("clear; stty -a > \(after); echo do''ne\n")
        try terminal.wait(for: "its end") { $0.contains("done") }
        #expect(try String(contentsOfFile: before, encoding: .utf8) == String(contentsOfFile: after, encoding: .utf8))
        #expect(try terminal.state("cursor_flag") == "1")
        #expect(try terminal.state("mouse_any_flag") == "0")
        #expect(try terminal.state("bracket_paste_flag") != "1")
    }
}
