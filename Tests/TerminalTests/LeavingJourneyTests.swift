import Foundation
import TestSupport
import Testing

/// What was asked for a moment before the program ends is stored, or the user is told that it is not.
@Suite(.serialized) struct LeavingJourneyTests {
    private let late = "not stored: Accepting Field 0. Another process may hold the workspace; try again."

    /// The review in a terminal, in a shell that tells how the program ended.
    private func open(_ desk: ReviewDesk, width: Int = 120) async throws -> TmuxTerminal {
        let terminal = try await TmuxTerminal(width: width)
        try await terminal.type("PS1='ended:$? '\n")
        try await desk.open(in: terminal)
        return terminal
    }

    /// Waits until the program has ended, with this status.
    @discardableResult
    private func end(of terminal: TmuxTerminal, _ status: Int) async throws -> String {
        let screen = try await terminal.wait(for: "the shell") { screen in
            let isShell = try await terminal.state("alternate_on") == "0"
            return isShell && screen.trimmingCharacters(in: .whitespacesAndNewlines).hasSuffix("\nended:\(status)")
        }
        #expect(try await terminal.state("cursor_flag") == "1")
        #expect(try await terminal.state("mouse_any_flag") == "0")
        return screen.replacing("\n", with: "")
    }

    // MARK: Nothing stands in the way

    @Test(.timeLimit(.minutes(40))) func aDecisionAndTheEndAtOnceIsStored() async throws {
        let desk = try await ReviewDesk(proposals: 2)
        let terminal = try await open(desk)
        try await terminal.press("a", "q", "q")
        let screen = try await end(of: terminal, 0)
        #expect(!screen.contains("not stored"))
        #expect(try await desk.counts["accepted"] == 1)
    }

    @Test(.timeLimit(.minutes(40)), arguments: [("TERM", 143), ("HUP", 129)])
    func aDecisionAndASignalAtOnceIsStored(_ signal: String, _ status: Int) async throws {
        let desk = try await ReviewDesk(proposals: 2)
        let terminal = try await open(desk)
        try await terminal.press("a")
        try await terminal.signal(signal)
        let screen = try await end(of: terminal, status)
        #expect(!screen.contains("not stored"))
        #expect(try await desk.counts["accepted"] == 1)
    }

    // MARK: Another process holds the workspace

    @Test(.timeLimit(.minutes(40))) func theProgramEndsAsSoonAsTheDecisionIsStored() async throws {
        let desk = try await ReviewDesk(proposals: 2)
        let terminal = try await open(desk)
        let lock = try WriteLock(of: desk.program.workspace)
        try await terminal.press("a", "q", "q")
        try await terminal.wait(for: "the question") {
            $0.contains("Leave without storing?") && $0.contains("Accepting Field 0")
        }
        try lock.release()
        let screen = try await end(of: terminal, 0)
        #expect(!screen.contains("not stored"))
        #expect(try await desk.counts["accepted"] == 1)
    }

    @Test(.timeLimit(.minutes(40))) func whoeverLeavesWithoutStoringIsToldWhatWasNot() async throws {
        let desk = try await ReviewDesk(proposals: 2)
        let terminal = try await open(desk)
        let lock = try WriteLock(of: desk.program.workspace)
        try await terminal.press("a", "q", "q")
        try await terminal.wait(for: "the question") { $0.contains("Leave without storing?") }
        try await terminal.press("y")
        #expect(try await end(of: terminal, 0).contains(late))
        try lock.release()
        #expect(try await desk.counts["pending"] == 2)
    }

    /// The lock is held until the program has ended, so it ended because it waits no longer.
    @Test(.timeLimit(.minutes(40)), arguments: [("TERM", 143), ("HUP", 129)])
    func aSignalEndsTheProgramAndWhatWasNotStoredIsTold(_ signal: String, _ status: Int) async throws {
        let desk = try await ReviewDesk(proposals: 2)
        let terminal = try await open(desk)
        let lock = try WriteLock(of: desk.program.workspace)
        try await terminal.press("a")
        try await terminal.signal(signal)
        try await terminal.wait(for: "that it is being stored") { $0.contains("Storing …") }
        #expect(try await end(of: terminal, status).contains(late))
        try lock.release()
        #expect(try await desk.counts["pending"] == 2)
    }

