import ArgumentParser
import Foundation

/// A subcommand of this program that ran in a process of its own, so that its memory is its own as well.
struct OnceRun {
    let output: String
    /// The most memory that it held, in MiB.
    let peak: Double

    private static let line = "peak memory:"

    init(_ arguments: [String]) throws {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = Bundle.main.executableURL
        process.arguments = arguments
        process.standardOutput = pipe
        try process.run()
        output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).trimmingCharacters(
            in: .whitespacesAndNewlines)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw ExitCode(process.terminationStatus) }
        let told = output.split(separator: "\n").last { $0.contains(Self.line) }
        let words = told?.split(separator: ":").last?.split(separator: " ")
        guard let peak = words?.first.flatMap({ Double($0) }) else { throw ExitCode.failure }
        self.peak = peak
    }

    /// What such a subcommand prints at its end.
    static func tellPeak(from before: Double) {
        print("\(line) \(ProcessMemory.ownPeak.shown) MiB (\(before.shown) MiB before)")
    }
}
