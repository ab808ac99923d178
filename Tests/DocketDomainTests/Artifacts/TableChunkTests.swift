import DocketDomain
import Foundation
import Testing

@Suite struct TableChunkTests {
    private let rows = [["1", "two words"], ["", "say \"hi\"\n\u{0}\\"], ["ü🙂", "x"]]

    private func chunk(_ rows: [[String]]) -> Data {
        var writer = TableChunkWriter()
        for row in rows { writer.add(row) }
        return writer.take()
    }

    @Test func rowsAreReadBackAsTheyWere() {
        #expect(TableChunk.rows(in: chunk(rows)) == rows)
        #expect(TableChunk.rows(in: chunk([])) == [])
        #expect(TableChunk.rows(in: chunk([[], ["a"]])) == [[], ["a"]])
    }

    @Test func theyAreTheJSONThatTheyAlwaysWere() {
        var expected: [UInt8] = []
        JSON.array(rows.map { .array($0.map(JSON.string)) }).append(to: &expected)
        #expect(chunk(rows) == Data(expected))
    }

    @Test func aWriterBeginsAnewBehindEachChunk() {
        var writer = TableChunkWriter()
        writer.add(["a"])
        #expect(writer.take() == Data(#"[["a"]]"#.utf8))
        #expect(writer.rowCount == 0)
        writer.add(["b", "c"])
        #expect(writer.rowCount == 1)
        #expect(writer.take() == Data(#"[["b","c"]]"#.utf8))
    }

    @Test func theirTextHasALineForEachRow() {
        #expect(TableChunk.text(in: chunk(rows)) == "1 two words\n say \"hi\"\n\u{0}\\\nü🙂 x")
    }

    @Test func escapesAndBlanksOfOtherWritersAreRead() {
        let bytes = Data(" [ [ \"\\u00fc\\ud83d\\ude42\\/\" , \"b\" ] ,\n[\"c\"] ] ".utf8)
        #expect(TableChunk.rows(in: bytes) == [["ü🙂/", "b"], ["c"]])
    }

    @Test(arguments: ["", "[", "[[\"a\"", "[[\"a\"]", "{}", "[1]", "[[1]]", "[[\"a\"]]x", "[[\"a\" \"b\"]]", "[[\"a]]"])
    func whatIsNoRowsIsTold(text: String) {
        #expect(TableChunk.rows(in: Data(text.utf8)) == nil)
        #expect(TableChunk.text(in: Data(text.utf8)) == nil)
    }
}
