import Foundation
import TestSupport
import Testing

/// A shell on a terminal of tmux, on a server of its own. What is waited for is a condition, never a time.
final class TmuxTerminal: Sendable {
    let folder: TemporaryFolder
    private let socket: String

    /// How long to wait for a condition before it counts as not met.
    private static let patience: TimeInterval = 30

    init(width: Int = 120, height: Int = 40) throws {
        folder = try TemporaryFolder()
        socket = folder.path("tmux")
        try tmux(
            "-f", "/dev/null", "new-session", "-d", "-x", "\(width)", "-y", "\(height)", "-s", "main",
            "env -i PS1='$ ' PATH=/usr/bin:/bin HOME=\(folder.url.path) LANG=C.UTF-8 SWIFT_BACKTRACE=enable=no TERM=tmux-256color sh"
        )
        try tmux("set", "-g", "window-size", "manual")
        try wait(for: "a shell") { $0.contains("$") }
    }

    deinit {
        _ = try? tmux("kill-server")
    }

    /// Types a command line that runs the built program.
    func run(_ arguments: String) throws {
        try type("\(BuiltProgram.url.path) \(arguments)\n")
    }

    /// Types text, key by key.
    func type(_ text: String) throws {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { try press("Enter") }
            if !line.isEmpty { try tmux("send-keys", "-t", "main", "-l", String(line)) }
        }
    }

    /// Presses keys by tmux's names.
    func press(_ keys: String...) throws {
        try tmux(["send-keys", "-t", "main"] + keys)
    }

    func resize(width: Int, height: Int) throws {
        try tmux("resize-window", "-t", "main", "-x", "\(width)", "-y", "\(height)")
    }

    /// Sends a signal to what runs in the shell.
    func signal(_ name: String) throws {
        let shell = try state("pane_pid")
        try tmux("run-shell", "pkill -\(name) -P \(shell) docket")
    }

    /// What the terminal shows.
    var screen: String {
        get throws { try tmux("capture-pane", "-p", "-t", "main") }
    }

    /// A variable of tmux about the terminal, such as `alternate_on`.
    func state(_ name: String) throws -> String {
        try tmux("display-message", "-p", "-t", "main", "#{\(name)}").trimmingCharacters(in: .newlines)
    }

    /// Waits until the screen is as it should be.
    @discardableResult
    func wait(for what: String, _ isMet: (String) throws -> Bool) throws -> String {
        let end = Date(timeIntervalSinceNow: Self.patience)
        var last = ""
        repeat {
            last = try screen
            if try isMet(last) { return last }
            usleep(20_000)
        } while Date() < end
        Issue.record("Waited in vain for \(what). The screen:\n\(last)")
        throw Failure()
    }

    struct Failure: Error {}

    @discardableResult
    private func tmux(_ arguments: String...) throws -> String {
        try tmux(arguments)
    }

    @discardableResult
    private func tmux(_ arguments: [String]) throws -> String {
        let words = (["tmux", "-S", socket] + arguments).map { "'\($0.replacing("'", with: "'\\''"))'" }
        guard let pipe = popen(words.joined(separator: " ") + " 2>/dev/null", "r") else { throw Failure() }
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 { output += buffer[..<count] }
        pclose(pipe)
        return String(decoding: output, as: UTF8.self)
    }
}