    @Test(.timeLimit(.minutes(40))) func aDecisionThatComesBackLateSaysWhyAndWhatToDo() async throws {
        let desk = try await ReviewDesk(proposals: 2)
        let terminal = try await open(desk, width: 80)
        let lock = try WriteLock(of: desk.program.workspace)
        try await terminal.press("a")
        try await terminal.wait(for: "the reason") {
            $0.contains("Another process holds the workspace. Try again, or end that process.")
        }
        try lock.release()
        // It can be decided again at once.
        try await terminal.pause(.reading)
        try await terminal.press("a")
        try await terminal.wait(for: "the decision") { $0.contains("1 decided · 1 left") }
        #expect(try await desk.counts["accepted"] == 1)
        try await terminal.press("C-c", "C-c")
    }

    @Test(.timeLimit(.minutes(40)), arguments: ["KILL", "TERM", "HUP"])
    func aTextThatWasBeingWrittenComesBackWhateverEndedTheProgram(_ signal: String) async throws {
        let desk = try await ReviewDesk(proposals: 2)
        let terminal = try await open(desk, width: 80)
        try await terminal.press("q")
        try await terminal.wait(for: "the welcome") { $0.contains("start a thread") }
        try await terminal.press("C")
        try await terminal.wait(for: "the composer") { $0.contains("ctrl-s send") }
        try await terminal.type("What is Ada's occupation?")
        try await terminal.wait(for: "the text") { $0.contains("What is Ada's occupation?") }
        let drafts = terminal.folder.url.appendingPathComponent(".local/state/docket/drafts")
        try await terminal.wait(for: "the draft on disk") { _ in
            let names = FileManager.default.enumerator(atPath: drafts.path)?.allObjects as? [String] ?? []
            return names.contains { name in
                let file = drafts.appendingPathComponent(name)
                return (try? String(contentsOf: file, encoding: .utf8))?.contains("occupation?") ?? false
            }
        }
        try await terminal.signal(signal)
        try await terminal.wait(for: "the end") { !$0.contains("ctrl-s send") || $0.contains("Killed") }
        let again = try await TmuxTerminal(width: 80)
        try await again.type("export HOME=\(terminal.folder.url.path)\n")
        try await desk.open(in: again)
        try await again.press("q")
        try await again.wait(for: "the welcome") { $0.contains("start a thread") }
        try await again.press("C")
        try await again.wait(for: "the text") { $0.contains("What is Ada's occupation?") }
        try await again.press("C-s")
        try await again.wait(for: "the message in its thread") { $0.contains("No model is configured") }
        try await again.press("C")
        try await again.wait(for: "an empty composer") { $0.contains("The first line becomes the title") }
        try await again.press("C-c", "C-c", "C-c")
    }

    @Test(.timeLimit(.minutes(40))) func aMessageThatCouldNotBeStoredIsStillInTheComposer() async throws {
        let desk = try await ReviewDesk(proposals: 2)
        let terminal = try await open(desk, width: 80)
        try await terminal.press("q")
        try await terminal.wait(for: "the welcome") { $0.contains("start a thread") }
        try await terminal.press("C")
        try await terminal.wait(for: "the composer") { $0.contains("ctrl-s send") }
        try await terminal.type("What is Ada's occupation?")
        try await terminal.wait(for: "the text") { $0.contains("What is Ada's occupation?") }
        let lock = try WriteLock(of: desk.program.workspace)
        try await terminal.press("C-s")
        try await terminal.wait(for: "that it is being sent") { $0.contains("Sending …") }
        try await terminal.wait(for: "the reason, with the text") {
            $0.contains("Another process holds the workspace. Try again, or end that process.")
                && $0.contains("What is Ada's occupation?") && $0.contains("ctrl-s send")
        }
        try lock.release()
        try await terminal.press("C-s")
        try await terminal.wait(for: "the message in its thread") { $0.contains("No model is configured") }
        try await terminal.press("C-c", "C-c")
    }
}
