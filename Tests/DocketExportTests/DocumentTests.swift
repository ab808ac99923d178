import DocketArchive
import DocketDomain
import DocketExport
import Foundation
import Testing

struct DocumentTests {
    private static let markdown = """
        # One

        Some **strong** text with a [link](https://example.com) and [none](javascript:alert(1)).

        1. first
        2. second
           - inner

        ## Two

        | A | B |
        |---|--:|
        | x | 1.5 |

        ```sql
        SELECT 1;
        ```
        """

    @Test func aDocumentsHeadingsHaveRealStyles() async throws {
        let file = try await Exported(.doc(Self.markdown), as: .docx)
        let read = try await Reader.python(Reader.document, file.path)
        let paragraphs = (read["paragraphs"]?.array ?? []).map { [$0[0]?.string, $0[1]?.string] }
        #expect(paragraphs.first == ["Title", "Notes"])
        #expect(paragraphs.contains(["Heading 1", "One"]))
        #expect(paragraphs.contains(["Heading 2", "Two"]))
        #expect(paragraphs.contains(["List Paragraph", "second"]))
        #expect(paragraphs.contains(["Code", "SELECT 1;"]))
        #expect(read["tables"]?[0]?[1]?[1]?.string == "1.5")
    }

    @Test func aWideTableTurnsItsPages() async throws {
        let columns = (1...20).map { "Some column \($0)" }
        let file = try await Exported(.table(columns, [columns]), as: .docx)
        let read = try await Reader.python(Reader.document, file.path)
        #expect(read["orientation"]?[0]?.int == 1)
        let narrow = try await Exported(.table(["A"], [["1"]]), as: .docx)
        #expect(try await Reader.python(Reader.document, narrow.path)["orientation"]?[0]?.int == 0)
    }

    @Test func aPageRunsNothingAndLeadsNowhereUnsafe() async throws {
        let file = try await Exported(.doc(Self.markdown + "\n<script>alert(1)</script>\n"), as: .html)
        #expect(!file.text.contains("<script"))
        #expect(!file.text.contains("javascript:"))
        #expect(file.text.contains("<a href=\"https://example.com\">link</a>"))
    }

    @Test func aDocumentStaysAsItWasWrittenInMarkdownAndJSON() async throws {
        let markdown = try await Exported(.doc(Self.markdown), as: .markdown)
        #expect(markdown.text == Self.markdown + "\n")
        let json = try JSON(parsing: try await Exported(.doc(Self.markdown), as: .json).text)
        #expect(json["markdown"]?.string == Self.markdown)
    }

    @Test func theTablesOfADocumentBecomeWorksheetsNamedByTheirHeadings() async throws {
        let file = try await Exported(.doc(Self.markdown), as: .xlsx)
        let sheets = try await Reader.python(Reader.workbook, file.path)
        #expect(sheets[0]?["name"]?.string == "Two")
        #expect(sheets[0]?["rows"]?.array?.count == 2)
    }

    @Test func aSheetAsCSVIsAnArchiveOfSafeNames() async throws {
        let tables: [(String, [[String]])] = [("../Q1", [["1"]]), ("q1", [["2"]]), ("", [["3"]])]
        let file = try await Exported(.sheet(tables), as: .csv)
        #expect(file.name == "export.zip")
        let names = try ZipArchive(path: file.path).entries.map(\.name)
        #expect(names == ["Q1.csv", "q1 (2).csv", "Untitled.csv"])
    }

    @Test func chosenColumnsAndSheetsAreAllThereIs() async throws {
        var options = ExportOptions()
        options.columns = [2, 0]
        let table = ExportDocument.table(["A", "B", "C"], [["1", "2", "3"]])
        #expect(try await Exported(table, as: .csv, options: options).text == "C,A\r\n3,1\r\n")
        options.columns = [7]
        await #expect(throws: DocketError.self) { try await Exported(table, as: .csv, options: options) }
        options.columns = nil
        options.sheets = [1]
        let file = try await Exported(.sheet([("One", [["1"]]), ("Two", [["2"]])]), as: .json, options: options)
        #expect(try JSON(parsing: file.text)["tables"]?.array?.map { $0["name"]?.string } == ["Two"])
    }

    @Test func aTranscriptIsReadPageByPage() async throws {
        let pages = PagedBlocks(from: 0) { page in
            let parts = [MessagePart.text("Message \(page) with `code`"), .code(language: "sql", content: "SELECT 1")]
            let blocks = [ExportBlock](
                messageOf: "Ada", at: ExportDocument.noon, parts: parts, artifact: (.table, "Fees"))
            return (blocks, page < 9 ? page + 1 : nil)
        }
        let document = ExportDocument(kind: .transcript, title: "Thread", created: ExportDocument.noon, body: pages)
        for format in [ExportFormat.pdf, .docx, .markdown, .html, .json] {
            let file = try await Exported(document, as: format)
            #expect(!file.bytes.isEmpty)
            if format == .html {
                #expect(file.text.contains("Ada · 2026-11-21 12:00 UTC"))
                #expect(file.text.components(separatedBy: "SELECT 1").count == 11)
            }
        }
        // A workbook is its tables; there are none here, and that is said.
        #expect(try await Exported(document, as: .xlsx).report.notes.count == 1)
    }

    @Test func aValueOfAnyShapeBecomesListsAndTables() async throws {
        let json: JSON = ["name": "x", "inner": ["a": 1, "b": [true, nil]], "rows": [["k": "1"], ["k": "2"]]]
        let reading = ContentReading(rows: { _ in [] }, text: { _ in "" })
        let document = try await ExportDocument(
            .other(json), title: "Chart", created: ExportDocument.noon, reading: reading)
        let html = try await Exported(document, as: .html).text
        #expect(html.contains("<strong>name: </strong>x"))
        #expect(html.contains("<th class=\"r\">k</th>"))
        #expect(try JSON(parsing: try await Exported(document, as: .json).text) == json)
    }

    @Test func aQueryCanBeRunAgain() async throws {
        let document = try await ExportDocument(
            .sqlQuery(SQLQuery(sql: "SELECT 1")), title: "Two\nlines", created: ExportDocument.noon,
            reading: ContentReading(rows: { _ in [] }, text: { _ in "" }))
        #expect(try await Exported(document, as: .sql).text == "-- Two lines\nSELECT 1\n")
    }
}
