import DocketArchive
import DocketDomain
import DocketExport
import Testing

struct WorkbookTests {
    @Test func worksheetsHaveNamesThatSpreadsheetsTake() async throws {
        let long = String(repeating: "n", count: 40)
        let names = ["a/b: [c]*?", "A b c", "'quoted'", "History", long, long, "", "😀" + long]
        let file = try await Exported(.sheet(names.map { ($0, [["1"]]) }), as: .xlsx)
        let read = try await Reader.python(Reader.workbook, file.path).array ?? []
        let found = read.compactMap { $0["name"]?.string }
        #expect(found.count == names.count)
        #expect(Set(found.map { $0.lowercased() }).count == names.count)
        #expect(found.allSatisfy { $0.utf16.count <= 31 && !$0.contains { "[]:*?/\\".contains($0) } })
        #expect(found.first == "a b c")
    }

    @Test func aTextThatIsTooLongForACellIsKeptBeside() async throws {
        let text = String(repeating: "0123456789", count: 4000)
        let file = try await Exported(.table(["A", "B"], [["x", text]]), as: .xlsx)
        let sheets = try await Reader.python(Reader.workbook, file.path)
        #expect(sheets[0]?["rows"]?[1]?[1]?[1]?.string == String(text.prefix(32_767)))
        let pieces = (sheets[1]?["rows"]?.array ?? []).dropFirst().compactMap { $0[4]?[1]?.string }
        #expect(pieces.joined() == text)
        #expect(file.report.notes.count == 1)
    }

    @Test func moreRowsThanAWorksheetTakesGoOnInAnotherOne() async throws {
        let rows = ChunkedRows(count: 1049) { index in
            (0..<(index == 1048 ? 100 : 1000)).map { ["\(index * 1000 + $0)"] }
        }
        let table = ExportTable(columns: [.init(name: "A")], rowCount: 1_048_100 + 500, rows: rows)
        let more = ExportTable(columns: table.columns, rowCount: table.rowCount, rows: Twice(rows: rows))
        let document = ExportDocument(kind: .table, title: "Many", created: ExportDocument.noon, body: [.table(more)])
        let file = try await Exported(document, as: .xlsx)
        #expect(file.report.notes.count == 1)
        let entries = try ZipArchive(path: file.path).entries.map(\.name)
        #expect(entries.filter { $0.hasPrefix("xl/worksheets/sheet") }.count == 2)
    }

    @Test(arguments: [(3, false), (30, true)])
    func aWorksheetIsPrintedOnePageWide(_ columns: Int, _ isLandscape: Bool) async throws {
        let names = (1...columns).map { "Column \($0)" }
        let file = try await Exported(.table(names, [names]), as: .xlsx)
        let sheet =
            try await Reader.python(
                """
                import sys, zipfile, json
                print(json.dumps(zipfile.ZipFile(sys.argv[1]).read("xl/worksheets/sheet1.xml").decode()))
                """, file.path
            ).string ?? ""
        #expect(sheet.contains("<pageSetUpPr fitToPage=\"1\"/>"))
        #expect(sheet.contains("fitToHeight=\"0\""))
        #expect(sheet.contains("orientation=\"landscape\"") == isLandscape)
        #expect(sheet.contains("paperSize=\"9\""))
    }

    @Test func controlsAndOddNumbersMakeAValidFile() async throws {
        let file = try await Exported(.table(["A"], [["a\u{1}b"], ["NaN"], ["\u{FFFF}"], ["1e999"]]), as: .xlsx)
        let rows = try await Reader.python(Reader.workbook, file.path)[0]?["rows"]?.array ?? []
        #expect(rows.dropFirst().map { $0[0]?[1]?.string } == ["ab", "NaN", nil, "1e999"])
    }
}

/// The first thousand rows once more, at the end.
private struct Twice: RowSource {
    let rows: ChunkedRows

    func makeReader() -> any RowReader { Both(readers: [rows.makeReader(), Short.rows.makeReader()]) }

    private enum Short {
        static let rows = Array(repeating: ["1"], count: 1000)
    }

    private struct Both: RowReader {
        var readers: [any RowReader]

        mutating func next() async throws -> [[String]]? {
            while !readers.isEmpty {
                if let rows = try await readers[0].next() { return rows }
                readers.removeFirst()
            }
            return nil
        }
    }
}
