import DocketDomain
import DocketExport
import Testing

struct FormulaTests {
    static let dangerous = [
        "=1+1", "=HYPERLINK(\"http://example.com\")", "+1+1", "-2+3", "@SUM(A1)", "\tcell", "\rcell", "  =A1",
        "\u{A0}=A1", "\u{FF1D}1+1", "-cmd|' /C calc'!A0", "+49 30 123456", "+44123", "- item", "-", "--",
    ]
    static let harmless = [
        "-12.5", "-1,250.00", "-3%", "-", "--", "—", "2024-03-05", "a=b", "x@example.com", "-$5.00", "(300)",
    ]

    @Test func csvKeepsTextFromBeingAFormulaAndLeavesNumbersAlone() async throws {
        let rows = (Self.dangerous + Self.harmless).map { ["x", $0] }
        let file = try await Exported(.table(["Name", "=Name"], rows), as: .csv)
        let read = try await Reader.python(Reader.separated, file.path, ",").array ?? []
        try #require(read.count == rows.count + 1)
        #expect(read[0][1]?.string == "'=Name")
        for (source, row) in zip(rows, read.dropFirst()) {
            let isHarmless = Self.harmless.contains(source[1])
            #expect(row[1]?.string == (isHarmless ? source[1] : "'" + source[1]))
        }
    }

    @Test func aWorkbookHasNoFormula() async throws {
        let rows = (Self.dangerous + Self.harmless).map { [$0, "1"] }
        let file = try await Exported(.table(["=Name", "Number"], rows), as: .xlsx)
        let sheet = try await Reader.python(Reader.workbook, file.path)[0]
        let cells = (sheet?["rows"]?.array ?? []).flatMap { $0.array ?? [] }
        #expect(cells.count == 2 * rows.count + 2)
        #expect(!cells.contains { $0[0]?.string == "f" })
        #expect(!file.text.contains("<f>"))
    }
}
