import ArgumentParser
import DocketDomain
import DocketWorkspace
import Foundation

/// The memory of an import of a very large export, in a process of its own.
struct ImportMemory: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import-memory", abstract: "Peak memory while importing a generated ChatGPT export.")

    @Option(help: "Size of the export in MiB.")
    var size = 1024

    @Option(help: "The most memory that meets the target, in MiB.")
    var target = 150.0

    func run() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("conversations.json")
            var generator = ExportGenerator(keepsReplies: false)
            try generator.write(to: file, bytes: size << 20)
            let process = Process()
            process.executableURL = Bundle.main.executableURL
            process.arguments = ["import-once", file.path, folder.appendingPathComponent("workspace").path]
            try process.run()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else { throw ExitCode(process.terminationStatus) }
            print("target: at most \(target.shown) MiB for an export of \(size) MiB, \(generator.messages) messages")
        }
    }
}

/// One import, whose peak memory is printed: `import-memory` starts it as a process of its own.
struct ImportOnce: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "import-once", shouldDisplay: false)

    @Argument var file: String
    @Argument var workspace: String

    func run() async throws {
        let workspace = try await LocalWorkspace.create(URL(fileURLWithPath: workspace), account: "bench")
        let before = peakMemory()
        let (report, seconds) = try await measure {
            try await workspace.importChats(URL(fileURLWithPath: file), format: nil, options: ImportOptions())
        }
        print("imported \(report.added.messages) messages in \(seconds.shown) s")
        print("peak memory: \(peakMemory().shown) MiB (\(before.shown) MiB before the import)")
    }
}
