import ArgumentParser
import Foundation

/// The memory of exports of more and more rows, each in a process of its own.
struct ExportMemory: Measuring {
    static let configuration = CommandConfiguration(
        commandName: "export-memory", abstract: "Peak memory of exports of 10,000, 100,000 and 1,000,000 rows.")

    @Option(help: "Formats, with commas between them.") var formats = "xlsx,pdf,docx,csv,md,html,json"

    @Option(help: "Numbers of rows, with commas between them.") var rows = "10000,100000,1000000"

    func fill(_ report: Report) async throws {
        try await withTemporaryFolder { folder in
            for format in formats.split(separator: ",").map(String.init) {
                var peaks: [(rows: String, peak: Double)] = []
                for count in rows.split(separator: ",").map(String.init) {
                    let output = folder.appendingPathComponent("export").path
                    let run = try OnceRun(["export-once", format, output, "--rows", count])
                    report.note(run.output)
                    peaks.append((count, run.peak))
                }
                guard let first = peaks.first, let last = peaks.last, peaks.count > 1 else { continue }
                report.add(
                    Measurement(
                        work: "peak memory of \(format.uppercased()), \(last.rows) rows", value: last.peak, unit: "MiB",
                        baseline: "\(first.rows) rows", baselineValue: first.peak, target: 1.5))
            }
        }
    }
}
