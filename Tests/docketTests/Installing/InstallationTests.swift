import Foundation
import TestSupport
import Testing

/// `Resources/setup --install` and `--uninstall`.
@Suite struct InstallationTests {
    private static let files: Set = [
        "bin/docket", "share/docket/resources/config.yaml", "share/docket/resources/demo/README.md",
        "share/docket/resources/.installed", "share/bash-completion/completions/docket",
        "share/zsh/site-functions/_docket", "share/fish/vendor_completions.d/docket.fish", "share/man/man1/docket.1",
    ]

    @Test func docketItselfRunsFromWhereItWasInstalledAndKnowsItsResources() async throws {
        let setup = try await Setup()
        try await setup.succeed("--install", setup.path("prefix"), "--built", BuiltProgram.url.path)
        #expect(try setup.paths(in: "prefix").isSuperset(of: Self.files))
        let link = setup.folder.appendingPathComponent("link")
        try FileManager.default.createSymbolicLink(
            at: link, withDestinationURL: URL(filePath: setup.path("prefix/bin/docket")))
        let environment = ["HOME": setup.folder.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
        for program in [URL(filePath: setup.path("prefix/bin/docket")), link] {
            let made = try await BuiltProgram.run(program, ["init"], environment: environment, folder: setup.folder)
            #expect(made.status == 0, "\(made.complaint)")
        }
        #expect(setup.exists(".local/share/docket/config.yaml"))
        let manual = try String(contentsOfFile: setup.path("prefix/share/man/man1/docket.1"), encoding: .utf8)
        #expect(manual.hasPrefix(".TH "))
        let completions = try String(
            contentsOfFile: setup.path("prefix/share/zsh/site-functions/_docket"), encoding: .utf8)
        #expect(completions.hasPrefix("#compdef docket\n"))

        // A resource that is gone is named, with what to do.
        try FileManager.default.removeItem(atPath: setup.path("prefix/share/docket/resources/schema.json"))
        let broken = try await BuiltProgram.run(link, ["schema"], environment: environment, folder: setup.folder)
        #expect(broken.status == 69)
        #expect(broken.complaint.contains("prefix/share/docket/resources"))
        #expect(broken.complaint.contains("Resources/setup --install"))

        try await setup.succeed("--uninstall", setup.path("prefix"))
        #expect(!setup.exists("prefix"))
        #expect(setup.exists(".local/share/docket/docket.db"))
    }

    @Test func whatWasThereBeforeAndWhatOthersPutThereStays() async throws {
        let setup = try await Setup()
        try FileManager.default.createDirectory(
            atPath: setup.path("prefix/share/fish"), withIntermediateDirectories: true)
        let before = try setup.paths(in: "prefix")
        try await setup.succeed("--install", "prefix", "--built", "build/docket")
        #expect(try setup.paths(in: "prefix").isSuperset(of: Self.files))
        #expect(try setup.mode("prefix/bin/docket") == 0o755)
        #expect(try setup.mode("prefix/share/man/man1/docket.1") == 0o644)
        try setup.write("other", to: "prefix/share/man/man1/other.1")
        try await setup.succeed("--uninstall", "prefix")
        #expect(
            try setup.paths(in: "prefix")
                == before.union(["share/man", "share/man/man1", "share/man/man1/other.1"]))
    }

    @Test func anInstallationReplacesTheOneBefore() async throws {
        let setup = try await Setup(resources: ["config.yaml", "demo/README.md", "old/one"])
        try await setup.succeed("--install", "prefix", "--built", "build/docket")
        #expect(setup.exists("prefix/share/docket/resources/old/one"))
        try setup.removeResource("old")
        try setup.addResource("new")
        try await setup.succeed("--install", "prefix", "--built", "build/docket")
        #expect(setup.exists("prefix/share/docket/resources/new"))
        #expect(!setup.exists("prefix/share/docket/resources/old"))
        try await setup.succeed("--uninstall", "prefix")
        #expect(!setup.exists("prefix"))
    }

