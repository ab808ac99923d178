import ArgumentParser
import Foundation

/// The memory of exports of more and more rows, each in a process of its own.
struct ExportMemory: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export-memory", abstract: "Peak memory of exports of 10,000, 100,000 and 1,000,000 rows.")

    @Option(help: "Formats, with commas between them.")
    var formats = "xlsx,pdf,docx,csv,md,html,json"

    @Option(help: "Numbers of rows, with commas between them.")
    var rows = "10000,100000,1000000"

    func run() async throws {
        try await withTemporaryFolder { folder in
            for format in formats.split(separator: ",") {
                for count in rows.split(separator: ",") {
                    let process = Process()
                    process.executableURL = Bundle.main.executableURL
                    process.arguments = [
                        "export-once", String(format), folder.appendingPathComponent("export").path, "--rows",
                        String(count),
                    ]
                    try process.run()
                    process.waitUntilExit()
                    guard process.terminationStatus == 0 else { throw ExitCode(process.terminationStatus) }
                }
            }
        }
    }
}
