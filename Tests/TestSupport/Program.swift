package import DocketDomain
package import Foundation

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
        private let process: ChildProcess
        private let outputFile: OutputFile
        private let errorFile: OutputFile

        fileprivate init(_ executable: URL, _ arguments: [String]) throws {
            let folder = FileManager.default.temporaryDirectory
            outputFile = try OutputFile(in: folder)
            errorFile = try OutputFile(in: folder)
            process = try ChildProcess(
                executable, arguments, environment: ProcessInfo.processInfo.environment, folder: folder,
                input: FileHandle.nullDevice.fileDescriptor, output: outputFile.descriptor,
                errors: errorFile.descriptor)
        }

        package var isRunning: Bool { process.isRunning }
        package var output: String { outputFile.text }
        package var errors: String { errorFile.text }

        /// Ends the process as a loss of power would: SIGKILL.
        package func kill() {
            process.send(SIGKILL)
        }

        /// - Returns: The exit code; the signal below zero where one ended it.
        @discardableResult
        package func waitForExit() -> Int32 {
            process.wait()
        }
    }
}
