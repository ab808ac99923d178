import ArgumentParser
import DocketDomain
import DocketWorkspace
import Foundation

/// The memory of an import of a very large export, in a process of its own.
struct ImportMemory: Measuring {
    static let configuration = CommandConfiguration(
        commandName: "import-memory", abstract: "Peak memory while importing a generated ChatGPT export.")

    @Option(help: "Size of the export in MiB.") var size = 1024

    func fill(_ report: Report) async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("conversations.json")
            var generator = ExportGenerator(keepsReplies: false)
            try generator.write(to: file, bytes: size << 20)
            let run = try OnceRun(["import-once", file.path, folder.appendingPathComponent("workspace").path])
            report.note(run.output)
            report.add(
                Measurement(
                    work: "memory while importing an export of \(size) MiB", value: run.peak, unit: "MiB", target: 150))
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
        let before = ProcessMemory.ownPeak
        let (report, seconds) = try await measure {
            try await workspace.importChats(URL(fileURLWithPath: file), format: nil, options: ImportOptions())
        }
        print("imported \(report.added.messages) messages in \(seconds.shown) s")
        OnceRun.tellPeak(from: before)
    }
}
