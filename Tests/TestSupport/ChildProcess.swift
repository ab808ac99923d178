import CPseudoTerminal
package import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A program that was started. Foundation's `Process` crashed now and then where many were started at once; this asks
/// the system directly.
package final class ChildProcess: Sendable {
    package let pid: Int32
    private let status = Mutex<Int32?>(nil)

    /// Starts a program with these open files as its standard streams.
    ///
    /// - Parameter folder: Where it runs.
    package init(
        _ program: URL, _ arguments: [String], environment: [String: String], folder: URL, input: Int32, output: Int32,
        errors: Int32
    ) throws {
        pid = try Self.start(program, arguments, environment: environment, folder: folder, flags: 0) { actions in
            for (number, file) in [input, output, errors].enumerated() {
                posix_spawn_file_actions_adddup2(&actions, file, Int32(number))
            }
        }
    }

    /// Starts a program as the leader of a session whose terminal is the one at this path.
    package init(
        _ program: URL, _ arguments: [String], environment: [String: String], folder: URL, terminal: String
    ) throws {
        // The first terminal that the leader of a session opens becomes that session's own.
        pid = try Self.start(
            program, arguments, environment: environment, folder: folder, flags: Int16(CPSEUDOTERMINAL_SETSID)
        ) { actions in
            for number: Int32 in 0...2 { posix_spawn_file_actions_addopen(&actions, number, terminal, O_RDWR, 0) }
        }
    }

    #if canImport(Darwin)
        private typealias FileActions = posix_spawn_file_actions_t?
    #else
        private typealias FileActions = posix_spawn_file_actions_t
    #endif

    private static func start(
        _ program: URL, _ arguments: [String], environment: [String: String], folder: URL, flags: Int16,
        streams: (inout FileActions) -> Void
    ) throws -> pid_t {
        #if canImport(Darwin)
            var actions: FileActions
            var attributes: posix_spawnattr_t?
        #else
            var actions = FileActions()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        // Threads of the tests keep signals from themselves; a program begins without that.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, flags | Int16(POSIX_SPAWN_SETSIGMASK))
        streams(&actions)
        // `env -C` goes to the folder: the system's own way to do it has no name that is the same everywhere.
        let command = ["env", "-C", folder.path, program.relativePath] + arguments
        var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, "/usr/bin/env", &actions, &attributes, &words, &variables)
        guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO) }
        return pid
    }

    /// The end of a process that somebody else has waited for.
    private static let unknown = Int32.min

    package var isRunning: Bool { poll(WNOHANG) == nil }

    package func send(_ signal: Int32) {
        status.withLock { status in
            // A process that has been waited for may have left its number to another one.
            if status == nil { _ = Foundation.kill(pid, signal) }
        }
    }

    /// Waits for the end.
    ///
    /// - Returns: The exit code; the signal below zero where one ended it.
    @discardableResult
    package func ended() async -> Int32 {
        var pause = 1
        while true {
            if let code = poll(WNOHANG) { return code }
            // Only sleeping leaves the thread to other tests; who has waited long need not look often.
            try? await Task.sleep(for: .milliseconds(pause))
            pause = min(2 * pause, 20)
        }
    }

    private func poll(_ options: Int32) -> Int32? {
        status.withLock { status in
            if status != nil { return status }
            var raw: Int32 = 0
            let waited = waitpid(pid, &raw, options)
            // Somebody else has waited for it: how it ended is not to be had, and nothing more will come.
            if waited < 0, errno == ECHILD { status = Self.unknown }
            guard waited == pid else { return status }
            let signal = raw & 0x7F
            status = signal == 0 ? (raw >> 8) & 0xFF : -signal
            return status
        }
    }
}

/// A file that a process writes to, read whole or as far as it has come.
package final class OutputFile: Sendable {
    package let url: URL
    package let descriptor: Int32

    package init(in folder: URL) throws {
        url = folder.appendingPathComponent("\(UUID().uuidString).out")
        descriptor = open(url.path, O_CREAT | O_RDWR | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }

    deinit {
        close(descriptor)
        unlink(url.path)
    }

    package var bytes: Data { (try? Data(contentsOf: url)) ?? Data() }
    package var text: String { String(decoding: bytes, as: UTF8.self) }
}
