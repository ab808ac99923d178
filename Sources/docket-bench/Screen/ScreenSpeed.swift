import ArgumentParser
import DocketDomain
import DocketWorkspace
import Foundation
import TestSupport

/// The built program on a terminal of 200 × 60: its start, its answers to keys, and what it costs to leave it alone.
struct ScreenSpeed: Measuring {
    static let configuration = CommandConfiguration(
        commandName: "screen",
        abstract: "Start, keys, bytes, idling and memory of the screen, beside neomutt and vifm.",
        discussion:
            "Build docket first: swift build -c release. neomutt and vifm are measured where they are installed.")

    @Option(help: "Messages of the workspace, a tenth of them in one thread.") var messages = 1_000_000

    @Option(help: "A folder for the workspace: made where there is none, used again where there is one.") var workspace:
        String?

    @Option(help: "How often each key is pressed.") var steps = 300

    @Option(help: "How many seconds to leave the program alone.") var idle = 20

    func validate() throws {
        guard workspace != nil || messages >= 100_000 else {
            throw ValidationError("At least 100,000 messages are needed: lists must be longer than keys go down.")
        }
    }

    func fill(_ report: Report) async throws {
        try await withTemporaryFolder { folder in
            let place = workspace.map { URL(fileURLWithPath: $0) } ?? folder.appendingPathComponent("large")
            let large = try await MadeWorkspace.found(in: place, orMade: WorkspaceExtent(messages: messages), report)
            let reader = MailReader(in: folder)
            try await measureStart(large, reader, in: folder, report)
            let mails = try await baseline("neomutt with 20,000 mails", hasPreview: false, report) {
                try await reader?.open(mails: 20_000)
            }
            let files = try await baseline("vifm with 6,000 files, preview on", hasPreview: true, report) {
                try await FileBrowser(in: folder)?.open(files: 6000)
            }
            for list in List.all(in: large) {
                let session = try await open(large.folder, list.arguments, home: folder)
                for key in list.keys { _ = try await session.press(key) }
                let keys = try await KeyAnswers(session, steps: steps, hasPreview: list.hasPreview)
                report.note(keys.text(list.name))
                addKeys(of: list, keys, mails, report)
                addBytes(of: list, keys, files, report)
                try await addRest(of: list, session, report)
                await session.end()
            }
        }
    }

    /// A list that is moved through.
    private struct List {
        let name: String
        /// What opens it, and the keys that come first.
        var arguments: [String] = []
        var keys: [String] = []
        /// Whether what is selected is shown beside it.
        var hasPreview = false

        static func all(in large: MadeWorkspace) -> [List] {
            [
                List(name: "threads", hasPreview: true),
                List(name: "messages of one thread", arguments: ["thread:\(large.thread)"], keys: ["2"]),
                List(name: "rows of one table", arguments: ["artifact:\(large.table)"]),
                List(name: "the queue", arguments: ["review"], hasPreview: true),
            ]
        }
    }

    private func open(_ workspace: URL, _ arguments: [String] = [], home: URL) async throws -> ScreenSession {
        try await ScreenSession(BuiltProgram.url, ["--workspace", workspace.path] + arguments, home: home)
    }

    // MARK: Start

    private func measureStart(
        _ large: MadeWorkspace, _ reader: MailReader?, in folder: URL, _ report: Report
    ) async throws {
        let empty = folder.appendingPathComponent("empty")
        _ = try await LocalWorkspace.create(empty, account: MadeWorkspace.account)
        var (ours, emptys, theirs, versions, memory): ([Double], [Double], [Double], [Double], [Double]) = (
            [], [], [], [], []
        )
        // In turns, so that what else the machine does falls on all alike.
        for _ in 0..<15 {
            let session = try await open(large.folder, home: folder)
            ours.append(session.start.seconds)
            if let held = session.memory { memory.append(held) }
            await session.end()
            let other = try await open(empty, home: folder)
            emptys.append(other.start.seconds)
            await other.end()
            versions.append(try ProgramRun(BuiltProgram.url, ["--version"]).seconds)
            guard let reader else { continue }
            let mails = try await reader.open(mails: 100)
            theirs.append(mails.start.seconds)
            await mails.end()
        }
        let work = "start to first frame"
        report.add(
            Measurement(
                work: work, value: ours.median, baseline: "an empty workspace", baselineValue: emptys.median,
                target: 1.1))
        report.add(
            theirs.isEmpty
                ? Measurement(work: work, notMeasured: "neomutt is not installed")
                : Measurement(
                    work: work, value: ours.median, baseline: "neomutt with 100 mails", baselineValue: theirs.median,
                    target: 1.2))
        report.add(Measurement(work: "docket --version", value: versions.median * 1000, unit: "ms", target: 5))
        if !memory.isEmpty {
            report.add(Measurement(work: "memory at rest", value: memory.median, unit: "MiB", target: 40))
        }
    }

