import Foundation
import ModelServer
import TestSupport

extension TmuxTerminal {
    /// The program in an empty workspace, with an assistant at a server on this machine.
    ///
    /// - Parameter features: Lines below `features:` of the settings.
    static func conversing(with server: ScriptedServer, features: String = "") async throws -> TmuxTerminal {
        let terminal = try await TmuxTerminal()
        let text = """
            agents:
              analyst:
                kind: openai
                url: \(server.url)
                model: test
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
