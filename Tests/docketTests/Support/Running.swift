import Foundation
import Synchronization

/// A program that goes on running, and what it has printed so far.
final class Running: Sendable {
    private let process: Process
    private let lines: Mutex<[(text: String, at: ContinuousClock.Instant)]>
    private let output: Pipe

    init(_ arguments: [String], in sandbox: Sandbox) throws {
        let process = Process()
        let output = Pipe()
        process.executableURL = Program.url
        process.arguments = arguments
        process.environment = sandbox.environment
        process.currentDirectoryURL = sandbox.folder
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.standardOutput = output
        self.process = process
        self.output = output
        lines = Mutex([])
        let rest = Mutex(Data())
        output.fileHandleForReading.readabilityHandler = { [lines] handle in
            let now = ContinuousClock.now
            let found = rest.withLock { rest in
                rest += handle.availableData
                var pieces = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                rest = pieces.popLast().map { Data($0) } ?? Data()
                return pieces.map { String(decoding: $0, as: UTF8.self) }
            }
            lines.withLock { $0 += found.map { ($0, now) } }
        }
        try process.run()
    }

    deinit {
        if process.isRunning { process.terminate() }
    }

    /// Waits until a line has been printed that fulfils a condition, and tells when it came.
    func line(where isWanted: (String) -> Bool) async throws -> (text: String, at: ContinuousClock.Instant) {
        while true {
            if let line = lines.withLock({ $0.first { isWanted($0.text) } }) { return line }
            try Task.checkCancellation()
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    var printed: [String] { lines.withLock { $0.map(\.text) } }

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
