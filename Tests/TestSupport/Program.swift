package import DocketDomain
package import Foundation

/// The built program, run as its users run it, on a workspace of its own.
package struct Program: Sendable {
    package let workspace: URL

    package init(workspace: URL) {
        self.workspace = workspace
    }

    /// Starts the program and does not wait for it.
    package func start(_ arguments: String...) throws -> Run {
        try Run(["--workspace", workspace.path] + arguments)
    }

    /// Starts a process that gives commands at random in the workspace, as several users.
    package func startActing(seed: UInt64, commands: Int) throws -> Run {
        try Run([workspace.path, String(seed), String(commands)], program: BuiltProgram.actingProcess)
    }

    /// Runs the program to its end, which must be a good one.
    @discardableResult
    package func run(_ arguments: String...) async throws -> String {
        try await run(arguments)
    }

    /// What the program answers with `--json`.
    package func json(_ arguments: String...) async throws -> JSON {
        try JSON(parsing: await run(arguments + ["--json"]))
    }

    /// What the program answers with `--json`.
    package func json(_ arguments: [String]) async throws -> JSON {
        try JSON(parsing: await run(arguments + ["--json"]))
    }

    /// Bytes in the write-ahead log of the workspace.
    package var logSize: Int {
        let path = workspace.appendingPathComponent("docket.db-wal").path
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        return size ?? 0
    }

    /// Ends a process as soon as the write-ahead log has so many bytes.
    package func kill(_ run: Run, whenLogHas bytes: Int) async {
        await run.disturb(when: { logSize >= bytes }, by: { run.kill() })
    }

    private func run(_ arguments: [String]) async throws -> String {
        let (run, code) = try await ProgramSlots.run {
            let run = try Run(["--workspace", workspace.path] + arguments)
            return (run, await run.ended())
        }
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

        fileprivate init(_ arguments: [String], program: URL = BuiltProgram.url) throws {
            let folder = FileManager.default.temporaryDirectory
            outputFile = try OutputFile(in: folder)
            errorFile = try OutputFile(in: folder)
            process = try ChildProcess(
                program, arguments, environment: ProcessInfo.processInfo.environment, folder: folder,
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

        /// Interrupts the process as Ctrl-C does.
        package func interrupt() {
            process.send(SIGINT)
        }

        /// Halts the process as soon as something holds; `resume` lets it go on.
        package func suspend(when holds: @escaping @Sendable () -> Bool) async {
            await disturb(when: holds) { self.process.send(SIGSTOP) }
        }

        package func resume() {
            process.send(SIGCONT)
        }

        /// Does something as soon as something else holds, or the process has ended. A thread of its own watches, since
        /// a task may have to wait its turn among the other tests until all is over.
        fileprivate func disturb(
            when holds: @escaping @Sendable () -> Bool, by act: @escaping @Sendable () -> Void
        ) async {
            await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
                Thread.detachNewThread {
                    while self.isRunning, !holds() { usleep(200) }
                    act()
                    continuation.resume()
                }
            }
        }

        /// - Returns: The exit code; the signal below zero where one ended it.
        @discardableResult
        package func ended() async -> Int32 {
            await process.ended()
        }
    }
}
