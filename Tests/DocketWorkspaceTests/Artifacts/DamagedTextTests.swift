import DocketDomain
import DocketWorkspace
import Foundation
import Testing

/// Tables in files that are damaged, or encoded otherwise than they should be.
@Suite struct DamagedTextTests {
    private func read(_ bytes: [UInt8], name: String = "t.csv") throws -> PreparedContent {
        try PreparedContent(ofKind: .table, from: Data(bytes), name: name)
    }

    private func rows(_ content: PreparedContent) -> [[String]]? {
        guard case .table(let table) = content.content, case .inline(let rows) = table.rows else { return nil }
        return [table.columns.map(\.name)] + rows
    }

    private func message(_ bytes: [UInt8]) -> String? {
        do {
            _ = try read(bytes)
            return nil
        } catch {
            #expect((error as? DocketError)?.code == .invalidArgument)
            return (error as? DocketError)?.message
        }
    }

    private func utf16(_ text: String, littleEndian: Bool, mark: Bool) -> [UInt8] {
        ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit -> [UInt8] in
            let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8))
            return littleEndian ? [low, high] : [high, low]
        }
    }

    @Test(arguments: [true, false], [true, false])
    func utf16IsReadWithAndWithoutAByteOrderMark(littleEndian: Bool, mark: Bool) throws {
        for text in [
            "Name,City\r\nJosé,Köln\r\nAnn,Bern\r\n", "a,b\n1,2", "x\n1\n", "sep=;\nName;Stadt\nÖ;Ü🙂\n",
            "名前,市\n太郎,東京\n花子,大阪\n", "名\r\n東\r\n京\r\n", "Имя;Город\nИван;Москва\n", "이름\t시\n철수\t서울\n", "A,B\n😀,x\n",
        ] {
            let content = try read(utf16(text, littleEndian: littleEndian, mark: mark))
            #expect(rows(content) == rows(try read(Array(text.utf8))))
        }
    }

    @Test(arguments: [
        "sep=;\na;b\n1;2,5\n", "sep=;;;\na;b\n1;2,5\n", "SEP=; \r\na;b\r\n1;2,5\r\n", "\"sep=;\"\na;b\n1;2,5\n",
        "sep=|\na|b\n1|2,5\n", "sep=\t\na\tb\n1\t2,5\n", "sep=;,,\na;b\n1;2,5\n",
    ])
    func aLineThatNamesTheDelimiterIsObeyed(text: String) throws {
        #expect(rows(try read(Array(text.utf8))) == [["a", "b"], ["1", "2,5"]])
    }

    @Test func utf32IsRefusedByItsNameWithoutAByteOrderMark() {
        for text in ["a,b\n1,2\n", "Änne,b\n"] {
            let little = text.unicodeScalars.flatMap { withUnsafeBytes(of: $0.value.littleEndian, Array.init) }
            let big = text.unicodeScalars.flatMap { withUnsafeBytes(of: $0.value.bigEndian, Array.init) }
            #expect(message(little)?.contains("UTF-32") == true)
            #expect(message(big)?.contains("UTF-32") == true)
        }
    }

    @Test func brokenUTF16IsRefusedWithTheLine() {
        var bytes = utf16("a,b\n1,2\n3,4\n", littleEndian: true, mark: true)
        bytes.replaceSubrange(10..<12, with: [0x00, 0xD8])
        #expect(message(bytes)?.contains("Line 2") == true)
        #expect(
            message(Array(utf16("a,b\n1,2\n", littleEndian: true, mark: true).dropLast()))?.contains("breaks off")
                == true)
        #expect(message([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0])?.contains("UTF-32") == true)
    }

    @Test(
        arguments: [
            ("A,B\n1,\"open quote\n2,3\n4,5\n", 2), ("\"a,b\n1,2\n", 1), ("a,b\n1,2\n3,\"", 3),
            ("a,b\r\n1,\"x\r\ny\"\r\n2,\"z\r\n", 4), ("a\n\"\"\"\n", 2), ("a\r\"x\r", 2), ("a,b\n\n\n1,\"x", 4),
        ])
    func aQuoteThatIsNeverClosedIsRefusedWithItsLine(text: String, line: Int) {
        #expect(message(Array(text.utf8))?.contains("line \(line) is never closed") == true, "\(text)")
    }

    @Test(arguments: [
        ("a,b\n1,\u{0}2\n", 2), ("a\u{0},b\n", 1), ("a,b\n1,2\n\"x\u{0}\",3\n", 3), ("a,b\n1,\"x\"\u{0}\n", 2),
        ("A,B\n\u{0}\n1,2\n", 2), ("A,B\n1,2\n\u{0}\u{0}\u{0}\u{0}", 3),
    ])
    func aNULIsRefusedWithItsLine(text: String, line: Int) {
        #expect(message(Array(text.utf8))?.contains("Line \(line) has a NUL") == true, "\(text)")
    }

    @Test(arguments: [1, 2, 7, 400])
    func anotherEncodingIsRefusedWithTheLineWhereItBegins(line: Int) {
        var bytes: [UInt8] = []
        for number in 1...500 {
            bytes += Array(number == line ? [0x4D, 0xFC, 0x2C, 0x78, 0x0A] : Array("né,x\n".utf8))
        }
        #expect(message(bytes)?.contains("Line \(line) of the content is not UTF-8") == true)
    }

    @Test(
        arguments: [
            ("a,b\n1,2\n3,4\n", []), ("a,b\n\n1,2\n", []), ("a,b\n\"x\" ,1\n", []),
            ("a,b\n\"x\"y,1\n", ["Line 2 has text behind a closing quote."]),
            ("a,b\n1,\"open\n2,\"x\n", ["Line 2 opens a quote that closes in line 3, with text behind it."]),
        ] as [(String, [String])])
    func whatMayNotBeMeantSoIsTakenAndSaidWithItsLine(text: String, warnings: [String]) throws {
        #expect(try read(Array(text.utf8)).warnings == warnings)
    }

    @Test(
        arguments: [
            ("a,b\n1\n2,3\n", ["Line 2 has 1 field, the first one 2."]),
            ("a,b\n1,2,3\n", ["Line 2 has 3 fields, the first one 2."]),
            ("sep=,\na,b\n1,2\n3\n", ["Line 4 has 1 field, the first one 2."]),
            ("\n\r\na,b\n1,2\n3\n", ["Line 5 has 1 field, the first one 2."]),
            ("a,b\n\"x\ny\",1\n2\n", ["Line 4 has 1 field, the first one 2."]),
            (
                "a,b\n1\n2\n3\n4\n5\n6\n7\n",
                (2...6).map { "Line \($0) has 1 field, the first one 2." } + ["2 more lines are like that."]
            ),
        ] as [(String, [String])])
    func rowsOfAnotherLengthAreKeptAndSaid(text: String, warnings: [String]) throws {
        let kept =
            "Every row is kept: what a row is short of is empty, and what it has more stands in columns of its own."
        #expect(try read(Array(text.utf8)).warnings == warnings + [kept])
    }

    @Test func nothingOfARaggedTableIsLost() throws {
        let content = try read(Array("a,b\n1\n1,2,3\n".utf8))
        #expect(rows(content) == [["a", "b", "Column 3"], ["1", "", ""], ["1", "2", "3"]])
    }
}
