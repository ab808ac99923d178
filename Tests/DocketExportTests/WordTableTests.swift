import DocketDomain
import DocketExport
import Testing

/// Tables in DOCX as they are written, since how a word processor sets them is its own affair.
struct WordTableTests {
    /// Widths of the columns in twentieths of a point, and of each row whether it must stay on one page.
    private static let layout = """
        import sys, json, zipfile, lxml.etree
        w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
        root = lxml.etree.fromstring(zipfile.ZipFile(sys.argv[1]).read("word/document.xml"))
        print(json.dumps({"widths": [int(c.get(w + "w")) for c in root.iter(w + "gridCol")],
            "whole": [row.find(w + "trPr/" + w + "cantSplit") is not None for row in root.iter(w + "tr")]}))
        """

    @Test func aColumnHasRoomForItsLongestWordInCapitalsAndBoldToo() async throws {
        let file = try await Exported(.table(["IMMEDIATELY", "b"], [["now", "Devanagari"]]), as: .docx)
        let widths = try await Reader.python(Self.layout, file.path)["widths"]?.array?.compactMap(\.int) ?? []
        // The words in Calibri of 9 points, and in Noto Sans, with the margins of a cell.
        #expect(widths.count == 2 && widths[0] >= 1228 && widths[1] >= 1130)
    }

    @Test func aRowStaysOnOnePageUnlessItIsLong() async throws {
        let lines = (0..<100).map { "\($0)" }.joined(separator: "\n")
        let words = String(repeating: "word ", count: 200)
        let file = try await Exported(.table(["A"], [["short"], [lines], [words], ["two\nlines"]]), as: .docx)
        let whole = try await Reader.python(Self.layout, file.path)["whole"]?.array ?? []
        #expect(whole == [true, true, false, false, true])
    }
}
