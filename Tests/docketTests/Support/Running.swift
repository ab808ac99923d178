import Foundation
import Synchronization
import TestSupport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A program that goes on running, and what it has printed so far.
final class Running: Sendable {
    private let process: ChildProcess
    private let printed: Printed

    init(_ arguments: [String], in sandbox: Sandbox, adding: [String: String] = [:]) throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        printed = Printed(ends[0])
        // The program alone holds the writing end: its end is the end of what can be read.
        defer { close(ends[1]) }
        let nothing = FileHandle.nullDevice.fileDescriptor
        process = try ChildProcess(
            BuiltProgram.url, arguments, environment: sandbox.environment.merging(adding) { _, new in new },
            folder: sandbox.folder, input: nothing,
            output: ends[1], errors: nothing)
    }

    deinit {
        process.send(SIGTERM)
    }

    /// Waits until a line has been printed that fulfils a condition.
    func line(where isWanted: (String) -> Bool) async throws -> String {
        while true {
            if let line = printed.lines.first(where: isWanted) { return line }
            try Task.checkCancellation()
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    var lines: [String] { printed.lines }

    func interrupt() { process.send(SIGINT) }

    /// Ends the process as a loss of power would.
    func kill() { process.send(SIGKILL) }

    /// Closes the reading end of the program's output.
    func stopReading() { printed.close() }

    /// Waits for the end of the program and gives its exit code; of one that a signal ended, the signal below zero.
    func ended() async -> Int32 { await process.ended() }
}

/// The lines that have come through a pipe so far. Nobody waits in a read: what is there is taken when it is asked for.
private final class Printed: Sendable {
    private let descriptor: Int32
    private let state = Mutex((lines: [String](), rest: [UInt8](), isClosed: false))

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit { close() }

    var lines: [String] {
        state.withLock { state in
            var buffer = [UInt8](repeating: 0, count: 64 << 10)
            while !state.isClosed, case let count = read(descriptor, &buffer, buffer.count), count > 0 {
                state.rest += buffer[..<count]
            }
            while let end = state.rest.firstIndex(of: UInt8(ascii: "\n")) {
                state.lines.append(String(decoding: state.rest[..<end], as: UTF8.self))
                state.rest.removeSubrange(...end)
            }
            return state.lines
        }
    }

    func close() {
        state.withLock { state in
            guard !state.isClosed else { return }
            state.isClosed = true
            #if canImport(Glibc)
                _ = Glibc.close(descriptor)
            #else
                _ = Darwin.close(descriptor)
            #endif
        }
    }
}
