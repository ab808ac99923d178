import DocketDomain
import Foundation
import Testing

@Suite struct ArgumentTests {
    @Test(arguments: [
        ["--json", "--workspace", "W", "threads", "list"],
        ["threads", "--json", "--workspace=W", "list"],
        ["threads", "list", "--workspace", "W", "--json"],
        ["--json", "threads", "--workspace", "W"],
    ])
    func globalOptionsMayStandBeforeAndAfterTheCommand(_ arguments: [String]) async throws {
        let sandbox = try await Sandbox(makesWorkspace: false)
        let other = sandbox.folder.appendingPathComponent("other").path
        try await sandbox.done("init", other)
        try await sandbox.done("threads", "new", "There", "--workspace", other)
        let run = try await sandbox.run(arguments.map { $0.replacing("W", with: other) })
        #expect(run.status == 0, "\(run.complaint)")
        #expect(try run.json.items.map { $0["title"] } == ["There"])
    }

    @Test(arguments: [
        ["threads", "list", "--bogus"], ["--bogus", "threads", "list"], ["bogus"], ["threads", "bogus"],
        ["threads", "show"], ["threads", "list", "--visibility", "nobody"], ["threads", "list", "--page-size", "x"],
        ["threads", "list", "--created-after", "yesterday"], ["threads", "list", "--workspace"],
        ["threads", "new", "a", "b"], ["send", "text"], ["send", "--thread", "x"], ["import"], ["search"],
        ["import", "x", "--format", "word"], ["artifacts", "show", "x", "--rows", "9:1"],
        ["artifacts", "create", "--kind", "table", "--title", "x"], ["users", "add", "x"],
        ["users", "add", "x", "--name", "X", "--role", "system"], ["completions", "tcsh"],
        ["threads", "tag", "x", "y"],
        ["threads", "tag", "x", "--bogus"], ["threads", "label", "x", "y"], ["init", "a", "b"], ["events", "x"],
    ])
    func aMistakeInTheArgumentsEndsWith64(_ arguments: [String]) async throws {
        let sandbox = try await Sandbox()
        let run = try await sandbox.run(arguments)
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(!run.errors.isEmpty)

        let json = try await sandbox.run(arguments + (arguments.last == "--workspace" ? [] : ["--json"]))
        #expect(json.status == 64)
        if arguments.last != "--workspace" {
            #expect(try json.error["code"] == "usage")
            #expect(try json.error["message"]?.string?.isEmpty == false)
        }
    }

    @Test(arguments: ["seal", "mcp"])
    func whatDocketCannotDoYetIsNoCommand(_ line: String) async throws {
        let sandbox = try await Sandbox()
        #expect(try await sandbox.run(line.split(separator: " ").map(String.init)).status == 64)
    }

    @Test func helpAndVersionGoToStandardOutputAndEndWith0() async throws {
        let sandbox = try await Sandbox(makesWorkspace: false)
        for arguments in [["--help"], ["threads", "--help"], ["threads", "tag", "--help"], ["help", "send"]] {
            let run = try await sandbox.run(arguments)
            #expect(run.status == 0)
            #expect(run.text.contains("USAGE: docket"))
            #expect(run.errors.isEmpty)
        }
        for arguments in [["--version"], ["threads", "list", "--version"]] {
            let run = try await sandbox.run(arguments)
            #expect(run.status == 0)
            #expect(run.lines.count == 3 && run.lines[0].split(separator: ".").count == 3)
            #expect(run.lines[1].hasPrefix("commit ") && run.lines[2].hasPrefix("workspace format "))
        }
        let version = try await sandbox.json("--version")
        #expect(version.names == ["version", "commit", "changed", "workspace_format"])
    }

    @Test func everyCommandExplainsItself() async throws {
        let sandbox = try await Sandbox(makesWorkspace: false)
        let help = try await sandbox.run("--help").text
        for name in [
            "init", "import", "threads", "send", "artifacts", "users", "tenants", "search", "events", "config",
            "doctor",
            "backup", "restore", "rebuild", "completions", "manual",
        ] {
            #expect(help.contains("\n  \(name) "), "\(name)")
        }
    }

