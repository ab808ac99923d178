import Foundation
import TestSupport
import Testing

/// The built program on a pseudo terminal of 200 × 60, whose every byte is read and judged.
final class RawTerminal {
    private let terminal: PseudoTerminal
    private(set) var screen: ScreenReader
    /// Everything that was sent.
    private(set) var bytes: [UInt8] = []
    /// Every line that a condition was looked for in.
    private(set) var seen: Set<String> = []

    /// How long to wait for a condition before it counts as not met.
    private static let patience = Duration.seconds(300)

    init(_ arguments: [String], home: URL) throws {
        screen = ScreenReader(width: 200, height: 60)
        terminal = try PseudoTerminal(
            BuiltProgram.url, arguments,
            environment: [
                "PATH": "/usr/bin:/bin", "HOME": home.path, "LANG": "C.UTF-8", "TERM": "xterm-256color",
                "SWIFT_BACKTRACE": "enable=no",
            ], width: 200, height: 60)
    }

    /// Types text, or sends the bytes of a key.
    func type(_ text: String) {
        terminal.type(text)
    }

    /// Waits until the screen is as it should be.
    func wait(for what: String, _ isMet: (String) -> Bool) async throws {
        let end = ContinuousClock.now + Self.patience
        repeat {
            readArrivals()
            if isMet(screen.text) {
                seen.formUnion(screen.rows)
                return
            }
            try await Task.sleep(for: .milliseconds(5))
        } while .now < end
        Issue.record("Waited in vain for \(what). The screen:\n\(screen.text)")
        throw Failure()
    }

    /// Waits for the end of the program, and reads what it sent until then.
    func ended() async throws -> Int32 {
        let code = await terminal.process.ended()
        while !terminal.isHungUp { try await Task.sleep(for: .milliseconds(1)) }
        readArrivals()
        return code
    }

    struct Failure: Error {}

    private func readArrivals() {
        for arrival in terminal.takeArrivals() {
            bytes += arrival.bytes
            screen.feed(arrival.bytes)
        }
    }
}
