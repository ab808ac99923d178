package import DocketDomain
package import Foundation
import Synchronization

/// The built program, run as its users run it, on a workspace of its own.
package struct Program: Sendable {
    package let workspace: URL
    private let executable: URL

    package init(workspace: URL) throws {
        self.workspace = workspace
        // The program is built into the folder that the tests are built into.
        let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let candidates = [folder, Bundle.main.bundleURL, Bundle.main.bundleURL.deletingLastPathComponent()]
        let found = candidates.map { $0.appendingPathComponent("docket") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
        guard let found else {
            throw DocketError(.notFound, "There is no built docket beside the tests in \(folder.path).")
        }
        executable = found
    }

    /// Starts the program and does not wait for it.
    package func start(_ arguments: String...) throws -> Run {
        try Run(executable, ["--workspace", workspace.path] + arguments)
    }

    /// Runs the program to its end, which must be a good one.
    @discardableResult
    package func run(_ arguments: String...) throws -> String {
        try run(arguments)
    }

    /// What the program answers with `--json`.
    package func json(_ arguments: String...) throws -> JSON {
        try JSON(parsing: run(arguments + ["--json"]))
    }

    /// What the program answers with `--json`.
    package func json(_ arguments: [String]) throws -> JSON {
        try JSON(parsing: run(arguments + ["--json"]))
    }

    /// Bytes in the write-ahead log of the workspace.
    package var logSize: Int {
        let path = workspace.appendingPathComponent("docket.db-wal").path
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        return size ?? 0
    }

    private func run(_ arguments: [String]) throws -> String {
        let run = try Run(executable, ["--workspace", workspace.path] + arguments)
        let code = run.waitForExit()
        guard code == 0 else {
            throw DocketError(.internal, "docket \(arguments.joined(separator: " ")) ended with \(code): \(run.errors)")
        }
        return run.output
    }

    /// A process of the program.
    package final class Run: Sendable {
        private let process: Process
        private let outputText: Collected
        private let errorText: Collected

        fileprivate init(_ executable: URL, _ arguments: [String]) throws {
            process = Process()
            outputText = Collected()
            errorText = Collected()
            process.executableURL = executable
            process.arguments = arguments
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = outputText.pipe
            process.standardError = errorText.pipe
            try process.runAlone()
            outputText.collect()
            errorText.collect()
        }

        package var isRunning: Bool { process.isRunning }
        package var output: String { outputText.text }
        package var errors: String { errorText.text }

        /// Ends the process as a loss of power would: SIGKILL.
        package func kill() {
            Foundation.kill(process.processIdentifier, SIGKILL)
        }

        /// - Returns: The exit code, or the signal's number for a process that was killed.
        @discardableResult
        package func waitForExit() -> Int32 {
            process.waitUntilExit()
            return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
        }
    }

    /// What a process writes, read while it runs so that it never waits for a reader.
    private final class Collected: Sendable {
        let pipe = Pipe()
        private let bytes = Mutex(Data())
        private let done = DispatchSemaphore(value: 0)

        func collect() {
            Thread.detachNewThread { [self] in
                let read = pipe.fileHandleForReading.readDataToEndOfFile()
                bytes.withLock { $0 = read }
                done.signal()
            }
        }

        /// All of it, once the process has ended.
        var text: String {
            done.wait()
            done.signal()
            return String(decoding: bytes.withLock { $0 }, as: UTF8.self)
        }
    }
}
