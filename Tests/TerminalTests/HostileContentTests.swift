import Foundation
import TestSupport
import Testing

/// What reaches the terminal, byte by byte, when everything on the screen is hostile.
@Suite(.serialized) struct HostileContentTests {
    @Test func nothingButTheScreensOwnSequencesReachesTheTerminal() async throws {
        let workspace = try await HostileWorkspace()
        #expect(workspace.threads >= HostileText.all.count)
        let terminal = try RawTerminal(["--workspace", workspace.path], home: workspace.folder.url)
        try await terminal.wait(for: "the panes") { $0.contains("1 Threads") && $0.contains("2 Messages") }

        // Every thread with its messages, its artifacts and the one of them that is open.
        for number in 1...workspace.threads {
            try await terminal.wait(for: "thread \(number) and its messages") {
                $0.contains(" \(number)/\(workspace.threads) ") && $0.contains(" 1/2 ")
            }
            if number < workspace.threads { terminal.type("j") }
        }
        terminal.type("2G")
        try await terminal.wait(for: "the last message") { $0.contains(" 2/2 ") }
        terminal.type("i")
        try await terminal.wait(for: "the thread's history") { $0.contains("History") }
        try await leave(terminal, "History")
        let asking = [
            ("R", " title: "), ("t", " tags: "), ("V", "enter choose"), (":", "enter do"), ("?", "any other key close"),
            ("d", "any other key no"),
        ]
        for (key, hint) in asking {
            terminal.type(key)
            try await terminal.wait(for: hint) { $0.contains(hint) }
            try await leave(terminal, hint)
        }

        // Every artifact, opened.
        terminal.type("ga")
        try await terminal.wait(for: "all artifacts") { $0.contains("All artifacts") }
        for number in 1...workspace.artifacts {
            try await terminal.wait(for: "artifact \(number)") {
                $0.contains(" \(number)/\(workspace.artifacts) ") && !$0.contains("Loading")
            }
            if terminal.screen.text.contains("2 ▤ ") {
                terminal.type("\r\r")
                try await terminal.wait(for: "a cell by itself") { $0.contains(" · row 1 ─") }
                try await leave(terminal, " · row 1 ─")
                terminal.type("=")
                try await terminal.wait(for: "a column by itself") { $0.contains("distinct") }
                try await leave(terminal, "distinct")
                terminal.type("1")
            }
            if number < workspace.artifacts { terminal.type("j") }
        }
        terminal.type("L")
        try await terminal.wait(for: "threads to link to") { $0.contains("Link to which") }
        try await leave(terminal, "Link to which")

        terminal.type("\u{06}")
        try await terminal.wait(for: "the search") { $0.contains("Search everything") }
        terminal.type("hostile")
        try await terminal.wait(for: "hits") { $0.contains("best first  1/") && $0.contains("artifact ") }
        try await leave(terminal, "Search everything")
        terminal.type("\u{03}\u{03}")
        #expect(try await terminal.ended() == 0)

        #expect(terminal.screen.offences == [])
        #expect(!terminal.screen.isInside)
        for hostile in HostileText.all {
            guard let escape = hostile.text.firstIndex(of: "\u{1B}") else { continue }
            let sequence = Array(hostile.text[escape...].utf8)
            #expect(sequence.count < 3 || terminal.bytes.firstRange(of: sequence) == nil, "\(hostile.aim)")
        }
        // What was sent instead shows that the texts were on the screen.
        #expect(terminal.seen.contains { $0.contains("␛[41;5;8mblinks") })
    }

    /// A key right behind Escape would be one with alt.
    private func leave(_ terminal: RawTerminal, _ title: String) async throws {
        terminal.type("\u{1B}")
        try await terminal.wait(for: "\(title) to close") { !$0.contains(title) }
    }

    @Test func theReaderTakesOffenceAtWhatATerminalWouldObey() {
        for (aim, text) in HostileText.all where text.contains("\u{1B}") || text.contains("\u{9B}") {
            var reader = ScreenReader(width: 200, height: 60)
            reader.feed(Array(text.utf8))
            #expect(!reader.offences.isEmpty || reader.isInside || aim == "overwriting", "\(aim)")
        }
    }

    @Test func theReaderTakesOffenceAtWhatIsHiddenOrReordered() {
        for aim in ["controls", "reordering", "hiding", "tags", "separators", "selectors", "families"] {
            var reader = ScreenReader(width: 200, height: 60)
            for (_, text) in HostileText.all.filter({ $0.aim == aim }) { reader.feed(Array(text.utf8)) }
            #expect(!reader.offences.isEmpty, "\(aim)")
        }
    }

    @Test func theReaderTakesOffenceAtWhatIsNotUTF8() {
        for bytes in HostileText.bytes {
            var reader = ScreenReader(width: 200, height: 60)
            reader.feed(bytes + Array(" after".utf8))
            #expect(!reader.offences.isEmpty, "\(bytes)")
        }
    }

    @Test func theReaderShowsWhatCursesSends() {
        var reader = ScreenReader(width: 10, height: 3)
        reader.feed(
            Array(
                "\u{1B}[?1049h\u{1B}[22;0;0t\u{1B}[H\u{1B}[2Jab\u{1B}[1m漢\u{1B}(B\u{1B}[m\u{1B}[2;3Hx\u{1B}[4b\r\ny\u{1B}[1P\u{8}z"
                    .utf8))
        #expect(reader.offences == [])
        #expect(reader.rows == ["ab漢      ", "  xxxxx   ", "z         "])
    }
}
