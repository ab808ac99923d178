import DocketDomain
import Foundation
import Testing

@Suite struct ConfigCommandTests {
    /// A setting's value and where it comes from.
    private func setting(_ key: String, in run: Outcome) throws -> [JSON?] {
        let item = try run.json["settings"]?.array?.first { $0["key"] == .string(key) }
        return [item?["value"], item?["source"]]
    }

    @Test func theEnvironmentComesBeforeTheWorkspacesFileThatBeforeTheUsersThatBeforeTheDefault()
        async throws
    {
        let sandbox = try await Sandbox()
        let workspaceFile = sandbox.workspace.appendingPathComponent("config.yaml").path
        #expect(try setting("theme", in: try await sandbox.run("config", "--json")) == ["auto", "default"])
        try await sandbox.done("config", "set", "theme", "mono")
        #expect(
            try setting("theme", in: try await sandbox.run("config", "--json")) == [
                "mono", .string(sandbox.userSettings.path),
            ])
        try await sandbox.done("config", "set", "theme", "light", "--in-workspace")
        #expect(
            try setting("theme", in: try await sandbox.run("config", "--json")) == ["light", .string(workspaceFile)])
        let run = try await sandbox.run(["config", "--json"], adding: ["DOCKET_THEME": "dark"])
        #expect(try setting("theme", in: run) == ["dark", "DOCKET_THEME"])
        #expect(try await sandbox.done("config", "show").text.contains("theme"))
    }

    @Test func thePathsOfTheFilesAreTold() async throws {
        let sandbox = try await Sandbox()
        #expect(try await sandbox.done("config", "path").lines == [sandbox.userSettings.path])
        #expect(
            try await sandbox.done("config", "path", "--in-workspace").lines
                == [sandbox.workspace.appendingPathComponent("config.yaml").path])
    }

    @Test(arguments: [
        ("theme: purple\n", "theme", 1), ("# fine\nbogus: 1\n", "bogus", 2),
        ("features:\n  bogus: true\n", "features.bogus", 2),
        ("exports:\n  bucket: ab\n", "exports.bucket", 2), ("exports:\n  region: a b\n", "exports.region", 2),
        ("exports:\n  endpoint: s3.example.org\n", "exports.endpoint", 2),
        ("mouse: [1]\n", "mouse", 1), ("model:\n  api_key: sk-12345\n", "model", 1),
    ])
    func aSettingThatCannotBeEndsWith78AndNamesFileLineAndWhatIsAllowed(
        _ text: String, _ key: String, _ line: Int
    ) async throws {
        let sandbox = try await Sandbox()
        _ = try sandbox.file(".config/docket/config.yaml", text)
        for arguments in [["threads"], ["config", "show"]] {
            let run = try await sandbox.run(arguments + ["--json"])
            #expect(run.status == 78)
            let error = try run.error
            #expect(error["code"] == "configuration")
            #expect(error["details"]?["file"] == .string(sandbox.userSettings.path))
            #expect(error["details"]?["key"] == .string(key))
            #expect(error["details"]?["line"] == .number(line))
            #expect(!run.complaint.contains("sk-12345"))
        }
    }

    @Test(arguments: ["editor: vi", "model: {endpoint: x}", "log:\n  level: debug", "hooks:\n  - rm"])
    func aWorkspacesFileHoldsLooksAndDefaultsOnly(_ text: String) async throws {
        let sandbox = try await Sandbox()
        try Data(text.utf8).write(to: sandbox.workspace.appendingPathComponent("config.yaml"))
        let run = try await sandbox.run("threads")
        #expect(run.status == 78)
        #expect(run.complaint.contains("looks and defaults"))
    }

    @Test(arguments: ["a: [", "\t", "a: &x [*x]", "{", "- 1", "text", "theme: dark\ntheme: light\n", "\u{0}"])
    func whatIsNoSettingsFileIsRefused(_ text: String) async throws {
        let sandbox = try await Sandbox()
        _ = try sandbox.file(".config/docket/config.yaml", text)
        let run = try await sandbox.run("threads")
        #expect(run.status == 78, "\(run.complaint)")
        #expect(run.complaint.contains(sandbox.userSettings.path))
    }

    @Test func hostileFilesAreRefusedQuickly() async throws {
        let sandbox = try await Sandbox()
        let bomb = (0..<60).map { $0 == 0 ? "a0: &a0 [x]" : "a\($0): &a\($0) [*a\($0 - 1),*a\($0 - 1)]" }
        for text in [
            String(repeating: "[", count: 60_000), String(repeating: "{a: ", count: 15_000),
            bomb.joined(separator: "\n"), String(repeating: "x", count: 1 << 20),
        ] {
            _ = try sandbox.file(".config/docket/config.yaml", text)
            #expect(try await sandbox.run("threads").status == 78)
        }
    }

    @Test func anEmptyFileAndOneOfCommentsOnlySetNothing() async throws {
        let sandbox = try await Sandbox()
        for text in ["", "\n\n", "# only a comment\n", "features:\n  # nothing\n"] {
            _ = try sandbox.file(".config/docket/config.yaml", text)
            #expect(try await sandbox.run("threads").status == 0, "\(text)")
        }
    }

    @Test(arguments: [
        ["theme", "purple"], ["bogus", "1"], ["mouse", "maybe"], ["log.level", "debug", "--in-workspace"],
    ])
    func whatCannotBeSetIsNotWritten(_ arguments: [String]) async throws {
        let sandbox = try await Sandbox()
        #expect(try await sandbox.run(["config", "set"] + arguments).status == 78)
        #expect(!FileManager.default.fileExists(atPath: sandbox.userSettings.path))
    }
}
