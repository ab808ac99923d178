import Foundation
import TestSupport

/// A program on a pseudo terminal of 200 × 60, and what it sends for each key.
final class ScreenSession {
    /// What came for one key.
    struct Answer {
        /// From the key to the last byte before the terminal was quiet.
        let seconds: Double
        let bytes: Double
        /// The same to the last text: some programs go on to move an invisible cursor for a while.
        let shown: Double
    }

    private let terminal: PseudoTerminal
    private let begin: ContinuousClock.Instant
    /// From the start to the last byte of the first complete screen.
    let start: Answer

    /// How long nothing must arrive for a screen to be complete.
    static let quiet = Duration.milliseconds(25)
    /// The same for a key among others that come one upon another: short enough that what follows a selection waits until
    /// they rest, so that what is measured is how soon the selection itself is seen to have moved.
    static let quietAmongKeys = Duration.milliseconds(12)
    /// The same at the start, when a program may be busy before it draws more.
    static let quietAtStart = Duration.milliseconds(250)
    private static let patience = Duration.seconds(20)

    /// From the start to the text that was waited for; nothing where none was named, or it never came.
    let first: Double?

    /// - Parameter text: Something of the first screen whose coming is noted.
    init(
        _ program: URL, _ arguments: [String], home: URL, first text: String? = nil,
        quiet: Duration = ScreenSession.quietAtStart
    ) async throws {
        let begin = ContinuousClock.now
        self.begin = begin
        terminal = try PseudoTerminal(
            program, arguments,
            environment: [
                "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": home.path, "LANG": "C.UTF-8", "TERM": "xterm-256color",
            ], width: 200, height: 60)
        let arrivals = try await Self.arrivals(of: terminal, quiet: quiet, from: text)
        start = Self.answer(arrivals, since: begin)
        first = text.flatMap { arrivals.time(of: $0) }.map { ($0 - begin) / .seconds(1) }
    }

    /// Sends a key and waits until its screen is complete: until nothing has come for a while.
    func press(_ key: String, quiet: Duration = ScreenSession.quiet) async throws -> Answer {
        let begin = ContinuousClock.now
        terminal.type(key)
        return Self.answer(try await Self.arrivals(of: terminal, quiet: quiet), since: begin)
    }

    /// Sends a key and waits for a text that comes of it: a program may show in between that it is at work.
    ///
    /// - Returns: How long it took; nil where it never came.
    func press(_ key: String, until text: String) async throws -> Double? {
        let begin = ContinuousClock.now
        terminal.type(key)
        let arrivals = try await Self.arrivals(of: terminal, quiet: Self.quiet, from: text)
        return arrivals.time(of: text).map { ($0 - begin) / .seconds(1) }
    }

    /// Sends a key many times, each as soon as the list has answered the one before.
    func press(_ key: String, times: Int) async throws -> [Answer] {
        var answers: [Answer] = []
        for _ in 0..<times { answers.append(try await press(key, quiet: Self.quietAmongKeys)) }
        return answers
    }

    /// Sends keys that may change nothing, and waits until the screen is complete.
    func settle(_ keys: String) async throws {
        terminal.type(keys)
        _ = try await redraw()
    }

    /// Sends keys and waits for nothing.
    func type(_ keys: String) { terminal.type(keys) }

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
    func redraw() async throws -> Double { try await press("\u{0C}").bytes }

    /// What the screen says, drawn anew.
    func text() async throws -> String {
        _ = terminal.takeArrivals()
        terminal.type("\u{0C}")
        let bytes = try await arrivals(quiet: Self.quietAtStart).flatMap(\.bytes)
        return String(decoding: bytes.withoutControls, as: UTF8.self)
    }

    /// What a time without input costs: seconds of the processor, and bytes.
    func idle(for duration: Duration) async throws -> (processor: Double, bytes: Int) {
        // What the last key has set going is done first.
        try await Task.sleep(for: .seconds(1))
        _ = terminal.takeArrivals()
        let before = try processorSeconds()
        try await Task.sleep(for: duration)
        return (try processorSeconds() - before, terminal.takeArrivals().reduce(0) { $0 + $1.bytes.count })
    }

    /// Waits until the program has nothing more to do, whatever is on the screen meanwhile.
    ///
    /// - Returns: Seconds from its start until then, to a tenth.
    func secondsUntilIdle() async throws -> Double {
        var last = begin
        var done = try processorSeconds()
        while ContinuousClock.now - last < .seconds(1) {
            try await Task.sleep(for: .milliseconds(100))
            let now = try processorSeconds()
            // A program that waits looks around now and then.
            if now - done >= 0.03 { last = .now }
            done = now
        }
        return (last - begin) / .seconds(1)
    }

    /// The most memory that the program has held, in MiB; nil where the system does not tell.
    var peakMemory: Double? { ProcessMemory.peak(of: terminal.process.pid) }

    /// What it holds now.
    var memory: Double? { ProcessMemory.resident(of: terminal.process.pid) }

    var isRunning: Bool { terminal.process.isRunning }

    /// Takes what has come since it was asked for the last time.
    func takeArrivals() -> [PseudoTerminal.Arrival] { terminal.takeArrivals() }

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

    private static func answer(_ arrivals: [PseudoTerminal.Arrival], since begin: ContinuousClock.Instant) -> Answer {
        guard let last = arrivals.last?.time else {
            return Answer(seconds: patience / .seconds(1), bytes: 0, shown: patience / .seconds(1))
        }
        return Answer(
            seconds: (last - begin) / .seconds(1), bytes: Double(arrivals.reduce(0) { $0 + $1.bytes.count }),
            shown: ((arrivals.last(where: \.hasText)?.time ?? last) - begin) / .seconds(1))
    }

    /// All that comes until nothing has come for so long, once a text was there, where one is named.
    ///
    /// - Returns: Nothing where nothing comes for as long as anybody waits.
    private static func arrivals(
        of terminal: PseudoTerminal, quiet: Duration, from text: String? = nil
    ) async throws -> [PseudoTerminal.Arrival] {
        var arrivals: [PseudoTerminal.Arrival] = []
        let begin = ContinuousClock.now
        while true {
            arrivals += terminal.takeArrivals()
            let now = ContinuousClock.now
            if let last = arrivals.last?.time, now - last > quiet {
                if text.map({ arrivals.time(of: $0) != nil }) ?? true || now - last > patience { return arrivals }
            }
            if arrivals.isEmpty, now - begin > patience { return [] }
            try await Task.sleep(for: .milliseconds(2))
        }
    }
}
