import Foundation
import TestSupport
import Testing

/// `Resources/setup --deb`, where the system has such packages.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/etc/debian_version")))
struct PackageTests {
    @Test func thePackageHasWhatIsInstalledAndNamesWhatItNeeds() async throws {
        let setup = try await Setup()
        let maker = ["DEBFULLNAME": "A Maker", "DEBEMAIL": "maker@example.org"]
        let run = try await setup.run("--deb", ".", "--built", "build/docket", adding: maker)
        #expect(run.status == 0, "\(run.complaint)")
        let name = try #require(
            FileManager.default.contentsOfDirectory(atPath: setup.folder.path).first { $0.hasSuffix(".deb") })
        #expect(name.hasPrefix("docket_0.1.0_"))
        let control = try await read(setup, "--field", name)
        for line in [
            "Package: docket", "Version: 0.1.0", "Maintainer: A Maker <maker@example.org>", "Depends: libc6 (>= ",
            "Recommends: fonts-dejavu-core, ",
        ] {
            #expect(control.split(separator: "\n").contains { $0.hasPrefix(line) }, "\(line)")
        }
        // It is not linked with that one, and may load it.
        #expect(control.contains(", libtinfo6 (>= "))
        let files = try await read(setup, "--contents", name).split(separator: "\n").map { $0.split(separator: " ") }
        #expect(files.allSatisfy { $0[1] == "root/root" })
        let paths = Set(files.compactMap(\.last))
        #expect(
            paths.isSuperset(of: [
                "./usr/bin/docket", "./usr/share/docket/resources/config.yaml", "./usr/share/man/man1/docket.1.gz",
                "./usr/share/bash-completion/completions/docket", "./usr/share/zsh/vendor-completions/_docket",
                "./usr/share/fish/vendor_completions.d/docket.fish", "./usr/share/doc/docket/copyright",
            ]))
        #expect(!paths.contains("./usr/share/docket/resources/.installed"))
    }

    @Test func aBuildThatNeedsSwiftToRunIsNotPackaged() async throws {
        let setup = try await Setup()
        let run = try await setup.run("--deb", ".", "--built", BuiltProgram.url.path)
        #expect(run.status == 1 && run.complaint.contains("Resources/setup --build"), "\(run.complaint)")
        #expect(try !setup.paths(in: ".").contains { $0.hasSuffix(".deb") })
    }

    private func read(_ setup: Setup, _ arguments: String...) async throws -> String {
        let run = try await BuiltProgram.run(
            URL(fileURLWithPath: "/usr/bin/dpkg-deb"), arguments, environment: ["PATH": "/usr/bin:/bin"],
            folder: setup.folder)
        #expect(run.status == 0, "\(run.complaint)")
        return run.text
    }
}
