import CustomDump
import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation
import TestSupport
import Testing

/// Content that comes as files.
@Suite struct ContentTests {
    private func table(_ text: String, name: String?) throws -> [[String]] {
        let content = try PreparedContent(ofKind: .table, from: Data(text.utf8), name: name).content
        guard case .table(let table) = content, case .inline(let rows) = table.rows else {
            throw DocketError(.internal, "It is no table with its rows inside.")
        }
        #expect(table.rowCount == rows.count)
        #expect(rows.allSatisfy { $0.count == table.columns.count })
        return [table.columns.map(\.name)] + rows
    }

    @Test(
        arguments: [
            ("a,b\n1,2\n", "t.csv", [["a", "b"], ["1", "2"]]), ("a,b\r\n1,2", "t.csv", [["a", "b"], ["1", "2"]]),
            ("a;b\n1,5;2\n", "t.csv", [["a", "b"], ["1,5", "2"]]),
            ("a\tb\n1\t2,3\n", "t.tsv", [["a", "b"], ["1", "2,3"]]),
            ("a|b\n1|2\n", "t.csv", [["a", "b"], ["1", "2"]]),
            ("\u{FEFF}a,b\n1,2\n", "t.csv", [["a", "b"], ["1", "2"]]),
            ("a,b\n\"x\ny\",\"say \"\"hi\"\"\"\n", "t.csv", [["a", "b"], ["x\ny", "say \"hi\""]]),
            ("\"a,1\",b\n\"1;2\",3\n", "t.csv", [["a,1", "b"], ["1;2", "3"]]),
            ("a,b\n1\n1,2,3\n", "t.csv", [["a", "b", "Column 3"], ["1", "", ""], ["1", "2", "3"]]),
            ("a,b\n,\n\n\n", "t.csv", [["a", "b"], ["", ""]]),
            ("sep=;\r\na;b\r\n1;2,5\r\n", "t.csv", [["a", "b"], ["1", "2,5"]]),
            ("\u{FEFF}SEP=|\na|b\n1,2|3\n", "t.csv", [["a", "b"], ["1,2", "3"]]),
            ("\"sep=,\"\na;x,b\n1,2\n", nil, [["a;x", "b"], ["1", "2"]]),
            ("sep=\t\na\tb\n1\t2\n", "t.csv", [["a", "b"], ["1", "2"]]),
            ("sep=x1\n2\n", "t.csv", [["sep=x1"], ["2"]]),
            ("a,b\n1,2,", "t.csv", [["a", "b", "Column 3"], ["1", "2", ""]]), ("only\n", "t.csv", [["only"]]),
            ("名前,å\n値,🙂\n", "t.csv", [["名前", "å"], ["値", "🙂"]]), ("a,b\n1,2\n", nil, [["a", "b"], ["1", "2"]]),
            ("a,b\n=1+1,-5\n", "t.csv", [["a", "b"], ["=1+1", "-5"]]),
            (
                #"{"columns":["a",{"name":"b","align":"right"}],"rows":[["1",2],[null]]}"#, "t.json",
                [["a", "b"], ["1", "2"], ["", ""]]
            ),
            (
                #"[{"a":1,"b":"x"},{"b":true,"c":[1,{"d":null}]}]"#, "t.json",
                [["a", "b", "c"], ["1", "x", ""], ["", "true", #"[1,{"d":null}]"#]]
            ),
            (#"[["a","b"],[1.50,"2"],["3"]]"#, nil, [["a", "b"], ["1.50", "2"], ["3", ""]]),
            ("# T\n\n| a | b |\n|---|--:|\n| 1 | **2** |\n", "t.md", [["a", "b"], ["1", "2"]]),
            ("| a | b |\n|---|---|\n| 1 | 2 |\n", nil, [["a", "b"], ["1", "2"]]),
        ] as [(String, String?, [[String]])])
    func aTableIsReadFromCSVAndItsRelativesJSONAndMarkdown(
        text: String, name: String?, rows: [[String]]
    ) throws {
        expectNoDifference(try table(text, name: name), rows)
    }

    @Test(
        arguments: [
            ("", "t.csv"), ("\n\n", "t.csv"), ("{", "t.json"), ("{}", "t.json"), ("[]", "t.json"), ("[1,2]", "t.json"),
            (#"[{"a":1},2]"#, "t.json"), (#"{"columns":[1],"rows":[]}"#, "t.json"),
            (#"{"columns":["a"],"rows":[["1","2"]]}"#, "t.json"), (#"{"columns":["a"],"rows":[1]}"#, "t.json"),
            ("no table here", "t.md"), (String(repeating: "[", count: 100_000), "t.json"),
        ])
    func whatIsNoTableIsRefusedInWords(text: String, name: String) {
        #expect(refusal { try table(text, name: name) } == .invalidArgument)
    }

    @Test(arguments: [[0xFF], [0x61, 0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80]] as [[UInt8]])
    func whatIsNotUTF8IsRefusedWhateverItShallBecome(bytes: [UInt8]) {
        for kind in [ArtifactKind.table, .doc, .sheet, .sqlQuery, ArtifactKind(rawValue: "chart")] {
            let code = refusal { try PreparedContent(ofKind: kind, from: Data(bytes), name: nil) }
            #expect(code == .invalidArgument)
        }
    }

    @Test func documentsQueriesSheetsAndUnknownKindsAreReadAsWhatTheyAre() throws {
        func content(_ kind: ArtifactKind, _ text: String, _ name: String?) throws -> ArtifactContent {
            try PreparedContent(ofKind: kind, from: Data(text.utf8), name: name).content
        }
        #expect(try content(.doc, "\u{FEFF}# T", "t.md") == .doc(.inline("# T")))
        #expect(try content(.sqlQuery, "SELECT 1", "q.sql") == .sqlQuery(SQLQuery(sql: "SELECT 1")))
        #expect(
            try content(.sqlQuery, #"{"sql":"SELECT :n","parameters":{"n":{"type":"int"}},"database":"db"}"#, nil)
                == .sqlQuery(SQLQuery(sql: "SELECT :n", parameters: ["n": ["type": "int"]], database: "db")))
        let chart = ArtifactKind(rawValue: "chart")
        #expect(try content(chart, #"{"x":[1]}"#, "c.json") == .other(["x": [1]]))
        #expect(try content(chart, "plain", "c.txt") == .other(["text": "plain"]))
        guard
            case .sheet(let tables) = try content(
                .sheet, #"{"tables":[{"name":"N","columns":["a"],"rows":[]},{"columns":[],"rows":[]}]}"#, nil)
        else {
            Issue.record("It is no sheet.")
            return
        }
        #expect(tables.map(\.name) == ["N", "Table 2"])
        for (kind, text) in [(ArtifactKind.doc, " \n"), (.sqlQuery, ""), (.sqlQuery, #"{"sql":" "}"#), (.sheet, "{}")] {
            #expect(refusal { try content(kind, text, nil) } == .invalidArgument)
        }
    }

    @Test func aDocumentBeyond16MiBIsRefused() {
        let bytes = Data(repeating: UInt8(ascii: "x"), count: (16 << 20) + 1)
        #expect(refusal { try PreparedContent(ofKind: .doc, from: bytes, name: "t.md") } == .resourceExhausted)
    }

    @Test func oneLongRowBesideVeryManyShortOnesDoesNotFillTheMemory() {
        let csv = Data((String(repeating: ",", count: 200_000) + String(repeating: "\n1", count: 200_000)).utf8)
        #expect(refusal { try PreparedContent(ofKind: .table, from: csv, name: "t.csv") } == .resourceExhausted)
        let objects = (0..<20_000).map { #"{"k\#($0)":1}"# }.joined(separator: ",")
        let json = Data("[\(objects)]".utf8)
        #expect(refusal { try PreparedContent(ofKind: .table, from: json, name: "t.json") } == .resourceExhausted)
    }
}
