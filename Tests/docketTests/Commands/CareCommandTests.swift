import DocketDomain
import Foundation
import TestSupport
import Testing

@Suite struct CareCommandTests {
    @Test func aWorkspaceIsItsOwnersAloneAndMakingItAgainChangesNothing() async throws {
        let sandbox = try await Sandbox()
        func mode(_ path: String) throws -> Int {
            let attributes = try FileManager.default.attributesOfItem(
                atPath: sandbox.workspace.appendingPathComponent(path).path)
            return try #require(attributes[.posixPermissions] as? Int)
        }
        #expect(try mode("") == 0o700)
        for file in ["docket.db", "config.yaml", "telemetry.ndjson"] { #expect(try mode(file) == 0o600, "\(file)") }
        try await sandbox.done("config", "set", "theme", "dark", "--in-workspace")
        let events = try await sandbox.events()
        #expect(try await sandbox.done("init").text.contains("already"))
        #expect(try await sandbox.events() == events)
        let settings = try await sandbox.json("config")["settings"]?.array ?? []
        #expect(settings.first { $0["key"] == "theme" }?["value"] == "dark")
    }

    @Test func aFolderThatCannotBeMadeIsAnError() async throws {
        let sandbox = try await Sandbox(makesWorkspace: false)
        let file = try sandbox.file("file", "x")
        #expect(try await sandbox.run("init", "\(file)/below").status == 69)
    }

    @Test func aBackupBringsEverythingBack() async throws {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("Before")
        let events = try await sandbox.events()
        let backup = sandbox.folder.appendingPathComponent("backup.db").path
        #expect(try await sandbox.json("backup", backup)["file"] == .string(backup))
        #expect(try await sandbox.run("backup", backup).status == 73)
        try await sandbox.done("threads", "rename", thread, "After")
        let restored = try await sandbox.json("restore", backup)
        #expect(try await sandbox.json("threads", "show", thread)["title"] == "Before")
        #expect(try await sandbox.events() == events)
        let kept = try #require(restored["kept"]?.string)
        #expect(FileManager.default.fileExists(atPath: kept))
        try await sandbox.done("restore", kept)
        #expect(try await sandbox.json("threads", "show", thread)["title"] == "After")
    }

    @Test func whatIsNoBackupIsRefusedAndNothingChanges() async throws {
        let sandbox = try await Sandbox()
        _ = try await sandbox.thread("Kept")
        #expect(try await sandbox.run("restore", "none.db").status == 66)
        for text in ["no database", ""] {
            let run = try await sandbox.run("restore", try sandbox.file("bad.db", text), "--json")
            #expect(run.status == 76, "\(run.complaint)")
        }
        #expect(try await sandbox.json("threads").items.count == 1)
    }

    @Test func aBackupCanBeRestoredOverADatabaseThatIsDamagedBeyondOpening() async throws {
        let sandbox = try await Sandbox()
        _ = try await sandbox.thread("Kept")
        let backup = sandbox.folder.appendingPathComponent("backup.db").path
        try await sandbox.done("backup", backup)
        let damage = Data("this is no database at all, and long enough to be taken for one".utf8)
        try damage.write(to: sandbox.workspace.appendingPathComponent("docket.db"))
        #expect(try await sandbox.run("threads").status == 76)
        let bad = try await sandbox.run("restore", try sandbox.file("bad.db", "neither is this"))
        #expect(bad.status == 76)
        #expect(try Data(contentsOf: sandbox.workspace.appendingPathComponent("docket.db")) == damage)
        let kept = try #require(try await sandbox.json("restore", backup)["kept"]?.string)
        #expect(try Data(contentsOf: URL(fileURLWithPath: kept)) == damage)
        #expect(try await sandbox.json("threads").items.map { $0["title"] } == ["Kept"])
        #expect(try await sandbox.json("doctor")["ok"] == true)
    }

    @Test func whereverAPageIsDamagedTheDoctorNamesItAndABackupTakesItsPlace() async throws {
        let sandbox = try await Sandbox()
        _ = try await sandbox.thread("Keepsake")
        let backup = sandbox.folder.appendingPathComponent("backup.db").path
        try await sandbox.done("backup", backup)
        let database = sandbox.workspace.appendingPathComponent("docket.db")
        let sound = try Data(contentsOf: database)
        let places = sound.ranges(of: Data("Keepsake".utf8)).map(\.lowerBound)
        #expect(places.count > 2)
        for place in places {
            var bytes = sound
            bytes[place] ^= 1
            try bytes.write(to: database)
            let doctor = try await sandbox.run("doctor", "--json")
            #expect(doctor.status == 76, "\(doctor.text) \(doctor.complaint)")
            #expect((doctor.text + doctor.complaint).contains("Page \(place / 4096 + 1) of"))
            let threads = try await sandbox.run("threads")
            #expect(threads.status == 76 || threads.text.contains("Keepsake"))
            #expect(try await sandbox.run("backup", "\(backup).damaged").status == 76)
            try await sandbox.done("restore", backup)
            #expect(try await sandbox.json("threads").items.map { $0["title"] } == ["Keepsake"])
            #expect(try await sandbox.json("doctor")["ok"] == true)
        }
    }

    @Test func aRebuildGivesTheSameLists() async throws {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("T")
        _ = try await sandbox.table("Numbers", in: thread)
        let before = try await [
            sandbox.json("threads", "show", thread), sandbox.json("artifacts"), sandbox.json("search", "ada"),
        ]
        #expect(try await sandbox.json("rebuild")["events"]?.int ?? 0 > 3)
        let after = try await [
            sandbox.json("threads", "show", thread), sandbox.json("artifacts"), sandbox.json("search", "ada"),
        ]
        #expect(after == before)
    }

    @Test func theDoctorIsContentWithASoundWorkspaceAndWarnsOfWhatIsOpenToOthers() async throws {
        let sandbox = try await Sandbox()
        _ = try await sandbox.table("Numbers")
        let healthy = try await sandbox.json("doctor")
        #expect(healthy["ok"] == true)
        func status(_ area: String, in report: JSON) -> [String] {
            (report["checks"]?.array ?? []).filter { $0["area"] == .string(area) }.compactMap { $0["status"]?.string }
        }
        #expect(status("database", in: healthy) == ["ok"])
        #expect(status("permissions", in: healthy) == ["ok"])
        #expect(status("terminal", in: healthy) == ["ok"])
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: sandbox.workspace.path)
        try Data("theme: purple\n".utf8).write(to: sandbox.workspace.appendingPathComponent("config.yaml"))
        let run = try await sandbox.run(["doctor", "--json"], adding: ["LANG": "C", "TERM": "dumb"])
        #expect(run.status == 0)
        for area in ["permissions", "terminal", "locale", "settings"] {
            #expect(status(area, in: try run.json) == ["warn"], "\(area)")
        }
    }

