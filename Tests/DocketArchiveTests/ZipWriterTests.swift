import Foundation
import Testing

@testable import DocketArchive

struct ZipWriterTests {
    @Test func whatWasWrittenIsReadAgain() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).zip").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let content = [UInt8](repeating: 7, count: 300_000)
        let writer = try ZipWriter(path: path, time: ZipWriter.Time(year: 2026, month: 11, day: 21))
        try writer.begin("a/größe.txt")
        try content.withUnsafeBytes { try writer.write($0) }
        try content.withUnsafeBytes { try writer.write($0) }
        try writer.begin("empty")
        try writer.finish()
        let archive = try ZipArchive(path: path)
        #expect(archive.entries.map(\.name) == ["a/größe.txt", "empty"])
        let reader = try archive.open(archive.entries[0])
        var read: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = try buffer.withUnsafeMutableBytes { try reader.read(into: $0) }
            if count == 0 { break }
            read += buffer.prefix(count)
        }
        #expect(read == content + content)
    }

    @Test func aFolderThatIsNotThereIsAnError() {
        #expect(throws: ArchiveError.self) {
            try ZipWriter(path: "/nowhere/a.zip", time: ZipWriter.Time(year: 1970, month: 1, day: 1))
        }
    }
}
