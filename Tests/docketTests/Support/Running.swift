import Foundation
import Synchronization
import TestSupport

/// A program that goes on running, and what it has printed so far.
final class Running: Sendable {
    private let process: Process
    private let output: Pipe
    private let printed = Printed()

    init(_ arguments: [String], in sandbox: Sandbox) throws {
        process = Process()
        output = Pipe()
        process.executableURL = Program.url
        process.arguments = arguments
        process.environment = sandbox.environment
        process.currentDirectoryURL = sandbox.folder
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.standardOutput = output
        output.fileHandleForReading.readabilityHandler = { [printed] in printed.add($0.availableData) }
        try process.runAlone()
    }

    deinit {
        if process.isRunning { process.terminate() }
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

    func interrupt() { process.interrupt() }

    /// Closes the reading end of the program's output.
    func stopReading() throws {
        output.fileHandleForReading.readabilityHandler = nil
        try output.fileHandleForReading.close()
    }

    /// Waits for the end of the program and gives its exit code; of one that a signal ended, the signal below zero.
    func ended() async throws -> Int32 {
        while process.isRunning {
            try Task.checkCancellation()
            try await Task.sleep(for: .milliseconds(2))
        }
        return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    }
}

/// The lines of what has been read so far.
private final class Printed: Sendable {
    private let state = Mutex((lines: [String](), rest: Data()))

    var lines: [String] { state.withLock { $0.lines } }

    func add(_ bytes: Data) {
        state.withLock { state in
            state.rest += bytes
            var pieces = state.rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            state.rest = pieces.popLast().map { Data($0) } ?? Data()
            state.lines += pieces.map { String(decoding: $0, as: UTF8.self) }
        }
    }
}
