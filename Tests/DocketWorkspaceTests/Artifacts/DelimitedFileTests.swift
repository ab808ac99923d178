import DocketDomain
import DocketWorkspace
import Foundation
import TestSupport
import Testing

/// What separates fields, and what their letters are, is found in the file.
@Suite struct DelimitedFileTests {
    private func read(_ bytes: some Sequence<UInt8>, name: String = "t.csv") throws -> PreparedContent {
        try PreparedContent(ofKind: .table, from: Data(bytes), name: name)
    }

    private func rows(_ content: PreparedContent) throws -> [[String]] {
        guard case .table(let table) = content.content else { throw DocketError(.internal, "It is no table.") }
        let header = table.columns.map(\.name)
        switch table.rows {
        case .inline(let rows): return [header] + rows
        case .chunks(let chunks):
            return try chunks.reduce(into: [header]) { rows, chunk in
                let bytes = try #require(content.blobs[chunk.digest])
                rows += try #require(TableChunk.rows(in: bytes))
            }
        }
    }

    private func rows(_ text: String, name: String = "t.csv") throws -> [[String]] {
        try rows(read(text.utf8, name: name))
    }

    private static let decimals = "name;price, CHF, net, x\nx;1,5\ny;1,6\nz;2,50\n"

    @Test(
        arguments: [
            (decimals, [["name", "price, CHF, net, x"], ["x", "1,5"], ["y", "1,6"], ["z", "2,50"]]),
            (
                "name;a,b;c,d;e,f\nx;1,5;2,5;3,5\ny;1,6;2,6;3,6\n",
                [["name", "a,b", "c,d", "e,f"], ["x", "1,5", "2,5", "3,5"], ["y", "1,6", "2,6", "3,6"]]
            ),
            (
                "when, who, what|text\n1, 2, 3|a\n4, 5|b\n",
                [["when, who, what", "text"], ["1, 2, 3", "a"], ["4, 5", "b"]]
            ),
            ("full name\nAnna, Meier\nBen\n", [["full name"], ["Anna, Meier"], ["Ben"]]),
            (
                "\"Name\";\"Betrag\"\n\"Meier, Hans\";\"1,50\"\n\"Huber, Eva, lic. iur.\";\"2,50\"\n",
                [["Name", "Betrag"], ["Meier, Hans", "1,50"], ["Huber, Eva, lic. iur.", "2,50"]]
            ),
            ("text\ttags\nx|y|z\ta|b\nu|v|w\tc|d\n", [["text", "tags"], ["x|y|z", "a|b"], ["u|v|w", "c|d"]]),
            ("a:b\n1:2\n", [["a:b"], ["1:2"]]),
        ] as [(String, [[String]])])
    func whatSeparatesMostRowsLikeTheHeaderIsTheDelimiter(text: String, expected: [[String]]) throws {
        #expect(try rows(text) == expected)
    }

    @Test func aTitleAboveTheHeaderDoesNotDecide() throws {
        let content = try read("Report, of 2024, by Anna\na;b;c\n1;2;3\n4;5;6\n".utf8)
        #expect(
            try rows(content) == [
                ["Report, of 2024, by Anna", "Column 2", "Column 3"], ["a", "b", "c"], ["1", "2", "3"],
                ["4", "5", "6"],
            ])
        #expect(content.warnings.first == "Line 2 has 3 fields, the first one 1.")
    }

    @Test func theEndingOfAFilesNameIsBelievedUnlessTheFileSaysOtherwise() throws {
        #expect(try rows("a,b\tc\n1,2\t3\n", name: "t.tsv") == [["a,b", "c"], ["1,2", "3"]])
        #expect(try rows("a,b\n1,2\n", name: "t.tsv") == [["a", "b"], ["1", "2"]])
        #expect(try rows("only\n1\n", name: "t.tsv") == [["only"], ["1"]])
    }

    @Test func emptyLinesBeforeTheHeaderAreNone() throws {
        #expect(try rows("\n\r\n\na,b\n1,2\n\n3,4\n\n\n") == [["a", "b"], ["1", "2"], ["", ""], ["3", "4"]])
    }

    @Test func windows1252IsReadAndSaid() throws {
        // “Köln” – €: a letter, quotes and a dash of Windows, and its euro.
        let text: [UInt8] = [0x93, 0x4B, 0xF6, 0x6C, 0x6E, 0x94, 0x20, 0x96, 0x20, 0x80]
        let content = try read(Array("city,note\n".utf8) + text + Array(",plain text\nBern,and more\n".utf8))
        #expect(try rows(content) == [["city", "note"], ["“Köln” – €", "plain text"], ["Bern", "and more"]])
        #expect(content.warnings.count == 1)
        #expect(content.warnings.first?.contains("(line 2) and was read as Windows-1252") == true)
    }

    @Test func utf8WithADamagedPlaceIsNotTakenForAnotherEncoding() {
        let damaged = Array("name,city\nJürgen,Zürich\nJos".utf8) + [0xC3, 0x2C] + Array("Genf\n".utf8)
        #expect(refusal { try read(damaged) } == .invalidArgument)
        let cutOff = Array("name,city\nJos".utf8) + [0xC3]
        #expect(refusal { try read(cutOff) } == .invalidArgument)
    }

    @Test func bytesThatAreNoTextAreRefusedAsThat() {
        let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D] + Array(0...255)
        #expect {
            try read(picture)
        } throws: {
            ($0 as? DocketError)?.message.hasPrefix("The content is no text") == true
        }
    }

    @Test func aLongTableIsKeptAsTheSameBytesAsOneOfTexts() throws {
        var table = Table(columns: ["id", "text", "other"].map { Table.Column(name: $0) }, rows: [])
        let texts = [
            "plain", "with, comma", "line\nend", "say \"hi\"", "", "ü🙂\t", "back\\slash", "\u{1}\u{1F}\u{8}\u{C}\r",
        ]
        for number in 0..<2500 {
            table.rows.append(["\(number)", texts[number % texts.count], String(repeating: "x", count: number % 40)])
        }
        let lines = ([table.columns.map(\.name)] + table.rows).map { row in
            row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\n"
        }
        let content = try read(lines.joined().utf8)
        #expect(content == PreparedContent(table))
        #expect(content.blobs.count == 3)
    }

    @Test func aRowThatIsLongerThanAllBeforeItWidensALongTable() throws {
        var text = "a,b\n"
        for number in 0..<3000 { text += number == 2900 ? "1,2,3,4\n" : "\(number),x\n" }
        let rows = try rows(text)
        #expect(rows.count == 3001)
        #expect(rows.allSatisfy { $0.count == 4 })
        #expect(rows[0] == ["a", "b", "Column 3", "Column 4"])
        #expect(rows[2901] == ["1", "2", "3", "4"])
    }

    @Test func aCellOf10MBIsKept() throws {
        let long = String(repeating: "long\n", count: 2 << 20)
        let rows = try rows("id,text\n1,\"\(long)\"\n2,y\n")
        #expect(rows.count == 3)
        #expect(rows[1][1] == long)
        #expect(rows[2] == ["2", "y"])
    }
}
