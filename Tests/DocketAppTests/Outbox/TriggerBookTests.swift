import Foundation
import Testing

@testable import DocketApp

/// Triggers in a user's settings.
@Suite struct TriggerBookTests {
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
            let book = try TriggerConfiguration(file)
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

    @Test(arguments: ["", "theme: dark\n", "triggers:\n", "triggers: {}\n"])
    func withoutTriggersThereAreNone(text: String) throws {
        try withSettings(text) { url in
            let names = try TriggerConfiguration(url).names
            #expect(names.isEmpty)
        }
        #expect(try TriggerConfiguration(URL(fileURLWithPath: "/nonexistent/config.yaml")).names.isEmpty)
    }

    @Test func aSecretFileIsForItsOwnerOnly() throws {
        try withSettings("s3cret\n") { file in
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
            #expect(throws: (any Error).self) { try Trigger.Secret.file(file.path).value(environment: [:]) }
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
            #expect(try Trigger.Secret.file(file.path).value(environment: [:]) == "s3cret")
            #expect(try Trigger.Secret.environment("S").value(environment: ["S": "x"]) == "x")
            #expect(throws: (any Error).self) { try Trigger.Secret.environment("S").value(environment: [:]) }
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
