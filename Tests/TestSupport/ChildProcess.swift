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
    private let pid: pid_t
    private let status = Mutex<Int32?>(nil)

    /// Starts a program with these open files as its standard streams.
    ///
    /// - Parameter folder: Where it runs.
    package init(
        _ program: URL, _ arguments: [String], environment: [String: String], folder: URL, input: Int32, output: Int32,
        errors: Int32
    ) throws {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (number, file) in [input, output, errors].enumerated() {
            posix_spawn_file_actions_adddup2(&actions, file, Int32(number))
        }
        // `env -C` goes to the folder: the system's own way to do it has no name that is the same everywhere.
        let command = ["env", "-C", folder.path, program.relativePath] + arguments
        var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, "/usr/bin/env", &actions, nil, &words, &variables)
        guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO) }
        self.pid = pid
    }

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
        while true {
            if let code = poll(WNOHANG) { return code }
            // Only sleeping leaves the thread to other tests.
            try? await Task.sleep(for: .milliseconds(1))
        }
    }

    private func poll(_ options: Int32) -> Int32? {
        status.withLock { status in
            if status != nil { return status }
            var raw: Int32 = 0
            guard waitpid(pid, &raw, options) == pid else { return nil }
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