    @Test func theDoctorFindsDamageAndEndsWith76() async throws {
        let sandbox = try await Sandbox()
        _ = try await sandbox.table("Numbers")
        let database = sandbox.workspace.appendingPathComponent("docket.db")
        var bytes = try Data(contentsOf: database)
        let size = bytes.count
        bytes.replaceSubrange((size / 2)..<size, with: Data(repeating: 0x5A, count: size - size / 2))
        try bytes.write(to: database)
        let run = try await sandbox.run("doctor", "--json")
        #expect(run.status == 76, "\(run.text) \(run.complaint)")
        #expect(try run.json["ok"] == false)
        try Data("this is no database at all, and long enough to be one".utf8).write(to: database)
        #expect(try await sandbox.run("doctor").status == 76)
        #expect(try await sandbox.run("threads").status == 76)
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func completionsArePrintedForEachShell(_ shell: String) async throws {
        let sandbox = try await Sandbox(makesWorkspace: false)
        let script = try await sandbox.done("completions", shell).text
        #expect(script.contains("docket") && script.contains("artifacts"))
    }

    @Test func whatHappenedIsCountedInTheWorkspaceWithoutContentAndNotWhereItIsSwitchedOff()
        async throws
    {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("Secret title")
        try await sandbox.done("send", "--thread", thread, "secret words", "--no-reply")
        _ = try await sandbox.table("Secret table")
        try await sandbox.done("import", try sandbox.file("c.jsonl", ImportCommandTests.chat("1")))
        let file = sandbox.workspace.appendingPathComponent("telemetry.ndjson")
        let text = try String(contentsOf: file, encoding: .utf8)
        let events = try text.split(separator: "\n").map { try JSON(parsing: String($0))["event"]?.string }
        #expect(
            events == ["workspace_created", "thread_created", "message_sent", "artifact_saved", "import_completed"])
        #expect(!text.lowercased().contains("secret"))
        try await sandbox.done("config", "set", "telemetry", "off")
        _ = try await sandbox.thread("Another")
        #expect(try String(contentsOf: file, encoding: .utf8) == text)
    }

    @Test func telemetryThatCannotBeWrittenFailsNoCommand() async throws {
        let sandbox = try await Sandbox()
        let file = sandbox.workspace.appendingPathComponent("telemetry.ndjson")
        try FileManager.default.removeItem(at: file)
        try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
        _ = try await sandbox.thread("Still works")
    }

    @Test func theProgramWorksWhereItWasCopiedToWithItsResourcesAndThroughALink() async throws {
        let sandbox = try await Sandbox(makesWorkspace: false)
        let manager = FileManager.default
        let build = BuiltProgram.url.deletingLastPathComponent()
        let folder = sandbox.folder.appendingPathComponent("opt")
        let resources = try #require(
            try manager.contentsOfDirectory(atPath: build.path).first { $0.hasPrefix("docket_Resources.") })
        try manager.createDirectory(at: folder, withIntermediateDirectories: true)
        // Copied by a process of its own: a program that others may be writing cannot be started.
        let copied = try await BuiltProgram.run(
            URL(fileURLWithPath: "/bin/cp"), [BuiltProgram.url.path, folder.path], environment: [:], folder: folder)
        #expect(copied.status == 0)
        let link = sandbox.folder.appendingPathComponent("link")
        try manager.createSymbolicLink(at: link, withDestinationURL: folder.appendingPathComponent("docket"))
        func run() async throws -> Outcome {
            try await BuiltProgram.run(link, ["init"], environment: sandbox.environment, folder: sandbox.folder)
        }
        let lost = try await run()
        #expect(lost.status == 69)
        #expect(lost.complaint.contains(resources))
        try manager.copyItem(
            at: build.appendingPathComponent(resources), to: folder.appendingPathComponent(resources))
        #expect(try await run().status == 0)
        #expect(manager.fileExists(atPath: sandbox.workspace.appendingPathComponent("config.yaml").path))
    }
}
