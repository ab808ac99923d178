import DocketDomain
import Foundation
import TestSupport
import Testing

/// What one run of the built program did.
struct Outcome {
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

extension BuiltProgram {
    /// Starts a program, hands it its input, and waits until it ends.
    static func run(
        _ program: URL, _ arguments: [String], environment: [String: String], folder: URL, input: Data = Data()
    ) async throws -> Outcome {
        let given = try OutputFile(in: folder)
        try input.write(to: given.url)
        let source = try FileHandle(forReadingFrom: given.url)
        let output = try OutputFile(in: folder)
        let errors = try OutputFile(in: folder)
        let status = try await ProgramSlots.run {
            try await ChildProcess(
                program, arguments, environment: environment, folder: folder, input: source.fileDescriptor,
                output: output.descriptor, errors: errors.descriptor
            ).ended()
        }
        try source.close()
        return Outcome(status: status, output: output.bytes, errors: errors.bytes)
    }
}
