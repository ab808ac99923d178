import ArgumentParser

/// Measures docket against a baseline in the same run: ratios tell, times are notes.
@main
struct DocketBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docket-bench",
        abstract: "Measure docket against baselines in the same run.",
        discussion: "Run it optimised: swift run -c release docket-bench SUBCOMMAND",
        subcommands: [
            ImportSpeed.self, ImportMemory.self, ImportOnce.self, QuerySpeed.self, ReviewSpeed.self, ScreenSpeed.self,
            ExportSpeed.self, ExportMemory.self, ExportOnce.self, StreamSpeed.self, ExtractionQuality.self,
            SQLSpeed.self,
        ])
}
