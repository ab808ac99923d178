import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation
import TestSupport

/// One soak: the workspace, its writer, and the terminals that look at it.
final class SoakRun {
    /// What a terminal held once it had seen everything, and what it holds now, in MiB.
    struct Growth {
        let before: Double
        var after: Double
    }

    private(set) var writes = 0
    private(set) var refused = 0
    private(set) var keys = 0
    /// Seconds from each commit until both terminals showed it.
    private(set) var seen: [Double] = []
    private(set) var growths: [Growth] = []

    private let made: MadeWorkspace
    private let terminals: [ScreenSession]
    private let report: Report
    private var random: SeededGenerator
    private var commands = RandomCommands()
    private var marks = SoakMarks()

    init(in folder: URL, messages: Int, seed: UInt64, _ report: Report) async throws {
        self.report = report
        random = SeededGenerator(seed: seed)
        let made = try await MadeWorkspace.found(
            in: folder.appendingPathComponent("desk"), orMade: WorkspaceExtent(messages: messages), report)
        self.made = made
        var terminals: [ScreenSession] = []
        for _ in 0..<2 {
            terminals.append(
                try await ScreenSession(BuiltProgram.url, ["--workspace", made.folder.path], home: folder))
        }
        self.terminals = terminals
    }

    func end() async { for terminal in terminals { await terminal.end() } }

    /// Wanders and watches in turns.
    func go(on duration: Duration) async throws {
        let begin = ContinuousClock.now
        var told = begin
        while ContinuousClock.now - begin < duration {
            try await wander()
            try await watch()
            // What is kept at first is no growth: a tenth of the time, and no more than five minutes.
            if growths.isEmpty, ContinuousClock.now - begin > min(duration / 10, .seconds(300)) {
                growths = terminals.compactMap { $0.memory.map { Growth(before: $0, after: $0) } }
            }
            if ContinuousClock.now - told > .seconds(60) {
                told = .now
                report.note(
                    "after \(Int((told - begin) / .seconds(60))) min: \(writes) writes, \(seen.count) seen, p99 \((seen.percentile(99) * 1000).shown) ms"
                )
            }
        }
        for (index, terminal) in terminals.enumerated() where index < growths.count {
            growths[index].after = terminal.memory ?? growths[index].after
        }
    }

    /// Faults that the doctor finds, and tables that a rebuild makes otherwise.
    func differences() async throws -> Int {
        let faults = try await made.workspace.faults()
        for fault in faults { report.note("\(fault.area): \(fault.message)") }
        let database = try WorkspaceDatabase(path: made.folder.appendingPathComponent("docket.db").path)
        let live = try await TableDigests(of: database)
        _ = try await made.workspace.rebuild()
        let changed = try await TableDigests(of: database).tables(otherThan: live)
        for table in changed { report.note("\(table) is not what the log says") }
        return faults.count + changed.count
    }

    // MARK: Wandering

    /// Keys at random for both, and writes at random.
    private func wander() async throws {
        for _ in 0..<Int.random(in: 10...40, using: &random) {
            for terminal in terminals {
                terminal.type(SoakKeys.next(using: &random))
                keys += 1
            }
            if random.oneIn(2) { try await write() }
            // A key that comes at once after an escape would be taken for one sequence with it.
            try await Task.sleep(for: .milliseconds(Int.random(in: 20...80, using: &random)))
        }
        try checkTerminals()
    }

    private func write() async throws {
        writes += 1
        do { commands.learn(try await made.workspace.perform(commands.next(using: &random))) } catch {
            switch error.code {
            case .internal, .corrupt, .unavailable, .cancelled: throw error
            default: refused += 1
            }
        }
    }

    private func checkTerminals() throws {
        for (index, terminal) in terminals.enumerated() where !terminal.isRunning {
            throw DocketError(.internal, "Terminal \(index + 1) has ended after \(keys) keys and \(writes) writes.")
        }
    }

    // MARK: Watching

    /// Both look at the newest thread, and are to show what becomes of it.
    private func watch() async throws {
        let made = made.workspace
        let new = Command.createThread(NewThread(title: Self.watched, visibility: .team))
        guard let thread = try await made.perform(new).threadID else {
            throw DocketError(.internal, "A new thread has no id.")
        }
        writes += 1
        for index in terminals.indices { try await goHome(index) }
        for _ in 0..<10 {
            let mark = marks.next()
            for terminal in terminals { _ = terminal.takeArrivals() }
            // Of any length, so that more than a cell is drawn.
            let words = Vocabulary.words(Int.random(in: 0...6, using: &random), using: &random)
            _ = try await made.perform(.thread(thread, .rename("\(mark) \(words)")))
            let committed = ContinuousClock.now
            writes += 1
            seen.append(try await appearance(of: mark, since: committed))
            try await Task.sleep(for: .milliseconds(Int.random(in: 1...100, using: &random)))
        }
        try checkTerminals()
    }

    /// Goes to the newest thread, from wherever one is: a box that an escape closes may have come up only after it.
    private func goHome(_ index: Int) async throws {
        var shown = ""
        for _ in 0..<10 {
            for key in SoakKeys.home {
                terminals[index].type(key)
                try await Task.sleep(for: .milliseconds(60))
            }
            shown = try await terminals[index].text()
            if shown.contains(Self.watched) { return }
        }
        throw DocketError(.internal, "Terminal \(index + 1) does not come to the newest thread. It shows: \(shown)")
    }

    private static let watched = "Watched"

    /// How long it takes until both terminals have been sent a text.
    private func appearance(of mark: String, since committed: ContinuousClock.Instant) async throws -> Double {
        var arrived = terminals.map { _ in [PseudoTerminal.Arrival]() }
        var shown: [Double?] = terminals.map { _ in nil }
        while ContinuousClock.now - committed < Self.patience {
            for index in terminals.indices where shown[index] == nil {
                arrived[index] += terminals[index].takeArrivals()
                // What is drawn while the writer is still told of its commit has come at once.
                shown[index] = arrived[index].time(of: mark).map { max(0, ($0 - committed) / .seconds(1)) }
            }
            let times = shown.compactMap { $0 }
            if times.count == terminals.count { return times.max() ?? 0 }
            try await Task.sleep(for: .milliseconds(1))
        }
        var missing: [String] = []
        for index in terminals.indices where shown[index] == nil {
            missing.append("terminal \(index + 1)")
            let text = try await terminals[index].text()
            report.note("terminal \(index + 1) shows: \(text)")
        }
        throw DocketError(.internal, "“\(mark)” is not shown by \(missing.joined(separator: " and ")) after 5 s.")
    }

    private static let patience = Duration.seconds(5)
}
