import ArgumentParser
import DocketDomain
import DocketWorkspace
import Foundation
import TestSupport

/// A large CSV file, from the command to its rows on the screen, against programs that are made for such files.
struct TableSpeed: Measuring {
    static let configuration = CommandConfiguration(
        commandName: "table", abstract: "A CSV of 1,000,000 rows, 10 cells each, beside VisiData and csvlens.",
        discussion: "Build docket first: swift build -c release. The others are measured where they are installed.")

    @Option(help: "How many rows.") var rows = 1_000_000

    /// What stands in the first row and in no other.
    static let firstCell = "Position 0"
    /// How long nothing must come for a program to be done: it may read on behind a screen that is there.
    static let quiet = Duration.seconds(1)

    /// The amount that comes second when they are sorted by it: on the screen, they are sorted. Longer cells may be cut.
    private var secondAmount: String {
        let (whole, hundredths) = (1..<max(2, rows)).lazy.map(RowMaker.amount).min { $0 < $1 } ?? (0, 0)
        return "\(whole).\(hundredths)"
    }

    /// What a program needs for one file.
    private struct Costs {
        var first: Double
        var all: Double
        var sort: Double?
        var memory: Double?
    }

    func fill(_ report: Report) async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("positions.csv")
            try RowMaker.write(rows, to: file)
            let own = try await docket(file, in: folder)
            for (name, program) in [("VisiData", TableProgram.visidata), ("csvlens", .csvlens)] {
                guard let program else {
                    report.add(Measurement(work: "a CSV of \(rows) × 10", notMeasured: "\(name) is not installed"))
                    continue
                }
                add(own, beside: try await costs(of: program, file, in: folder), name, report)
            }
        }
    }

    private func add(_ own: Costs, beside other: Costs, _ name: String, _ report: Report) {
        let table = "a CSV of \(rows) × 10"
        func add(_ work: String, _ own: Double?, _ other: Double?, _ unit: String = "s", _ target: Double) {
            guard let own, let other else { return }
            report.add(
                Measurement(
                    work: "\(table), \(work)", value: own, unit: unit, baseline: name, baselineValue: other,
                    target: target))
        }
        add("from the command to its first rows", own.first, other.first, "s", 1)
        add("to all its rows", own.all, other.all, "s", 0.5)
        add("sorted by a number", own.sort, other.sort, "s", 0.2)
        add("peak memory", own.memory, other.memory, "MiB", 0.25)
    }

    private func costs(of program: TableProgram, _ file: URL, in folder: URL) async throws -> Costs {
        let session = try await program.open(file, home: folder)
        var costs = Costs(
            first: session.first ?? session.start.seconds,
            all: max(session.start.shown, try await session.secondsUntilIdle()))
        if let key = program.sortKey {
            for key in program.columnKeys { _ = try await session.press(key, quiet: .milliseconds(200)) }
            costs.sort = try await session.press(key, until: secondAmount)
        }
        costs.memory = session.peakMemory
        await session.end()
        return costs
    }

    /// The table is made an artifact, and opened.
    private func docket(_ file: URL, in folder: URL) async throws -> Costs {
        let place = folder.appendingPathComponent("workspace")
        let workspace = try await LocalWorkspace.create(place, account: MadeWorkspace.account)
        let made = try ProgramRun(
            BuiltProgram.url,
            [
                "artifacts", "create", "--kind", "table", "--title", "Positions", "--from", file.path, "--workspace",
                place.path,
            ], watchesMemory: true)
        let artifacts = try await workspace.queries.artifacts(ArtifactFilter(), page: PageRequest(size: 1)).items
        guard let table = artifacts.first else { throw DocketError(.internal, "The table is not there.") }
        let session = try await ScreenSession(
            BuiltProgram.url, ["--workspace", place.path, "artifact:\(table.id)"], home: folder, first: Self.firstCell,
            quiet: Self.quiet)
        var costs = Costs(
            first: made.seconds + (session.first ?? session.start.seconds), all: made.seconds + session.start.shown)
        for key in ["l", "l", "l"] { _ = try await session.press(key) }
        costs.sort = try await session.press("[", until: secondAmount)
        costs.memory = [made.peakMemory, session.peakMemory].compactMap { $0 }.max()
        await session.end()
        return costs
    }
}
