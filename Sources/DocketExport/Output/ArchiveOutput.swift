import DocketArchive
import DocketDomain
import Foundation

/// A ZIP archive that is written into a file of an export.
final class ArchiveOutput: TextOutput {
    private let writer: ZipWriter
    private let output: FileOutput

    init(_ file: UnfinishedFile, created: Timestamp, level: Int = 6) throws(DocketError) {
        output = file.output
        let time = CivilTime(created)
        let output = file.output
        writer = try Self.translating(output) { () throws(ArchiveError) in
            try ZipWriter(
                path: file.path,
                time: ZipWriter.Time(
                    year: time.day.year, month: time.day.month, day: time.day.day, hour: time.hour,
                    minute: time.minute, second: time.second), level: level)
        }
    }

    func begin(_ name: String) throws(DocketError) {
        try Self.translating(output) { () throws(ArchiveError) in try writer.begin(name) }
    }

    /// A whole entry.
    func add(_ name: String, _ text: String) throws(DocketError) {
        try add(name, Array(text.utf8))
    }

    /// A whole entry.
    func add(_ name: String, _ bytes: [UInt8]) throws(DocketError) {
        try begin(name)
        var buffer = bytes
        try flush(&buffer)
    }

    func flush(_ buffer: inout [UInt8]) throws(DocketError) {
        try Self.translating(output) { () throws(ArchiveError) in
            var failure: ArchiveError?
            buffer.withUnsafeBytes { bytes in
                do throws(ArchiveError) { try writer.write(bytes) } catch { failure = error }
            }
            if let failure { throw failure }
        }
        buffer.removeAll(keepingCapacity: true)
    }

    func finish() throws(DocketError) {
        try Self.translating(output) { () throws(ArchiveError) in try writer.finish() }
    }

    private static func translating<Value>(
        _ output: FileOutput, _ body: () throws(ArchiveError) -> Value
    ) throws(DocketError) -> Value {
        do throws(ArchiveError) {
            return try body()
        } catch {
            throw DocketError(
                .resourceExhausted,
                "“\(output.shownName)” was not written: no space is left in \(output.shownFolder), or it is too large.",
                cause: error.message)
        }
    }
}
