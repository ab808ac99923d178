import Foundation
import TestSupport

/// A program on a pseudo terminal of 200 × 60, and what it sends for each key.
final class ScreenSession {
    /// What came for one key.
    struct Answer {
        /// From the key to the last byte before the terminal was quiet.
        let seconds: Double
        let bytes: Double
    }

    private let terminal: PseudoTerminal
    /// From the start to the last byte of the first complete screen.
    let start: Answer

    /// How long nothing must arrive for a screen to be complete.
    private static let quiet = Duration.milliseconds(25)
    /// The same at the start, when a program may be busy before it draws more.
    private static let quietAtStart = Duration.milliseconds(250)
    private static let patience = Duration.seconds(20)

    init(_ program: URL, _ arguments: [String], home: URL) async throws {
        let begin = ContinuousClock.now
        terminal = try PseudoTerminal(
            program, arguments,
            environment: [
                "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": home.path, "LANG": "C.UTF-8", "TERM": "xterm-256color",
            ],
            width: 200, height: 60)
        start = try await Self.answer(of: terminal, since: begin, quiet: Self.quietAtStart)
    }

    /// Sends a key and waits until its screen is complete.
    func press(_ key: String) async throws -> Answer {
        let begin = ContinuousClock.now
        terminal.type(key)
        return try await Self.answer(of: terminal, since: begin, quiet: Self.quiet)
    }

    /// Sends a key many times.
    func press(_ key: String, times: Int) async throws -> [Answer] {
        var answers: [Answer] = []
        for _ in 0..<times { answers.append(try await press(key)) }
        return answers
    }

    /// Sends keys and waits for nothing.
    func type(_ keys: String) {
        terminal.type(keys)
    }

    /// Sends a character that is shown as it is.
    ///
    /// - Returns: How long it took until it was among what came; nil where it never did.
    func seconds(until character: String) async throws -> Double? {
        _ = terminal.takeArrivals()
        let shown = Array(character.utf8)
        let begin = ContinuousClock.now
        terminal.type(character)
        var bytes: [UInt8] = []
        while ContinuousClock.now - begin < Self.patience {
            for arrival in terminal.takeArrivals() {
                bytes += arrival.bytes
                if bytes.firstRange(of: shown) != nil { return (arrival.time - begin) / .seconds(1) }
            }
            try await Task.sleep(for: .milliseconds(1))
        }
        return nil
    }

    /// All that comes, from the first byte until nothing has come for so long.
    func arrivals(quiet: Duration) async throws -> [PseudoTerminal.Arrival] {
        try await Self.arrivals(of: terminal, quiet: quiet)
    }

    /// Bytes of a screen that is drawn anew.
    func redraw() async throws -> Double {
        try await press("\u{0C}").bytes
    }

    /// What a time without input costs: seconds of the processor, and bytes.
    func idle(for duration: Duration) async throws -> (processor: Double, bytes: Int) {
        _ = terminal.takeArrivals()
        let before = try processorSeconds()
        try await Task.sleep(for: duration)
        return (try processorSeconds() - before, terminal.takeArrivals().reduce(0) { $0 + $1.bytes.count })
    }

    /// The most memory that the program has held, in MiB; nil where the system does not tell.
    var peakMemory: Double? {
        guard let status = try? String(contentsOfFile: "/proc/\(terminal.process.pid)/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") })
        else { return nil }
        return line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Double($0) }.map { $0 / 1024 }
    }

    func end() async {
        terminal.process.send(SIGKILL)
        await terminal.process.ended()
    }

    /// Time in the program and in the system for it, which Linux counts in hundredths.
    private func processorSeconds() throws -> Double {
        let text = try String(contentsOfFile: "/proc/\(terminal.process.pid)/stat", encoding: .utf8)
        let fields = text.split(separator: ")").last.map { $0.split(separator: " ") } ?? []
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return 0 }
        return (user + system) / 100
    }

    private static func answer(
        of terminal: PseudoTerminal, since begin: ContinuousClock.Instant, quiet: Duration
    ) async throws -> Answer {
        let arrivals = try await arrivals(of: terminal, quiet: quiet)
        guard let last = arrivals.last?.time else { return Answer(seconds: patience / .seconds(1), bytes: 0) }
        return Answer(
            seconds: (last - begin) / .seconds(1), bytes: Double(arrivals.reduce(0) { $0 + $1.bytes.count }))
    }

    /// - Returns: Nothing where nothing comes for as long as anybody waits.
    private static func arrivals(
        of terminal: PseudoTerminal, quiet: Duration
    ) async throws -> [PseudoTerminal.Arrival] {
        var arrivals: [PseudoTerminal.Arrival] = []
        let begin = ContinuousClock.now
        while true {
            arrivals += terminal.takeArrivals()
            let now = ContinuousClock.now
            if let last = arrivals.last?.time { if now - last > quiet { return arrivals } }
            if arrivals.isEmpty, now - begin > patience { return [] }
            try await Task.sleep(for: .milliseconds(2))
        }
    }
}
