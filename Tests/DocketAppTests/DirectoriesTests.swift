import DocketApp
import Foundation
import Resources
import TestSupport
import Testing

@Suite struct DirectoriesTests {
    @Test(arguments: [
        ("~", "/home/anna"), ("~/Documents", "/home/anna/Documents"), ("/tmp/~", "/tmp/~"), ("~root/x", "~root/x"),
        ("out", "out"), ("", ""),
    ])
    func aTildeIsTheHomeThatTheShellKnows(_ path: String, _ expected: String) {
        #expect(Directories(environment: ["HOME": "/home/anna"]).expandingTilde(path) == expected)
    }

    @Test func directoriesFollowTheXDGVariablesAndIgnoreRelativeOnes() {
        let plain = Directories(environment: ["HOME": "/home/anna"])
        #expect(plain.workspace(named: nil).path == "/home/anna/.local/share/docket")
        #expect(plain.settingsFile.path == "/home/anna/.config/docket/config.yaml")
        #expect(plain.stateFolder.path == "/home/anna/.local/state/docket")
        let named = Directories(environment: [
            "HOME": "/home/anna", "XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "relative",
        ])
        #expect(named.workspace(named: nil).path == "/d/docket")
        #expect(named.settingsFile.path == "/c/docket/config.yaml")
        #expect(named.stateFolder.path == "/home/anna/.local/state/docket")
    }

    @Test func aWorkspaceIsNamedByTheOptionElseByTheEnvironment() {
        let directories = Directories(environment: ["HOME": "/h", "DOCKET_WORKSPACE": "/w"])
        #expect(directories.workspace(named: "/o/../p").path == "/p")
        #expect(directories.workspace(named: nil).path == "/w")
        #expect(directories.workspace(named: "").path == "/w")
        let here = FileManager.default.currentDirectoryPath
        #expect(directories.workspace(named: "x").path == URL(fileURLWithPath: here).appendingPathComponent("x").path)
    }

    @Test func programsAreFoundInThePath() {
        #expect(Directories(environment: ["PATH": "/none:/bin"]).program("sh")?.path == "/bin/sh")
        #expect(Directories(environment: ["PATH": "/none"]).program("sh") == nil)
        #expect(Directories(environment: [:]).program("sh") == nil)
    }

    @Test func theAccountHasAName() {
        #expect(!Account.name(environment: [:]).isEmpty)
        #expect(Account.name(environment: ["LOGNAME": "somebody-else"]) == Account.name(environment: [:]))
    }

    @Test func aResourceIsFoundAndAMissingOneIsNamed() throws {
        let text = try String(contentsOf: try Resources.url(of: "config.yaml"), encoding: .utf8)
        #expect(text.contains("theme: auto"))
        let error = #expect(throws: MissingResource.self) { try Resources.url(of: "none") }
        #expect(error?.description.contains("none") == true)
    }

    /// What `init` writes must be valid as it is, and with every comment sign before a setting taken away.
    @Test func theSettingsThatANewWorkspaceGetsNameEverySettingThatMayStandThere() throws {
        let home = try TemporaryFolder()
        let template = try String(contentsOf: try Resources.url(of: "config.yaml"), encoding: .utf8)
        try home.write(template, to: "config.yaml")
        let file = SettingsFile(home.url.appendingPathComponent("config.yaml"), of: .workspace)
        #expect(try file.values().isEmpty)
        let uncommented = template.split(separator: "\n").map { line in
            // A sign that is followed by one space begins a sentence, and not a setting.
            line.hasPrefix("#") && (line.hasPrefix("#  ") || !line.hasPrefix("# "))
                ? String(line.dropFirst()) : String(line)
        }
        try home.write(uncommented.joined(separator: "\n"), to: "config.yaml")
        let standards = Setting.all.filter { $0.place == .anywhere }.map { ($0.key, $0.standard) }
        #expect(try file.values() == Dictionary(uniqueKeysWithValues: standards))
    }
}
