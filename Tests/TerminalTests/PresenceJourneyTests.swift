import DocketDomain
import Foundation
import TestSupport
import Testing

/// Two people at two terminals, on one workspace.
@Suite(.serialized) struct PresenceJourneyTests {
    /// A workspace with a thread of Maria's that the team sees, and one that is hers alone.
    private struct Office {
        let program: Program
        let shared: String

        init(at folder: TemporaryFolder) async throws {
            program = Program(workspace: folder.file("office"))
            try await program.run("init")
            for (id, name) in [("maria", "Maria Santos"), ("omar", "Omar Haddad")] {
                try await program.run("users", "add", id, "--name", name, "--role", "member")
            }
            shared = try await Self.thread("Fees for Okafor", "team", program)
            _ = try await Self.thread("A secret", "private", program)
        }

        private static func thread(_ title: String, _ visibility: String, _ program: Program) async throws -> String {
            let made = try await program.json(
                "threads", "new", title, "--visibility", visibility, "--user", "maria")
            return try #require(made["id"]?.string)
        }

        /// Opens a thread in a terminal.
        func open(_ thread: String, as user: String, in terminal: TmuxTerminal) async throws {
            try await terminal.run("thread:\(thread) --workspace \(program.workspace.path) --user \(user)")
            try await terminal.wait(for: "the thread") { $0.contains("2 Messages") }
        }
    }

    private func row(_ text: String, of screen: String) -> String {
        screen.split(separator: "\n").dropFirst().first { $0.contains(text) }.map(String.init) ?? ""
    }

    @Test(.timeLimit(.minutes(40))) func twoInOneThreadSeeEachOtherAndWhoWrites() async throws {
        let omar = try await TmuxTerminal(width: 80, height: 24)
        let office = try await Office(at: omar.folder)
        let maria = try await TmuxTerminal(width: 80, height: 24)
        try await office.open(office.shared, as: "omar", in: omar)
        try await office.open(office.shared, as: "maria", in: maria)
        try await omar.wait(for: "Maria in the title and beside the row") {
            $0.contains("Messages · Maria Santos is here") && row("Fees for Okafor", of: $0).contains("•M")
        }
        try await maria.wait(for: "Omar") { $0.contains("Messages · Omar Haddad is here") }
        try await maria.press("c")
        try await maria.wait(for: "the composer") { $0.contains("ctrl-s send") }
        try await maria.type("Dear")
        try await omar.wait(for: "that Maria writes") { $0.contains("Messages · Maria Santos is writing") }
        // After five seconds without a letter she is only here.
        try await omar.wait(for: "that Maria has stopped") { $0.contains("Messages · Maria Santos is here") }
        try await maria.press("Escape")
        try await maria.wait(for: "the panes") { $0.contains("Kept as a draft") }
        try await maria.leave()
        try await omar.wait(for: "nobody else") { !$0.contains("Maria") && !$0.contains("•M") }
        try await omar.leave()
        #expect(
            try FileManager.default.contentsOfDirectory(
                atPath: office.program.workspace.appendingPathComponent("presence").path) == [])
    }

    @Test(.timeLimit(.minutes(40))) func whoeverIsInAPrivateThreadIsNowhereToOthers() async throws {
        let omar = try await TmuxTerminal(width: 80, height: 24)
        let office = try await Office(at: omar.folder)
        let maria = try await TmuxTerminal(width: 80, height: 24)
        try await office.open(office.shared, as: "omar", in: omar)
        try await office.open(office.shared, as: "maria", in: maria)
        try await omar.wait(for: "Maria") { $0.contains("Maria Santos is here") }
        // From the thread that both see to the one that only she sees.
        try await maria.press("k")
        try await maria.wait(for: "the other thread") { $0.prefix { $0 != "\n" }.contains("A secret") }
        try await omar.wait(for: "nobody else") { !$0.contains("Maria") && !$0.contains("•M") }
        let screen = try await omar.screen
        #expect(!screen.contains("secret"))
        try await maria.leave()
        try await omar.leave()
    }

    @Test(.timeLimit(.minutes(40))) func whoWasKilledIsGoneAfterAWhile() async throws {
        let omar = try await TmuxTerminal(width: 80, height: 24)
        let office = try await Office(at: omar.folder)
        let maria = try await TmuxTerminal(width: 80, height: 24)
        try await office.open(office.shared, as: "omar", in: omar)
        try await office.open(office.shared, as: "maria", in: maria)
        try await omar.wait(for: "Maria") { $0.contains("Maria Santos is here") }
        try await maria.signal("KILL")
        try await omar.wait(for: "nobody else") { !$0.contains("Maria") }
        try await omar.leave()
    }

    @Test(.timeLimit(.minutes(40))) func whereItIsSwitchedOffNothingIsToldOrShown() async throws {
        let omar = try await TmuxTerminal(width: 80, height: 24)
        let office = try await Office(at: omar.folder)
        try omar.folder.write("presence: false\n", to: ".config/docket/config.yaml")
        let maria = try await TmuxTerminal(width: 80, height: 24)
        let kim = try await TmuxTerminal(width: 80, height: 24)
        try await office.program.run("users", "add", "kim", "--name", "Kim Lee", "--role", "member")
        try await office.open(office.shared, as: "omar", in: omar)
        try await office.open(office.shared, as: "maria", in: maria)
        try await office.open(office.shared, as: "kim", in: kim)
        try await maria.wait(for: "Kim alone") { $0.contains("Messages · Kim Lee is here") }
        let screen = try await omar.screen
        #expect(!screen.contains("is here") && !screen.contains("are here"))
        for terminal in [omar, maria, kim] { try await terminal.leave() }
    }
}