    @Test func inTheUsersOwnPlaceTheWorkspaceStaysAndNobodyElseLooksIntoIt() async throws {
        let setup = try await Setup()
        let prefix = setup.path(".local")
        try await setup.succeed("--install", prefix, "--built", "build/docket")
        #expect(try setup.mode(".local/share/docket") == 0o700)
        try setup.write("a workspace", to: ".local/share/docket/docket.db")
        try await setup.succeed("--uninstall", prefix)
        #expect(
            try setup.paths(in: ".local") == ["share", "share/docket", "share/docket/docket.db"])
    }

    @Test func whereNoBuildIsNamedOneIsMadeAndToldItsCommit() async throws {
        let setup = try await Setup()
        let tools = try await setup.replaceSwift()
        try await setup.succeed("--install", "prefix", adding: tools)
        #expect(try setup.paths(in: "prefix").isSuperset(of: Self.files))
        let asked = try String(contentsOfFile: setup.path("asked"), encoding: .utf8)
        #expect(asked.contains("build ") && asked.contains(" --configuration release --product docket"))
        // Without a repository around it there is no commit.
        #expect(asked.hasPrefix(" ") || asked.prefixMatch(of: #/[0-9a-f]{40}([0-9a-f]{24})?\+? /#) != nil, "\(asked)")

        // Root builds nothing among the files of whoever asked root.
        let asRoot = try await setup.run("--deb", adding: tools.merging(["SUDO_USER": "ada"]) { $1 })
        #expect(getuid() != 0 || asRoot.status == 1 && asRoot.complaint.contains("Resources/setup --build"))
    }

    @Test func aPackageIsPreparedInAFolderThatStandsForTheRoot() async throws {
        let setup = try await Setup()
        let staged = ["DESTDIR": setup.path("root")]
        let run = try await setup.run("--install", "/usr", "--built", "build/docket", adding: staged)
        #expect(run.status == 0 && !run.text.contains("PATH"), "\(run.text) \(run.complaint)")
        #expect(try setup.paths(in: "root/usr").isSuperset(of: Self.files))
        try await setup.succeed("--uninstall", "/usr", adding: staged)
        #expect(try setup.paths(in: "root").isEmpty)
    }

    @Test func aRecordNamesNothingOutsideOfItsPrefix() async throws {
        let setup = try await Setup()
        try await setup.succeed("--install", "prefix", "--built", "build/docket")
        try setup.write("mine", to: "mine")
        try setup.write("mine", to: "prefix/other/mine")
        let record = setup.path("prefix/share/docket/resources/.installed")
        let lines = "f ../mine\nf share/../../mine\nf \(setup.path("mine"))\nf other/mine\n"
        try (String(contentsOfFile: record, encoding: .utf8) + lines)
            .write(toFile: record, atomically: true, encoding: .utf8)
        try await setup.succeed("--uninstall", "prefix")
        #expect(setup.exists("mine") && setup.exists("prefix/other/mine"))
        #expect(try setup.paths(in: "prefix") == ["other", "other/mine"])
    }

    @Test func whatCannotBeDoneIsSaidWithWhatToDo() async throws {
        let setup = try await Setup()
        let missing = try await setup.run("--uninstall", "prefix")
        #expect(missing.status == 1 && missing.complaint.contains("is not installed in \(setup.path("prefix"))"))
        try setup.write("no folder", to: "prefix")
        let blocked = try await setup.run("--install", "prefix", "--built", "build/docket")
        #expect(blocked.status == 1 && blocked.complaint.contains("prefix is in the way"))
        let unbuilt = try await setup.run("--install", "other", "--built", "build/none")
        #expect(unbuilt.status == 1 && unbuilt.complaint.contains("Leave --built out"))
        #expect(!setup.exists("other"))
        let wrong = [
            ["--install", ""], ["--install", "a", "--deb"], ["--test", "--install", "a"], ["--built", "x"],
            ["--install", "a", "b"], ["--bogus"],
        ]
        for arguments in wrong {
            let run = try await setup.run(arguments)
            #expect(run.status == 64 && run.complaint.contains("--help"), "\(arguments)")
        }
        #expect(try setup.paths(in: ".").allSatisfy { !$0.hasPrefix("tmp.") })
    }
}