    @Test func aGroupWithoutAVerbLists() async throws {
        let sandbox = try await Sandbox()
        _ = try await sandbox.thread("One")
        for group in ["threads", "artifacts", "users", "tenants"] {
            let short = try await sandbox.json(group)
            #expect(try await sandbox.json(group, "list") == short)
        }
    }

    @Test func threadsAreListedInTheOrderOfTheTimeThatIsShown() async throws {
        let sandbox = try await Sandbox()
        for title in ["One", "Two"] { _ = try await sandbox.thread(title) }
        let text = try await sandbox.done("threads", "list").text
        #expect(text.contains("CREATED"))
        #expect(!text.contains("UPDATED"))
    }

    @Test func theWorkspaceComesFromTheOptionElseTheEnvironmentElseTheUsersDataFolder() async throws {
        let sandbox = try await Sandbox()
        let named = sandbox.folder.appendingPathComponent("named").path
        let environment = ["DOCKET_WORKSPACE": sandbox.folder.appendingPathComponent("env").path]
        #expect(try await sandbox.run(["init", "--workspace", named], adding: environment).status == 0)
        #expect(try await sandbox.run(["init"], adding: environment).status == 0)
        for (folder, extra) in [("env", []), ("named", ["--workspace", named])] {
            let run = try await sandbox.run(["--json"] + extra, adding: environment)
            #expect(try run.json["workspace"] == .string(sandbox.folder.appendingPathComponent(folder).path))
        }
        #expect(try await sandbox.json()["workspace"] == .string(sandbox.workspace.path))
        let data = sandbox.folder.appendingPathComponent("data")
        let run = try await sandbox.run(["init", "--json"], adding: ["XDG_DATA_HOME": data.path])
        #expect(try run.json["workspace"] == .string(data.appendingPathComponent("docket").path))
    }

    @Test func docketUSERNamesTheUserUnlessTheOptionDoes() async throws {
        let sandbox = try await Sandbox()
        try await sandbox.user("anna")
        try await sandbox.user("ben")
        let environment = ["DOCKET_USER": "anna"]
        #expect(try await sandbox.run(["--json"], adding: environment).json["user_id"] == "anna")
        #expect(try await sandbox.run(["--json", "--user", "ben"], adding: environment).json["user_id"] == "ben")
    }

    @Test func anUnknownUserAndAnUnknownTenantAreNotFound() async throws {
        let sandbox = try await Sandbox()
        #expect(try await sandbox.run("threads", "--user", "nobody").status == 66)
        #expect(try await sandbox.run("threads", "--tenant", "nowhere").status == 66)
    }

    @Test func aUserBoundToAnotherAccountCannotBeActedAs() async throws {
        let sandbox = try await Sandbox()
        try await sandbox.done(
            "users", "add", "eve", "--name", "Eve", "--role", "admin", "--os-account", "somebody-else")
        let run = try await sandbox.run("threads", "--user", "eve", "--json")
        #expect(run.status == 77)
        #expect(try run.error["code"] == "permissionDenied")
    }

    @Test func aLocationMustBeAnAddressOfSomethingThatIsThere() async throws {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("Here")
        #expect(try await sandbox.done("thread:\(thread)").text.contains("docket threads show \(thread)"))
        #expect(try await sandbox.json("thread:\(thread)")["location"] == .string("thread:\(thread)"))
        #expect(try await sandbox.run("thread:none").status == 66)
        #expect(try await sandbox.run("artifact:none").status == 66)
        #expect(try await sandbox.run("thread:").status == 64)
    }

    @Test func withoutAWorkspaceDocketSaysHowToMakeOne() async throws {
        let sandbox = try await Sandbox(makesWorkspace: false)
        let bare = try await sandbox.run()
        #expect(bare.status == 0)
        #expect(bare.text.contains("docket init"))
        for arguments in [["threads"], ["import", "x"], ["--json"], ["backup", "x"], ["rebuild"]] {
            let run = try await sandbox.run(arguments)
            #expect(run.status == 66, "\(arguments)")
            #expect(run.complaint.contains("docket init"), "\(arguments)")
        }
        #expect(!FileManager.default.fileExists(atPath: sandbox.workspace.path))
    }
}
