import DocketArchive
import DocketDomain
import DocketExport
import Foundation
import TestSupport
import Testing

/// Archives that an export made, taken apart into a folder.
@Suite struct UnpackingTests {
    private let folder: TemporaryFolder
    private let target: URL

    init() throws {
        folder = try TemporaryFolder()
        target = folder.file("target")
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: false)
    }

    private func archive() throws -> String {
        let path = folder.path("made.zip")
        let writer = try ZipWriter(path: path, time: ZipWriter.Time(year: 2026, month: 1, day: 1))
        for name in ["a.csv", "b.csv"] {
            try writer.begin(name)
            try Array("\(name)\n1\n".utf8).withUnsafeBytes { try writer.write($0) }
        }
        try writer.finish()
        return path
    }

    @Test func aWholeArchiveIsAFolderWithItsFiles() throws {
        let made = try ExportPlace.unpack(try archive(), named: "tables", in: target)
        #expect(try FileManager.default.contentsOfDirectory(atPath: made).sorted() == ["a.csv", "b.csv"])
    }

    @Test func oneThatBreaksOffAnywhereLeavesNothing() throws {
        let path = try archive()
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        // The record at the end, of 22 bytes, says where the list of files is: without it nothing is found.
        for length in stride(from: 0, to: whole.count - 22, by: 3) {
            try whole.prefix(length).write(to: URL(fileURLWithPath: path))
            #expect(throws: DocketError.self, "\(length) bytes") {
                try ExportPlace.unpack(path, named: "tables", in: target)
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: target.path).isEmpty, "\(length) bytes")
        }
    }
}
