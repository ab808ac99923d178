import ArgumentParser
import DocketDomain
import DocketWorkspace
import Foundation
import TestSupport

/// The built program on a terminal of 200 × 60: its start, its answers to keys, and what it costs to leave it alone.
struct ScreenSpeed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "screen", abstract: "Start, keys, bytes, idling and memory of the screen, beside neomutt's.",
        discussion: "Build docket first: swift build -c release. neomutt is measured where it is installed.")

    @Option(help: "Threads of the workspace.")
    var threads = 100_000

    @Option(help: "Messages of its longest thread.")
    var messages = 100_000

    @Option(help: "Rows of its longest table, ten cells each.")
    var rows = 1_000_000

    @Option(help: "Pending proposals of another workspace's queue.")
    var pending = 50_000

    @Option(help: "A folder for the workspace: made where there is none, used again where there is one.")
    var workspace: String?

    @Option(help: "How often each key is pressed.")
    var steps = 300

    @Option(help: "How many seconds to leave the program alone.")
    var idle = 20

    private static let pageDown = "\u{1B}[6~"

    func run() async throws {
        try await withTemporaryFolder { folder in
            let large = try await largeWorkspace(in: folder)
            let reader = MailReader(in: folder)
            if reader == nil { print("neomutt is not installed: what is compared with it is left out") }
            try await measureStart(large, reader, in: folder)
            let baseline = try await measureReader(reader)
            try await measureKeys(in: "threads", try await open(large.folder, home: folder), baseline)
            let reading = try await open(large.folder, ["thread:\(large.thread)"], home: folder)
            _ = try await reading.press("2")
            try await measureKeys(in: "messages of one thread", reading, baseline)
            let table = try await open(large.folder, ["artifact:\(large.table)"], home: folder)
            try await measureKeys(in: "rows of one table", table, baseline)
            let desk = folder.appendingPathComponent("desk")
            try await ReviewWorkspace(desk).propose(pending)
            try await measureKeys(in: "queue of \(pending)", try await open(desk, ["review"], home: folder), baseline)
        }
    }

    private func largeWorkspace(in folder: URL) async throws -> ScreenWorkspace {
        let place = workspace.map { URL(fileURLWithPath: $0) } ?? folder.appendingPathComponent("large")
        if FileManager.default.fileExists(atPath: place.appendingPathComponent("docket.db").path) {
            return try await ScreenWorkspace(in: place)
        }
        let extent = ScreenWorkspace.Extent(threads: threads, messages: messages, rows: rows)
        let (made, seconds) = try await measure { try await ScreenWorkspace.make(in: place, extent) }
        print("workspace of \(threads) threads, \(messages) messages in one, \(rows) rows: made in \(seconds.shown) s")
        return made
    }

    private func open(_ workspace: URL, _ arguments: [String] = [], home: URL) async throws -> ScreenSession {
        try await ScreenSession(BuiltProgram.url, ["--workspace", workspace.path] + arguments, home: home)
    }

    private func measureStart(_ large: ScreenWorkspace, _ reader: MailReader?, in folder: URL) async throws {
        let empty = folder.appendingPathComponent("empty")
        _ = try await LocalWorkspace.create(empty, account: "bench")
        var starts: [[Double]] = [[], [], []]
        // In turns, so that what else the machine does falls on all alike.
        for _ in 0..<10 {
            for (index, workspace) in [large.folder, empty].enumerated() {
                let session = try await open(workspace, home: folder)
                starts[index].append(session.start.seconds)
                await session.end()
            }
            guard let reader else { continue }
            let session = try await reader.open(mails: 100)
            starts[2].append(session.start.seconds)
            await session.end()
        }
        let medians = starts.map { $0.percentile(50) }
        Measurement(
            work: "start to first complete frame, large workspace", value: medians[0],
            baseline: "an empty workspace", baselineValue: medians[1], target: 1.2
        ).print()
        guard reader != nil else { return }
        Measurement(
            work: "start to first complete frame, large workspace", value: medians[0],
            baseline: "neomutt with 100 mails", baselineValue: medians[2], target: 1
        ).print()
    }

    /// What one program needs for its keys.
    private struct Keys {
        let row: [ScreenSession.Answer]
        let page: [ScreenSession.Answer]
        let redraw: Double
    }

    private func press(_ session: ScreenSession, row: String = "j", page: String) async throws -> Keys {
        // The first ones read what later ones find in memory.
        _ = try await session.press(row, times: 5)
        let redraw = try await session.redraw()
        return Keys(
            row: try await session.press(row, times: steps), page: try await session.press(page, times: steps / 4),
            redraw: redraw)
    }

    private func measureReader(_ reader: MailReader?) async throws -> Keys? {
        guard let reader else { return nil }
        let session = try await reader.open(mails: 20_000)
        let keys = try await press(session, page: Self.pageDown)
        report("neomutt with 20,000 mails, a row", keys.row)
        report("neomutt with 20,000 mails, a page", keys.page)
        let (processor, bytes) = try await session.idle(for: .seconds(idle))
        print("neomutt idle for \(idle) s: \(processor.shown) s of the processor, \(bytes) bytes")
        if let memory = session.peakMemory { print("neomutt peak memory: \(memory.shown) MiB") }
        await session.end()
        return keys
    }

    private func measureKeys(in list: String, _ session: ScreenSession, _ baseline: Keys?) async throws {
        let keys = try await press(session, page: Self.pageDown)
        for (name, own, other) in [("a row", keys.row, baseline?.row), ("a page", keys.page, baseline?.page)] {
            report("\(list), \(name)", own)
            guard let other else { continue }
            Measurement(
                work: "\(list), \(name), 99th percentile", value: own.map(\.seconds).percentile(99),
                baseline: "neomutt", baselineValue: other.map(\.seconds).percentile(99), target: 1
            ).print()
        }
        let bytes = keys.row.map(\.bytes).mean
        Bound(work: "\(list), bytes for a row", value: bytes, unit: "bytes", target: 300).print()
        Bound(
            work: "\(list), bytes for a row, of a full redraw's \(Int(keys.redraw))", value: bytes / keys.redraw * 100,
            unit: "%", target: 5
        ).print()
        let (processor, sent) = try await session.idle(for: .seconds(idle))
        Bound(
            work: "\(list), idle for \(idle) s", value: processor / Double(idle) * 100, unit: "% of a processor",
            target: 0.1
        ).print()
        Bound(work: "\(list), idle for \(idle) s", value: Double(sent), unit: "bytes", target: 0).print()
        if let memory = session.peakMemory {
            Bound(work: "\(list), peak memory", value: memory, unit: "MiB", target: 60).print()
        }
        await session.end()
    }

    private func report(_ what: String, _ answers: [ScreenSession.Answer]) {
        let times = answers.map { $0.seconds * 1000 }
        let bytes = answers.map(\.bytes)
        print(
            """
            \(what): p50 \(times.percentile(50).shown) ms, p99 \(times.percentile(99).shown) ms; \
            bytes: mean \(Int(bytes.mean)), p50 \(Int(bytes.percentile(50))), most \(Int(bytes.max() ?? 0))
            """)
    }
}
