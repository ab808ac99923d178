import DocketDomain
import Foundation
import TestSupport
import Testing

@testable import DocketExport

struct FileOutputTests {
    private let document = ExportDocument.table(["A"], [["1"]])

    @Test(arguments: ["../x.csv", "a/b.csv", "", ".", "..", "a\u{0}b", "a\nb", String(repeating: "x", count: 256)])
    func aNameCannotLeaveItsFolder(_ name: String) throws {
        let folder = try TemporaryFolder()
        #expect(throws: DocketError.self) { try FileOutput(folder: folder.url, name: name) }
    }

    @Test func aFileThatIsThereIsKeptUnlessItMayBeReplaced() async throws {
        let folder = try TemporaryFolder()
        try Data("old".utf8).write(to: folder.file("a.csv"))
        let output = try FileOutput(folder: folder.url, name: "a.csv")
        let error = await #expect(throws: DocketError.self) {
            try await Exporter().write(document, as: .csv, to: output)
        }
        #expect(error?.code == .alreadyExists)
        #expect(try String(contentsOf: folder.file("a.csv"), encoding: .utf8) == "old")
        let replacing = try FileOutput(folder: folder.url, name: "a.csv", replacesExisting: true)
        try await Exporter().write(document, as: .csv, to: replacing)
        #expect(try String(contentsOf: folder.file("a.csv"), encoding: .utf8) == "A\r\n1\r\n")
        #expect(try names(in: folder) == ["a.csv"])
    }

    @Test func aLinkIsReplacedNeverFollowed() async throws {
        let folder = try TemporaryFolder()
        try Data("outside".utf8).write(to: folder.file("outside"))
        try FileManager.default.createSymbolicLink(at: folder.file("a.csv"), withDestinationURL: folder.file("outside"))
        let output = try FileOutput(folder: folder.url, name: "a.csv", replacesExisting: true)
        try await Exporter().write(document, as: .csv, to: output)
        #expect(try String(contentsOf: folder.file("outside"), encoding: .utf8) == "outside")
        #expect(try String(contentsOf: folder.file("a.csv"), encoding: .utf8) == "A\r\n1\r\n")
    }

    @Test(arguments: [
        "/dev/stdout", "/dev/fd/1", "/dev/null", "/dev/", "/dev/new", "/proc/self/fd/1", "/dev/../dev/stdout",
    ])
    func theSystemsDevicesAreNoPlaceForAFile(_ path: String) {
        let error = #expect(throws: DocketError.self) { try ExportPlace(path: path) }
        #expect(error?.code == .invalidArgument)
    }

    @Test func errorsCallAFileAsPeopleKnowIt() async throws {
        let folder = try TemporaryFolder()
        let output = try FileOutput(
            folder: folder.file("missing"), name: "export.csv", knownName: "Fees.csv", knownFolder: folder.url)
        let error = await #expect(throws: DocketError.self) {
            try await Exporter().write(document, as: .csv, to: output)
        }
        #expect(error?.message == "“Fees.csv” was not written: there is no folder \(folder.url.path). Make it first.")
    }

    @Test func aFolderThatIsNotThereIsSaid() async throws {
        let folder = try TemporaryFolder()
        let output = try FileOutput(folder: folder.file("missing"), name: "a.csv")
        let error = await #expect(throws: DocketError.self) {
            try await Exporter().write(document, as: .csv, to: output)
        }
        #expect(error?.code == .notFound)
    }

    @Test(arguments: [ExportFormat.pdf, .docx, .xlsx, .csv, .markdown, .html, .json])
    func aCancelledOrFailedExportLeavesNoFile(_ format: ExportFormat) async throws {
        let folder = try TemporaryFolder()
        let output = try FileOutput(folder: folder.url, name: "a")
        let rows = ChunkedRows(count: 3) { index in
            if index == 2 { throw CancellationError() }
            return Array(repeating: ["cell", "2"], count: 800)
        }
        let table = ExportTable(columns: [.init(name: "A"), .init(name: "B")], rowCount: 2400, rows: rows)
        let document = ExportDocument(kind: .table, title: "T", created: ExportDocument.noon, body: [.table(table)])
        let error = await #expect(throws: DocketError.self) {
            try await Exporter().write(document, as: format, to: output)
        }
        #expect(error?.code == .cancelled)
        #expect(try names(in: folder) == [])
    }

    @Test func progressReachesItsEnd() async throws {
        let folder = try TemporaryFolder()
        let rows = Array(repeating: ["1"], count: 2000)
        let seen = ProgressLog()
        try await Exporter().write(
            .table(["A"], rows), as: .xlsx, to: FileOutput(folder: folder.url, name: "a.xlsx"),
            progress: { seen.add($0) })
        let fractions = seen.all.compactMap(\.fraction)
        #expect(fractions.first == 0)
        #expect(fractions.last == 1)
        #expect(fractions == fractions.sorted())
        #expect(fractions.count > 5)
    }

    @Test(arguments: [
        ("Fee comparison", "Fee comparison 2026-11-21.pdf"), ("a/b\\c:d", "a b c d 2026-11-21.pdf"),
        ("..hidden", "hidden 2026-11-21.pdf"), ("", "Untitled 2026-11-21.pdf"), ("CON", "_CON 2026-11-21.pdf"),
        ("x\u{0}y\u{1B}[2J", "x y [2J 2026-11-21.pdf"), ("-rf", "rf 2026-11-21.pdf"),
        ("a\u{202E}fdp", "afdp 2026-11-21.pdf"), ("統一码", "統一码 2026-11-21.pdf"),
    ])
    func namesAreDerived(_ title: String, _ name: String) {
        #expect(FileName.make(title: title, date: ExportDocument.noon, fileExtension: "pdf") == name)
    }

    @Test func aLongTitleIsCutBetweenCharacters() {
        let title = String(repeating: "統", count: 200)
        let name = FileName.make(title: title, date: ExportDocument.noon, fileExtension: "pdf")
        #expect(name.utf8.count <= 255)
        #expect(name.hasPrefix("統統") && name.hasSuffix("統 2026-11-21.pdf"))
    }

    @Test func whatTheDiskRefusesIsSaid() throws {
        let output = try FileOutput(folder: URL(fileURLWithPath: "/some/folder"), name: "a.xlsx")
        #expect(DocketError(writing: output, ENOSPC).code == .resourceExhausted)
        #expect(DocketError(writing: output, EROFS).message.contains("/some/folder is read-only"))
        #expect(DocketError(writing: output, EACCES).code == .permissionDenied)
    }

    @Test(.timeLimit(.minutes(10))) func manyTablesOfOneNameGetNamesOfTheirOwn() {
        var entries = EntryNames(fileExtension: "csv")
        var worksheets = WorksheetNames()
        let long = String(repeating: "n", count: 40)
        let files = Set((0..<20_000).map { _ in entries.next(for: "Fees") })
        let sheets = Set((0..<20_000).map { _ in worksheets.next(for: long) })
        #expect(files.count == 20_000 && files.contains("Fees (20000).csv"))
        #expect(sheets.count == 20_000 && sheets.allSatisfy { $0.utf16.count <= 31 })
        #expect(entries.next(for: "FEES (7)") == "FEES (7) (2).csv")
    }

    private func names(in folder: TemporaryFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    }
}
