import Foundation
import Synchronization
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A shell on a terminal of tmux, on a server of its own. What is waited for is a condition, never a time.
final class TmuxTerminal: Sendable {
    let folder: TemporaryFolder
    private let socket: String
    /// The process of the server.
    private let server = Mutex<pid_t?>(nil)

    /// How long to wait for a condition before it counts as not met.
    private static let patience: TimeInterval = 300

    /// - Parameter folder: The home of whoever sits there; one of its own unless it is beside another terminal.
    init(width: Int = 120, height: Int = 40, in folder: TemporaryFolder? = nil) async throws {
        self.folder = try folder ?? TemporaryFolder()
        socket = self.folder.path("tmux-\(UUID().uuidString.prefix(8))")
        try await tmux(
            "-f", "/dev/null", "new-session", "-d", "-c", self.folder.url.path, "-x", "\(width)", "-y", "\(height)",
            "-s",
            "main",
            "env -i PS1='$ ' PATH=/usr/bin:/bin HOME=\(self.folder.url.path) LANG=C.UTF-8 TERM=tmux-256color SWIFT_BACKTRACE=enable=no sh"
        )
        let id = try await state("pid")
        server.withLock { $0 = pid_t(id) }
        try await tmux("set", "-g", "window-size", "manual")
        try await wait(for: "a shell") { $0.contains("$") }
    }

    deinit {
        // By its id: its socket is gone with the folder before another program could ask it to end.
        if let server = server.withLock({ $0 }) { kill(server, SIGTERM) }
    }

    /// Types a command line that runs the built program.
    func run(_ arguments: String) async throws {
        try await type("\(BuiltProgram.url.path) \(arguments)\n")
    }

    /// Types text, key by key.
    func type(_ text: String) async throws {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { try await press("Enter") }
            if !line.isEmpty { try await tmux("send-keys", "-t", "main", "-l", String(line)) }
        }
    }

    /// Presses keys by tmux's names.
    func press(_ keys: String...) async throws {
        try await tmux(["send-keys", "-t", "main"] + keys)
    }

    /// Pastes text as a terminal does, in brackets where the program asked for them.
    func paste(_ text: String) async throws {
        try await tmux("set-buffer", text)
        try await tmux("paste-buffer", "-p", "-t", "main")
    }

    func resize(width: Int, height: Int) async throws {
        try await tmux("resize-window", "-t", "main", "-x", "\(width)", "-y", "\(height)")
    }

    /// Sends a signal to what runs in the shell.
    func signal(_ name: String) async throws {
        let nothing = FileHandle.nullDevice.fileDescriptor
        let process = try ChildProcess(
            URL(fileURLWithPath: "pkill"), ["-\(name)", "-P", try await state("pane_pid"), "docket"],
            environment: ProcessInfo.processInfo.environment, folder: folder.url, input: nothing, output: nothing,
            errors: nothing)
        await process.ended()
    }

    /// What the terminal shows.
    var screen: String {
        get async throws { try await tmux("capture-pane", "-p", "-t", "main") }
    }

    /// What the terminal shows, with the sequences that style it.
    var styledScreen: String {
        get async throws { try await tmux("capture-pane", "-p", "-e", "-t", "main") }
    }

    /// Keeps all that programs write to the terminal from now on in a file.
    func record() async throws -> URL {
        let file = folder.file("output-\(UUID().uuidString.prefix(8))")
        try Data().write(to: file)
        try await tmux("pipe-pane", "-t", "main", "cat >> \(file.path)")
        return file
    }

    /// A variable of tmux about the terminal, such as `alternate_on`.
    func state(_ name: String) async throws -> String {
        try await tmux("display-message", "-p", "-t", "main", "#{\(name)}").trimmingCharacters(in: .newlines)
    }

    /// Waits until the screen is as it should be.
    @discardableResult
    func wait(for what: String, _ isMet: (String) async throws -> Bool) async throws -> String {
        let end = Date(timeIntervalSinceNow: Self.patience)
        var last = ""
        repeat {
            last = try await screen
            if try await isMet(last) { return last }
            try await Task.sleep(for: .milliseconds(20))
        } while Date() < end
        Issue.record("Waited in vain for \(what). The screen:\n\(last)")
        throw Failure()
    }

    struct Failure: Error {}

    /// How long a person takes before the next key. The review tells people's keys from held and pasted ones by their
    /// pace, so it is a part of what is typed, and no wait for something to happen.
    enum Pace: Int {
        /// From one key to the next.
        case nextKey = 60
        /// Long enough to have read a proposal.
        case reading = 250
        /// Until it is plain that nothing follows.
        case nothingMore = 500
    }

    func pause(_ pace: Pace) async throws {
        try await Task.sleep(for: .milliseconds(pace.rawValue))
    }

    @discardableResult
    private func tmux(_ arguments: String...) async throws -> String {
        try await tmux(arguments)
    }

    @discardableResult
    private func tmux(_ arguments: [String]) async throws -> String {
        let output = try OutputFile(in: FileManager.default.temporaryDirectory)
        await (try start(arguments, output: output.descriptor)).ended()
        return output.text
    }

    private func start(_ arguments: [String], output: Int32) throws -> ChildProcess {
        let nothing = FileHandle.nullDevice.fileDescriptor
        return try ChildProcess(
            URL(fileURLWithPath: "tmux"), ["-S", socket] + arguments, environment: ProcessInfo.processInfo.environment,
            folder: FileManager.default.temporaryDirectory, input: nothing, output: output, errors: nothing)
    }
}
