import DocketDomain
import Foundation
import TestSupport
import Testing

/// What one run of the built program did.
struct Run {
    let status: Int32
    let output: Data
    let errors: Data

    var text: String { String(decoding: output, as: UTF8.self) }
    var complaint: String { String(decoding: errors, as: UTF8.self) }
    var lines: [String] { text.split(separator: "\n").map(String.init) }

    /// The one JSON document on standard output.
    var json: JSON {
        get throws { try JSON(parsing: [UInt8](output), maximumDepth: 512) }
    }

    /// The `error` of the one JSON document on standard error.
    var error: JSON {
        get throws { try #require(JSON(parsing: [UInt8](errors))["error"]) }
    }
}

/// The built program: it lies in the build folder, beside the tests.
enum Program {
    static let url: URL = {
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
            .deletingLastPathComponent()
        while folder.path != "/" {
            let program = folder.appendingPathComponent("docket")
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: program.path, isDirectory: &isFolder), !isFolder.boolValue {
                return program
            }
            folder.deleteLastPathComponent()
        }
        return URL(fileURLWithPath: "docket")
    }()

    /// Starts a program, hands it its input, and waits until it ends.
    static func run(
        _ program: URL, _ arguments: [String], environment: [String: String], folder: URL, input: Data = Data()
    ) async throws -> Run {
        let files = ["in", "out", "err"].map { folder.appendingPathComponent("\(UUID().uuidString).\($0)") }
        defer { for file in files { try? FileManager.default.removeItem(at: file) } }
        try input.write(to: files[0])
        for file in files.dropFirst() { try Data().write(to: file) }
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = folder
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do {
                try process.runAlone()
            } catch {
                process.terminationHandler = nil
                continuation.resume(throwing: error)
            }
        }
        let status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        return Run(status: status, output: try Data(contentsOf: files[1]), errors: try Data(contentsOf: files[2]))
    }
}
