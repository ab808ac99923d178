import DocketAssistants
import Foundation
import Testing

@testable import DocketApp

/// Triggers in a user's settings.
@Suite struct TriggerBookTests {
    private let directories = Directories(environment: ["HOME": "/home/dana"])

    @Test func triggersAreReadWithTheirDefaults() throws {
        try withSettings(
            """
            theme: dark
            triggers:
              crm: {command: [crm, --update, "a b"]}
              hook:
                url: https://example.org/hook
                secret_file: /nowhere/secret
                timeout: 30
            """
        ) { file in
            let book = try TriggerConfiguration(file, in: directories)
            #expect(book.names == ["crm", "hook"])
            #expect(
                book.triggers["crm"]
                    == Trigger(name: "crm", action: .command(["crm", "--update", "a b"]), timeout: 10))
            let url = try #require(URL(string: "https://example.org/hook"))
            #expect(
                book.triggers["hook"]
                    == Trigger(name: "hook", action: .webhook(url, secret: .file("/nowhere/secret")), timeout: 30))
            #expect(book.longestTimeout == 30)
        }
    }

    @Test func homeIsWhatTheEnvironmentSays() throws {
        let text = """
            triggers:
              hook: {url: "https://example.org/hook", secret_file: ~/secret}
            agents:
              analyst: {kind: openai, url: "http://127.0.0.1:1/v1", model: m, key_file: ~/key}
            """
        try withSettings(text) { file in
            let trigger = try TriggerConfiguration(file, in: directories).triggers["hook"]
            let url = try #require(URL(string: "https://example.org/hook"))
            #expect(trigger?.action == .webhook(url, secret: .file("/home/dana/secret")))
            let agents = try AgentConfiguration(file, in: directories).agents
            #expect(agents.last?.key == .file("/home/dana/key"))
        }
    }

    @Test(arguments: ["", "theme: dark\n", "triggers:\n", "triggers: {}\n"])
    func withoutTriggersThereAreNone(text: String) throws {
        try withSettings(text) { url in
            let names = try TriggerConfiguration(url, in: directories).names
            #expect(names.isEmpty)
        }
        let missing = URL(fileURLWithPath: "/nonexistent/config.yaml")
        #expect(try TriggerConfiguration(missing, in: directories).names.isEmpty)
    }

    @Test func aSecretFileIsForItsOwnerOnly() throws {
        try withSettings("s3cret\n") { file in
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
            let secret = SecretSource.file(file.path)
            #expect(throws: (any Error).self) { try secret.text(called: "secret", environment: [:]) }
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
            #expect(try secret.text(called: "secret", environment: [:]) == "s3cret")
            let variable = SecretSource.environment("S")
            #expect(try variable.text(called: "secret", environment: ["S": "x"]) == "x")
            #expect(throws: (any Error).self) { try variable.text(called: "secret", environment: [:]) }
        }
    }

    /// The test case 2 of RFC 4231.
    @Test func theSignatureIsAnHMACOfTheBody() {
        #expect(
            Webhook.signature(of: Data("what do ya want for nothing?".utf8), "Jefe")
                == "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    }

    @Test func pausesDoubleUpToAnHour() {
        #expect((1...5).map { Deliverer.pause(afterAttempt: $0) } == [1000, 2000, 4000, 8000, 16_000])
        #expect(Deliverer.pause(afterAttempt: 100) == 3_600_000)
    }

    private func withSettings(_ text: String, _ body: (URL) throws -> Void) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("docket-\(UUID().uuidString).yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        try body(file)
    }
}
