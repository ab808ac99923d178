import ArgumentParser
import Foundation

/// Measures docket against a baseline in the same run: ratios tell, times are notes.
@main struct DocketBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docket-bench", abstract: "Measure docket against baselines in the same run.",
        discussion: """
            Run it optimised, with docket beside it: swift build -c release, then swift run -c release docket-bench \
            --all, or one SUBCOMMAND. What else the rows are compared with is used where it is installed: neomutt, vifm, \
            VisiData (vd), csvlens, and for Python reportlab and python-docx.
            """,
        subcommands: [
            MakeWorkspace.self, SizesSpeed.self, Soak.self, OrderCheck.self, OrderAct.self, ScreenSpeed.self,
            QuerySpeed.self, ReviewSpeed.self, CommandSpeed.self, CareSpeed.self, TableSpeed.self, ImportSpeed.self,
            ImportMemory.self, ImportOnce.self, ExportSpeed.self, ExportMemory.self, ExportOnce.self,
            StreamSpeed.self, ExtractionQuality.self, SQLSpeed.self,
        ])

    @Flag(help: "Measure all that docket promises, and print one table of it.") var all = false
    @Flag(help: "With --all: as JSON.") var json = false
    @Flag(help: "With --all: small sizes, to see whether everything runs.") var small = false
    @Option(help: "With --all: a folder to keep the workspaces in, for the next time.")
    var keep: String?

    func validate() throws {
        guard all || !json && !small && keep == nil else {
            throw ValidationError("--json, --small and --keep go with --all.")
        }
    }

    func run() async throws {
        guard all else { throw CleanExit.helpRequest(self) }
        let report = Report(json ? .json : .table)
        try await withTemporaryFolder { folder in
            let place = keep.map { URL(fileURLWithPath: $0) } ?? folder
            try await AllSpeed(report: report, folder: place, isSmall: small).run()
        }
    }
}
