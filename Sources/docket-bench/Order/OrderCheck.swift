import ArgumentParser
import DocketDomain
import Foundation
import TestSupport

/// Writers and readers of one log, some of which are killed, and a checker of what they saw.
struct OrderCheck: Measuring {
    static let configuration = CommandConfiguration(
        commandName: "order", abstract: "Whether a log keeps its promises to writers and readers, some of them killed.",
        discussion: """
            Each writer and reader is a process with a history file of its own: lines of JSON. What all of them saw is \
            held against what the log has at the end: nothing that was acknowledged is lost, doubled, torn or out of \
            order, no reader skipped anything, nothing unique was taken twice. --check does the same for history files \
            of an earlier run, or of your own making, without any log.
            """)

    @Option(help: "A workspace's docket.db, or postgres://…; made where there is none.") var log: String?
    @Option(help: "Processes that write.") var writers = 8
    @Option(help: "Processes that read.") var readers = 3
    @Option(help: "For how long.") var seconds = 20.0
    @Option(help: "Of the writers and readers, how many are killed on the way; another takes the place of each.")
    var kills = 20
    @Option(help: "What is written and who is killed comes from it; made up unless given.") var seed: UInt64?
    @Option(help: "A folder to keep the history files in.") var history: String?
    @Option(help: "A folder of history files, to be checked and nothing else.") var check: String?

    func validate() throws {
        guard check == nil || log == nil && history == nil else {
            throw ValidationError("--check looks at history files alone: leave --log and --history out.")
        }
    }

    /// By itself it fails where a promise is broken.
    func run() async throws {
        let report = Report(.lines)
        try await fill(report)
        if report.measurements.contains(where: { $0.isMet == false }) { throw ExitCode.failure }
    }

    func fill(_ report: Report) async throws {
        if let check {
            return try tell(of: URL(fileURLWithPath: check), report)
        }
        let seed = seed ?? UInt64.random(in: 1...9_999_999)
        report.note("order, --seed \(seed)")
        try await withTemporaryFolder { folder in
            let place = history.map { URL(fileURLWithPath: $0) } ?? folder.appendingPathComponent("history")
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            let address = log ?? folder.appendingPathComponent("docket.db").path
            var run = try OrderRun(on: address, histories: place, seed: seed)
            try await run.go(writers: writers, readers: readers, seconds: seconds, kills: kills)
            report.note("\(run.killed) processes were killed")
            try tell(of: place, report)
        }
    }

    private func tell(of folder: URL, _ report: Report) throws {
        var history = LogHistory([])
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        for file in files.sorted(by: { $0.path < $1.path }) where file.pathExtension == "ndjson" {
            history.append(try LogHistory(lines: try Data(contentsOf: file)))
        }
        let faults = history.faults()
        for fault in faults.prefix(20) { report.note("\(fault)") }
        report.note(
            "\(history.acknowledged) appends acknowledged, \(history.unanswered) never answered, \(history.reads) events read"
        )
        report.add(Measurement(work: "promises broken", value: Double(faults.count), unit: "", target: 0))
    }
}
