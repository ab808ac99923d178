import ArgumentParser
import Foundation

/// A program that was run to its end; nobody reads what it prints.
struct ProgramRun {
    let seconds: Double
    /// The most memory that it held, in MiB, where that was to be watched and the system tells.
    private(set) var peakMemory: Double?

    /// - Parameter watchesMemory: Looks at it every two milliseconds, so that the time is as exact and no more.
    init(_ program: URL, _ arguments: [String], watchesMemory: Bool = false) throws {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let start = ContinuousClock.now
        try process.run()
        while watchesMemory, process.isRunning {
            peakMemory = ProcessMemory.peak(of: process.processIdentifier) ?? peakMemory
            usleep(2000)
        }
        process.waitUntilExit()
        seconds = (ContinuousClock.now - start) / .seconds(1)
        guard process.terminationStatus == 0 else { throw ExitCode(process.terminationStatus) }
    }
}
