import Foundation
import ModelServer
import TestSupport

extension TmuxTerminal {
    /// Writes a message and sends it; `C` begins a thread with it, `c` adds it to the one that is open.
    func write(_ text: String, with key: String) async throws {
        try await press(key)
        try await wait(for: "the composer") { $0.contains("ctrl-s send") }
        try await type(text)
        try await wait(for: "the text") { $0.contains(text) }
        try await press("C-s")
    }

    /// Leaves the program.
    func leave() async throws {
        try await press("C-c", "C-c")
        try await wait(for: "the shell") { _ in try await state("alternate_on") == "0" }
    }

    /// The program in an empty workspace, with an assistant at a server on this machine.
    ///
    /// - Parameters:
    ///   - agent: More lines about the assistant.
    ///   - features: Lines below `features:` of the settings.
    static func conversing(
        with server: ScriptedServer, agent: String = "", features: String = "", width: Int = 120, height: Int = 40
    ) async throws -> TmuxTerminal {
        try await conversing(at: server.url, agent: agent, features: features, width: width, height: height)
    }

    /// The same with an assistant at an address.
    static func conversing(
        at url: String, agent: String = "", features: String = "", width: Int = 120, height: Int = 40
    ) async throws -> TmuxTerminal {
        let terminal = try await TmuxTerminal(width: width, height: height)
        let more = agent.isEmpty ? "" : "\n    \(agent)"
        let text = """
            agents:
              analyst:
                kind: openai
                url: \(url)
                model: test\(more)
            default_agent: analyst
            \(features)

            """
        try terminal.folder.write(text, to: ".config/docket/config.yaml")
        try await terminal.run("init > /dev/null")
        try await terminal.run("")
        try await terminal.wait(for: "the welcome") { $0.contains("start a thread") }
        return terminal
    }
}
