import DocketDomain
import Foundation
import TestSupport
import Testing

@Suite struct DemoCommandTests {
    @Test func withoutATerminalTheDemoIsMadeWhereItIsKept() async throws {
        let sandbox = try await Sandbox(makesWorkspace: false)
        let folder = sandbox.folder.appendingPathComponent("kept")
        let run = try await sandbox.done("demo", "review", "--keep", folder.path)
        #expect(run.text.contains("Made the demo in \(folder.path)"))
        #expect(run.complaint.contains("docket review --workspace \(folder.path) --user dana"))
        let threads = try await sandbox.json("threads", "list", "--workspace", folder.path, "--user", "dana")
        #expect(threads.items.count == 8)
        let other = sandbox.folder.appendingPathComponent("other")
        let json = try await sandbox.json("demo", "--keep", other.path)
        #expect(json["workspace"] == .string(other.path))
    }

    @Test(arguments: [[], ["review"]]) func withoutATerminalAndAFolderItSaysWhatToDo(_ arguments: [String]) async throws
    {
        let sandbox = try await Sandbox(makesWorkspace: false)
        let run = try await sandbox.run(["demo"] + arguments)
        #expect(run.status == 64)
        #expect(run.complaint.contains("--keep PATH"))
    }

    @Test func whatIsNoAddressIsRefused() async throws {
        let sandbox = try await Sandbox(makesWorkspace: false)
        #expect(try await sandbox.run("demo", "nowhere:1", "--keep", "x").status == 64)
    }
}
