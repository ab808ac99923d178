import DocketDomain
import DocketMarkdown
import Foundation
import TestSupport
import Testing

@testable import DocketExport

struct RoundTripTests {
    private static let seeds: [UInt64] = [1, 2, 3, 4, 5, 6]

    @Test(arguments: seeds)
    func aCSVReaderGetsEveryCell(_ seed: UInt64) async throws {
        let table = RandomTable(seed: seed)
        var options = ExportOptions()
        options.neutralisesFormulas = false
        options.delimiter = seed % 2 == 0 ? .semicolon : .comma
        let file = try await Exported(.table(table.columns, table.rows), as: .csv, options: options)
        let read = try await Reader.python(Reader.separated, file.path, seed % 2 == 0 ? ";" : ",")
        #expect(read.texts == [table.columns] + table.rows)
    }

    @Test(arguments: seeds)
    func anHTMLReaderGetsEveryCell(_ seed: UInt64) async throws {
        let table = RandomTable(seed: seed)
        let file = try await Exported(.table(table.columns, table.rows), as: .html)
        let read = try await Reader.python(Reader.page, file.path)
        #expect(read[0]?.texts == [table.columns] + table.rows)
    }

    @Test(arguments: seeds)
    func aMarkdownReaderGetsEveryCell(_ seed: UInt64) async throws {
        let table = RandomTable(seed: seed)
        let file = try await Exported(.table(table.columns, table.rows), as: .markdown)
        let blocks = MarkdownDocument(parsing: file.text).blocks
        guard case .table(let read) = blocks.last?.content else {
            Issue.record("no table in \(file.text)")
            return
        }
        #expect([read.header.map(\.plainText)] + read.rows.map { $0.map(\.plainText) } == [table.columns] + table.rows)
    }

    @Test(arguments: seeds)
    func docketReadsItsJSONAgain(_ seed: UInt64) async throws {
        let table = RandomTable(seed: seed)
        let file = try await Exported(.table(table.columns, table.rows), as: .json)
        let read = try JSON(parsing: file.text)
        #expect(read["rows"]?.texts == table.rows)
        #expect(read["columns"]?.array?.map { $0["name"]?.string } == table.columns)
    }

    @Test(arguments: seeds)
    func aSpreadsheetReaderGetsEveryCellWithItsType(_ seed: UInt64) async throws {
        let table = RandomTable(seed: seed)
        let file = try await Exported(.table(table.columns, table.rows), as: .xlsx)
        let sheet = try #require(try await Reader.python(Reader.workbook, file.path)[0])
        #expect(sheet["frozen"]?.string == "A2")
        let rows = try #require(sheet["rows"]?.array)
        let sources = [table.columns] + table.rows
        try #require(rows.count == sources.count)
        for (source, read) in zip(sources, rows) {
            let values = try #require(read.array)
            try #require(values.count == source.count)
            for (cell, value) in zip(source, values) {
                #expect(value.holds(cell), "\(cell) became \(value.serialized())")
            }
        }
    }

    @Test(arguments: seeds)
    func aDocumentReaderGetsEveryCell(_ seed: UInt64) async throws {
        let table = RandomTable(seed: seed)
        let file = try await Exported(.table(table.columns, table.rows), as: .docx)
        let read = try await Reader.python(Reader.document, file.path)
        #expect(read["tables"]?[0]?.texts == [table.columns] + table.rows)
        #expect(read["title"]?.string == "Fees")
        #expect(read["author"]?.string == "Ada")
    }

    @Test(arguments: seeds)
    func pagesHoldEveryCellInOrder(_ seed: UInt64) async throws {
        let table = RandomTable(seed: seed)
        let file = try await Exported(.table(table.columns, table.rows), as: .pdf)
        _ = try await Reader.run("qpdf", "--check", file.path)
        let text = try await Reader.text(ofPages: file.path)
        var place = text.startIndex
        for cell in table.rows.joined() where Self.isDrawnInOrder(cell) {
            let wanted = cell.squeezed.precomposedStringWithCanonicalMapping
            guard let found = text[place...].range(of: wanted) else {
                Issue.record("“\(cell)” is not found after \(text[..<place].suffix(40))")
                return
            }
            place = found.upperBound
        }
    }

    /// What runs from the right, and parts of emoji, come in another order.
    private static func isDrawnInOrder(_ cell: String) -> Bool {
        !cell.isEmpty && !cell.isRightToLeft && !cell.unicodeScalars.contains(where: \.isEmojiPart)
    }
}

extension Unicode.Scalar {
    fileprivate var isEmojiPart: Bool { value >= 0x1F000 || value == 0x200D }
}

extension JSON {
    /// An array of arrays of text.
    fileprivate var texts: [[String]] {
        (array ?? []).map { ($0.array ?? []).map { $0.string ?? "" } }
    }

    /// Whether a cell of a workbook holds what was written in the table.
    fileprivate func holds(_ source: String) -> Bool {
        let value = self[1]
        switch self[0]?.string {
        case "s", "inlineStr": return value?.string == source
        case "b": return value?.bool == (source.lowercased() == "true")
        case "d": return value?.string == "\(source)T00:00:00"
        case "n":
            guard let text = value?.string, let read = Double(text) else { return source.isEmpty }
            let written = source.filter { !"$%,".contains($0) }
            guard let number = Double(written) else { return false }
            return abs(read * (source.hasSuffix("%") ? 100 : 1) - number) < 1e-9
        default: return false
        }
    }
}
