import ArgumentParser
import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation
import TestSupport

/// Two terminals and a writer at work on one workspace, for as long as one likes.
struct Soak: Measuring {
    static let configuration = CommandConfiguration(
        commandName: "soak", abstract: "Two terminals and one writer, at random and seeded, for some minutes.",
        discussion: """
            Build docket first: swift build -c release. Both terminals are given keys at random that change nothing, while \
            this process writes at random; now and then both look at the list of threads, and it is measured when they \
            show what was committed. It fails where a terminal ends, misses a change, or where the read model is not what \
            the log says.
            """)

    @Option(help: "For how long.") var minutes = 10.0
    @Option(help: "What keys and writes come from; made up unless given.") var seed: UInt64?
    @Option(help: "Messages of the workspace at the beginning.") var messages = 10_000
    @Option(help: "Milliseconds within which what is committed has to be seen, 99 times of 100.") var limit = 100.0

    func fill(_ report: Report) async throws {
        let seed = seed ?? UInt64.random(in: 1...9_999_999)
        report.note("soak of \(minutes) minutes, --seed \(seed)")
        do {
            try await withTemporaryFolder { folder in
                let run = try await SoakRun(in: folder, messages: messages, seed: seed, report)
                try await run.go(on: .seconds(minutes * 60))
                try await conclude(run, report)
                await run.end()
            }
        } catch {
            report.note("The soak failed; the same again: docket-bench soak --minutes \(minutes) --seed \(seed)")
            throw error
        }
    }

    /// By itself it fails where a target is missed.
    func run() async throws {
        let report = Report(.lines)
        try await fill(report)
        if report.measurements.contains(where: { $0.isMet == false }) { throw ExitCode.failure }
    }

    private func conclude(_ run: SoakRun, _ report: Report) async throws {
        report.note(
            "\(run.writes) writes, \(run.refused) of them refused; \(run.keys) keys; \(run.seen.count) changes seen by both"
        )
        let milliseconds = run.seen.map { $0 * 1000 }
        report.note("seen after p50 \(milliseconds.median.shown) ms, most \((milliseconds.max() ?? 0).shown) ms")
        report.add(
            Measurement(
                work: "another process's write on both screens, 99th percentile", value: milliseconds.percentile(99),
                unit: "ms", target: limit))
        for (index, growth) in run.growths.enumerated() {
            report.add(
                Measurement(
                    work: "memory of terminal \(index + 1) after \(minutes) minutes, of \(growth.before.shown) MiB",
                    value: (growth.after / growth.before - 1) * 100, unit: "% more", target: 10))
        }
        try await report.add(
            Measurement(
                work: "differences between log and read model", value: Double(run.differences()), unit: "", target: 0))
    }
}