    // MARK: Keys

    /// The keys of another program; nil where it is not installed.
    private func baseline(
        _ name: String, hasPreview: Bool, _ report: Report, open: () async throws -> ScreenSession?
    ) async throws -> KeyAnswers? {
        guard let session = try await open() else { return nil }
        let keys = try await KeyAnswers(session, steps: steps, hasPreview: hasPreview)
        report.note(keys.text(name))
        let (processor, bytes) = try await session.idle(for: .seconds(idle))
        let memory = session.peakMemory.map { ", peak memory \($0.shown) MiB" } ?? ""
        report.note("\(name), idle for \(idle) s: \(processor.shown) s of the processor, \(bytes) bytes\(memory)")
        await session.end()
        return keys
    }

    private func addKeys(of list: List, _ keys: KeyAnswers, _ mails: KeyAnswers?, _ report: Report) {
        for (kind, own, other) in [("a row", keys.row, mails?.row), ("a page", keys.page, mails?.page)] {
            let work = "\(list.name), \(kind), 99th percentile"
            guard let other else {
                report.add(Measurement(work: work, notMeasured: "neomutt is not installed"))
                continue
            }
            report.add(
                Measurement(
                    work: work, value: own.map(\.seconds).percentile(99), baseline: "neomutt",
                    baselineValue: other.map(\.seconds).percentile(99), target: 1))
        }
    }

    private func addBytes(of list: List, _ keys: KeyAnswers, _ files: KeyAnswers?, _ report: Report) {
        let work = "\(list.name), bytes for a row"
        guard list.hasPreview else {
            report.add(Measurement(work: work, value: keys.rowBytes, unit: "bytes", target: 300))
            report.add(
                Measurement(
                    work: "\(work), of a full redraw's \(Int(keys.redraw))", value: keys.rowBytes / keys.redraw * 100,
                    unit: "%", target: 5))
            return
        }
        guard let files else {
            for work in [work, "\(list.name), a row with its preview, 99th percentile"] {
                report.add(Measurement(work: work, notMeasured: "vifm is not installed"))
            }
            return
        }
        report.add(
            Measurement(
                work: "\(work), with its preview", value: keys.rested.map(\.bytes).mean, unit: "bytes",
                baseline: "vifm, preview on",
                baselineValue: files.rested.map(\.bytes).mean, target: 1))
        report.add(
            Measurement(
                work: "\(list.name), a row with its preview, 99th percentile",
                value: keys.rested.map(\.seconds).percentile(99), baseline: "vifm, preview on",
                baselineValue: files.rested.map(\.seconds).percentile(99), target: 1))
    }

    // MARK: Rest

    private func addRest(of list: List, _ session: ScreenSession, _ report: Report) async throws {
        let (processor, sent) = try await session.idle(for: .seconds(idle))
        report.add(
            Measurement(
                work: "\(list.name), idle for \(idle) s", value: processor / Double(idle) * 100,
                unit: "% of a processor", target: 0.1))
        report.add(Measurement(work: "\(list.name), idle for \(idle) s", value: Double(sent), unit: "bytes", target: 0))
        if let memory = session.peakMemory {
            report.add(Measurement(work: "\(list.name), peak memory", value: memory, unit: "MiB", target: 40))
        }
    }
}
