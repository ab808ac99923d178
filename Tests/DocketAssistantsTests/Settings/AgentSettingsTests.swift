import DocketDomain
import Foundation
import TestSupport
import Testing

@testable import DocketAssistants

struct AgentSettingsTests {
    private func settings(
        name: String = "analyst", url: String? = "http://127.0.0.1:11434/v1", model: String? = "qwen3:8b",
        keyEnvironment: String? = nil, keyFile: String? = nil, answers: [ArtifactKind] = [],
        contextTokens: Int = 16_000,
        timeout: Int = 60, prices: TokenPrices? = nil, requestsPerMinute: Int? = nil
    ) throws(AgentSettingsError) -> AgentSettings {
        try AgentSettings(
            name: name, kind: .openAI, url: url, model: model, keyEnvironment: keyEnvironment, keyFile: keyFile,
            answers: answers, contextTokens: contextTokens, timeout: timeout, prices: prices,
            requestsPerMinute: requestsPerMinute)
    }

    private func wrongKey(_ make: () throws -> AgentSettings) -> String? {
        let error = #expect(throws: AgentSettingsError.self) { try make() }
        #expect(error?.message.hasSuffix(".") == true)
        return error?.key
    }

    @Test func offlineNeedsNothing() throws {
        let offline = try AgentSettings(name: "offline", kind: .offline)
        #expect(offline.endpoint == nil)
        #expect(offline.timeout == .seconds(60))
        #expect(!offline.seesSensitive)
    }

    @Test func whatIsWrongIsNamed() {
        for name in ["", "a b", "a/b", "é", String(repeating: "a", count: 65)] {
            #expect(wrongKey { try settings(name: name) } == "name")
        }
        let urls = [
            nil, "", "127.0.0.1", "ftp://h/v1", "http://", "http://u:p@h/v1", "http://h/v1?a=1", "http://h/v1#a",
            "http://h h/", "http://h:0/", "http://h:70000/",
        ]
        for url in urls { #expect(wrongKey { try settings(url: url) } == "url", "\(url ?? "")") }
        for model in [nil, "", " m", "a\nb", "m\u{202E}"] {
            #expect(wrongKey { try settings(model: model) } == "model")
        }
        #expect(wrongKey { try settings(keyEnvironment: "A B") } == "key_env")
        #expect(wrongKey { try settings(keyFile: "key") } == "key_file")
        #expect(wrongKey { try settings(keyEnvironment: "A", keyFile: "/k") } == "key_file")
        #expect(wrongKey { try settings(answers: [ArtifactKind(rawValue: "poem")]) } == "answers")
        #expect(wrongKey { try settings(contextTokens: 10) } == "context_tokens")
        #expect(wrongKey { try settings(timeout: 0) } == "timeout")
        #expect(wrongKey { try settings(prices: TokenPrices(input: -1, output: 0)) } == "prices")
        #expect(wrongKey { try settings(requestsPerMinute: 0) } == "requests_per_minute")
    }

    @Test(arguments: [
        ("http://127.0.0.1:11434/v1", false), ("http://localhost/v1", false), ("http://[::1]:8080/v1", false),
        ("https://models.example/v1", false), ("http://models.example/v1", true), ("http://192.168.0.7/v1", true),
        ("http://127.0.0.1.example/v1", true),
    ])
    func keyInClearIsWarnedOf(_ url: String, _ isClear: Bool) throws {
        #expect(try settings(url: url, keyEnvironment: "KEY").isKeySentInClear == isClear)
        #expect(try !settings(url: url).isKeySentInClear)
    }

    @Test(arguments: [
        ("http://127.0.0.1:11434/v1", "http://127.0.0.1:11434/v1/models"),
        ("https://H.example:443/", "https://h.example/models"),
        ("http://[::1]:8080/api/v1//", "http://[::1]:8080/api/v1/models"),
    ])
    func resourcesLieBelowTheAddress(_ url: String, _ address: String) throws {
        #expect(try settings(url: url).endpoint?.address(of: "models") == address)
    }

    @Test func keyComesFromTheEnvironment() throws {
        let settings = try settings(keyEnvironment: "ANALYST_KEY")
        #expect(try settings.key(environment: ["ANALYST_KEY": " k1 \n"]) == Secret("k1"))
        #expect(throws: DocketError.self) { try settings.key(environment: [:]) }
        #expect(throws: DocketError.self) { try settings.key(environment: ["ANALYST_KEY": ""]) }
        #expect(try self.settings().key(environment: ["ANALYST_KEY": "k1"]) == nil)
    }

    @Test func keyComesFromAFileThatOnlyItsOwnerReads() throws {
        let folder = try TemporaryFolder()
        let file = folder.file("key")
        try Data("k2\n".utf8).write(to: file)
        let settings = try settings(keyFile: file.path)
        for mode in [0o644, 0o640, 0o604, 0o660] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
            let error = #expect(throws: DocketError.self) { try settings.key(environment: [:]) }
            #expect(error?.message.contains("chmod 600 \(file.path)") == true)
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        #expect(try settings.key(environment: [:]) == Secret("k2"))
    }

    @Test func whatIsNoPlainFileHoldsNoKey() throws {
        let folder = try TemporaryFolder()
        let pipe = folder.file("pipe").path
        #expect(mkfifo(pipe, 0o600) == 0)
        let empty = folder.file("empty").path
        #expect(FileManager.default.createFile(atPath: empty, contents: nil, attributes: [.posixPermissions: 0o600]))
        for path in [pipe, empty, folder.file("none").path, folder.file("").path] {
            let settings = try settings(keyFile: path)
            #expect(throws: DocketError.self) { try settings.key(environment: [:]) }
        }
    }

    @Test func secretShowsItselfNowhere() throws {
        let secret = try Secret("k-of-the-test")
        var dumped = ""
        dump(["key": secret], to: &dumped)
        let told =
            "\(secret) \(String(reflecting: secret)) \(dumped) \([secret]) \(String(describing: Optional(secret)))"
        #expect(!told.contains("k-of"))
        for wrong in ["", "a b", "a\nb", "é", String(repeating: "a", count: 5000)] {
            let error = #expect(throws: DocketError.self) { try Secret(wrong) }
            #expect(wrong.isEmpty || error?.message.contains("“\(wrong)”") == false)
        }
    }
}
