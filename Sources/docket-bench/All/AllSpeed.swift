import ArgumentParser
import DocketDomain
import Foundation

/// The whole table of what docket promises about speed, each row by the subcommand that measures it.
struct AllSpeed {
    let report: Report
    /// Where workspaces are made, or used again.
    let folder: URL

    /// Smaller than what is promised, to see whether everything runs.
    let isSmall: Bool

    func run() async throws {
        let sizes = isSmall ? [10_000, 100_000] : [10_000, 100_000, 1_000_000]
        let largest = sizes[sizes.count - 1]
        let large = folder.appendingPathComponent("messages-\(largest)").path
        let rows = isSmall ? "20000" : "1000000"
        let steps: [(name: String, command: () throws -> any Measuring)] = [
            (
                "sizes",
                {
                    try SizesSpeed.parse([
                        "--sizes", sizes.map(String.init).joined(separator: ","), "--rounds", isSmall ? "3" : "15",
                        "--workspaces", folder.path,
                    ])
                }
            ),
            (
                "screen",
                {
                    try ScreenSpeed.parse([
                        "--workspace", large, "--steps", isSmall ? "40" : "200", "--idle", isSmall ? "2" : "10",
                    ])
                }
            ), ("queries", { try QuerySpeed.parse(["--workspace", large]) }),
            ("review", { try ReviewSpeed.parse(["--workspace", large]) }),
            ("commands", { try CommandSpeed.parse(isSmall ? ["--customers", "100", "--lines", "200"] : []) }),
            ("care", { try CareSpeed.parse(["--workspace", large]) }),
            ("import", { try ImportSpeed.parse(isSmall ? ["--messages", "2000"] : []) }),
            ("import-memory", { try ImportMemory.parse(isSmall ? ["--size", "4"] : []) }),
            ("export", { try ExportSpeed.parse(isSmall ? ["--rows", "1000", "--document-rows", "100"] : []) }),
            (
                "export-memory",
                { try ExportMemory.parse(["--formats", "xlsx", "--rows", isSmall ? "1000,5000" : "10000,1000000"]) }
            ), ("table", { try TableSpeed.parse(["--rows", rows]) }),
            ("soak", { try Soak.parse(["--minutes", isSmall ? "0.2" : "1", "--limit", "50"]) }),
        ]
        let begin = ContinuousClock.now
        for (name, command) in steps {
            report.note("\(name), after \(Int((ContinuousClock.now - begin) / .seconds(1))) s")
            do { try await command().fill(report) } catch {
                // The others are measured all the same.
                report.add(Measurement(work: name, notMeasured: "\((error as? DocketError)?.message ?? "\(error)")"))
            }
        }
        report.finish()
    }
}
