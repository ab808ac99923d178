import Foundation
import TestSupport
import Testing

/// `Resources/setup` with a home of its own, and with a small program that stands for docket.
final class Setup: Sendable {
    private let home: TemporaryFolder

    /// Builds the small program, with the resources that lie beside it.
    init(resources: [String] = ["config.yaml", "demo/README.md"]) async throws {
        home = try TemporaryFolder()
        for name in resources { try addResource(name) }
        try home.write(Self.program, to: "build/docket.c")
        _ = try await BuiltProgram.run(
            URL(fileURLWithPath: "/usr/bin/env"), ["cc", "-o", home.path("build/docket"), home.path("build/docket.c")],
            environment: environment, folder: home.url)
    }

    private static let program = """
        #include <stdio.h>
        #include <string.h>
        int main(int count, char **arguments)
        {
            const char *first = count > 1 ? arguments[1] : "";
            if (count > 9) puts("libtinfo.so.6");
            puts(strcmp(first, "--version") ? first : "0.1.0\\ncommit unknown\\nworkspace format 14");
            return 0;
        }
        """

    private var environment: [String: String] {
        ["HOME": home.url.path, "PATH": "/usr/bin:/bin", "TMPDIR": home.url.path, "LANG": "C.UTF-8"]
    }

    /// The small program.
    var program: URL { home.file("build/docket") }
    var folder: URL { home.url }

    /// Puts something in the place of `swift` that builds the small program, and writes down what it was asked and told.
    func replaceSwift() async throws -> [String: String] {
        let script = """
            #!/bin/sh
            case "$*" in
                --version) echo "Swift version 6.3" ;;
                *--show-bin-path) echo "\(home.path("build"))" ;;
                *) echo "$DOCKET_COMMIT $*" >"\(home.path("asked"))" ;;
            esac
            """
        try await home.writeScript(script, to: "tools/swift")
        return ["PATH": "\(home.path("tools")):/usr/bin:/bin"]
    }

    func path(_ path: String) -> String { home.path(path) }
    func write(_ text: String, to path: String) throws { try home.write(text, to: path) }
    func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: home.path(path)) }

    func addResource(_ name: String) throws { try home.write("of docket", to: resource(name)) }
    func removeResource(_ name: String) throws { try FileManager.default.removeItem(at: home.file(resource(name))) }

    /// All files and folders below a folder, by their paths in it.
    func paths(in folder: String) throws -> Set<String> {
        Set(try FileManager.default.subpathsOfDirectory(atPath: home.path(folder)))
    }

    func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: home.path(path))[.posixPermissions] as? Int
    }

    /// Runs it; what it says is shown where it fails.
    func succeed(
        _ arguments: String..., adding: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let run = try await run(arguments, adding: adding)
        #expect(run.status == 0, "\(run.text)\(run.complaint)", sourceLocation: sourceLocation)
    }

    func run(_ arguments: String..., adding: [String: String] = [:]) async throws -> Outcome {
        try await run(arguments, adding: adding)
    }

    func run(_ arguments: [String], adding: [String: String] = [:]) async throws -> Outcome {
        let script = URL(filePath: #filePath).appending(path: "../../../../Resources/setup").standardized
        return try await BuiltProgram.run(
            script, arguments, environment: environment.merging(adding) { _, new in new }, folder: home.url)
    }

    private func resource(_ name: String) -> String {
        #if os(Linux)
            "build/docket_Resources.resources/\(name)"
        #else
            "build/docket_Resources.bundle/\(name)"
        #endif
    }
}
