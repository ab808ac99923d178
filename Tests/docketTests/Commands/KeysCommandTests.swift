import DocketDomain
import Foundation
import TestSupport
import Testing

@Suite struct KeysCommandTests {
    @Test func everyCommandIsListedWithItsNameAndKeys() async throws {
        let sandbox = try await Sandbox(makesWorkspace: false)
        let items = try await sandbox.json("keys").items
        #expect(items.count > 80)
        let help = try #require(items.first { $0["name"] == "app.help" })
        #expect(help["keys"] == .array(["?"]))
        #expect(try await sandbox.done("keys", "export", "excel").text.contains("export.xlsx"))
        #expect(try await sandbox.done("keys", "pdf").text.contains("export.pdf"))
    }

    @Test func aWrongLineIsNamedAndTheOthersHold() async throws {
        let sandbox = try await Sandbox()
        try FileManager.default.createDirectory(
            at: sandbox.userSettings.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("keys:\n  app.dance: [f2]\n  app.help: [f1]\n  app.quit: [hyper-q]\n  go.exports: {a: b}\n".utf8)
            .write(to: sandbox.userSettings)
        let json = try await sandbox.json("keys")
        #expect(json.items.first { $0["name"] == "app.help" }?["keys"] == .array(["f1"]))
        #expect(json.items.first { $0["name"] == "app.quit" }?["keys"] == .array(["q"]))
        let faults = try #require(json["faults"]?.array).compactMap(\.string)
        #expect(faults.count == 3)
        #expect(faults[0].contains("config.yaml:2: There is no command “app.dance”"))
        #expect(faults[1].contains(":4: ") && faults[2].contains(":5: "))
        let doctor = try await sandbox.json("doctor")
        let checks = try #require(doctor["checks"]?.array).filter { $0["area"] == "keys" }
        #expect(checks.count == 3 && checks.allSatisfy { $0["status"] == "warn" })
        let screen = try await sandbox.done("render", "--size", "100x24")
        #expect(screen.text.contains("line 2 of config.yaml, is left out"))
        #expect(try await sandbox.done("render", "--size", "100x24", "--keys", "f1").text.contains("Keys: "))
    }
}
