import DocketDomain
import Foundation
import TestSupport

/// One run: the processes, those that are killed, and what the log has in the end.
struct OrderRun {
    private(set) var killed = 0
    private let address: String
    private let histories: URL
    private var random: SeededGenerator
    private var started = 0

    /// - Parameter address: Of the log, as `OrderedLog` reads it.
    init(on address: String, histories: URL, seed: UInt64) throws {
        self.address = address
        self.histories = histories
        random = SeededGenerator(seed: seed)
    }

    mutating func go(writers: Int, readers: Int, seconds: Double, kills: Int) async throws {
        let log = try await OrderedLog.openPatiently(address)
        let first = try HistoryFile(histories.appendingPathComponent("0.ndjson"))
        var writer = HistoryWriter("first", seed: 0, to: log, first)
        try await writer.begin()
        var processes: [(part: OrderAct.Part, process: Process)] = []
        for _ in 0..<writers { processes.append((.writer, try start(.writer))) }
        for _ in 0..<readers { processes.append((.reader, try start(.reader))) }
        let end = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < end, !processes.isEmpty {
            let pause = kills > 0 ? seconds / Double(kills + 1) : seconds
            try await Task.sleep(for: min(.seconds(pause), end - ContinuousClock.now))
            guard killed < kills, ContinuousClock.now < end else { continue }
            let victim = Int.random(in: 0..<processes.count, using: &random)
            kill(processes[victim].process.processIdentifier, SIGKILL)
            processes[victim].process.waitUntilExit()
            killed += 1
            processes[victim].process = try start(processes[victim].part)
        }
        for (_, process) in processes { process.terminate() }
        for (_, process) in processes { process.waitUntilExit() }
        try await HistoryReader.conclude(log, first)
    }

    private mutating func start(_ part: OrderAct.Part) throws -> Process {
        started += 1
        let process = Process()
        process.executableURL = Bundle.main.executableURL
        process.arguments = [
            "order-act", part.rawValue, "--name", "\(part.rawValue.prefix(1))\(started)", "--log", address, "--history",
            histories.appendingPathComponent("\(started).ndjson").path, "--seed",
            "\(UInt64.random(in: 1...9_999_999, using: &random))",
        ]
        try process.run()
        return process
    }
}
