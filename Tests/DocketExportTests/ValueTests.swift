import DocketDomain
import TestSupport
import Testing

@testable import DocketExport

/// Exports read columns as the table of all readers says.
struct ValueTests {
    /// All columns of the table side by side, the shorter ones filled up.
    private var rows: [[String]] {
        let height = CellColumn.all.reduce(0) { max($0, $1.cells.count) }
        return (0..<height).map { row in CellColumn.all.map { row < $0.cells.count ? $0.cells[row] : "" } }
    }

    @Test func aSpreadsheetGetsNumbersAndDatesAndTextsOtherwise() async throws {
        let file = try await Exported(.table(CellColumn.all.map(\.name), rows), as: .xlsx)
        let read = try #require(try await Reader.python(Reader.workbook, file.path)[0]?["rows"]?.array)
        for (index, column) in CellColumn.all.enumerated() {
            for (row, cell) in column.cells.enumerated() {
                let found = try #require(read[row + 1][index])
                guard column.isTyped, let value = column.value(at: row) else {
                    #expect(found[1]?.string == cell, "\(cell) became \(found.serialized())")
                    continue
                }
                switch found[0]?.string {
                case "n":
                    let number = try #require(found[1]?.string.flatMap(Double.init))
                    let expected = try #require(DecimalNumber(value))
                    #expect(number == (column.kind == "percent" ? expected.hundredth : expected).double, "\(cell)")
                case "b": #expect(found[1]?.bool == (value == "true"))
                case "d":
                    let moment = try #require(found[1]?.string)
                    #expect(moment.hasPrefix(value), "\(cell) became \(moment)")
                default: Issue.record("\(cell) became \(found.serialized())")
                }
            }
        }
    }

    @Test func aSeparatedFileHasEveryCellAsItIs() async throws {
        var options = ExportOptions()
        options.neutralisesFormulas = false
        let file = try await Exported(.table(CellColumn.all.map(\.name), rows), as: .csv, options: options)
        let read = try await Reader.python(Reader.separated, file.path, ",").array ?? []
        for (row, found) in zip(rows, read.dropFirst()) {
            #expect((found.array ?? []).map { $0.string ?? "" } == row)
        }
    }

    @Test(arguments: CellColumn.all)
    func numbersAreNoFormulas(_ column: CellColumn) {
        for (cell, value) in zip(column.cells, column.values) where cell.hasPrefix("-") && value != nil {
            let isFormula = cell.withBytes { SpreadsheetText.looksLikeFormula($0) }
            let isPlain = column.isTyped && column.kind != "quantity"
            #expect(!isPlain || !isFormula, "\(cell)")
        }
    }

    @Test(arguments: [
        (["-$1,250.00", "$5"], "\"$\"#,##0.00"), (["45 %"], "0\" \"%"), (["+5.5"], "+0.0;-0.0;+0.0"),
        (["12 EUR"], "0\" EUR\""), (["(1,200)", "5"], "#,##0;(#,##0)"), ([".05"], ".00"), (["1.000 €"], "#,##0\" €\""),
        (["100.–"], "0\".–\""), (["5,00- EUR"], "0.00\" EUR\";0.00\\-\" EUR\""), (["5 kg"], "0\" kg\""),
        (["25 bp"], "0\" bp\""), (["5 DR", "6 CR"], "0\" DR\";0\" DR\""), (["Fr. 1’000.50"], "\"Fr. \"#,##0.00"),
        (["3. April 2026"], "[$-409]d\\. mmmm yyyy"), (["3. März 2026"], "[$-407]d\\. mmmm yyyy"),
        (["3 avril 2026"], "[$-40C]d mmmm yyyy"), (["03.04.26"], "dd\\.mm\\.yy"), (["12/25/2024"], "mm\\/dd\\/yyyy"),
        (["3/5/2024", "25/12/2024"], "d\\/m\\/yyyy"), (["Apr 3, 2026"], "[$-409]mmm d\\, yyyy"),
        (["2026-04-03T09:30:00"], "yyyy\\-mm\\-dd\"T\"hh:mm:ss"), (["9:05 PM"], "h:mm AM/PM"), (["14:30"], "hh:mm"),
        (["05.03.2024, 14:30"], "dd\\.mm\\.yyyy\\, hh:mm"), (["2024/03/05"], "yyyy\\/mm\\/dd"),
    ])
    func cellsAreShownAsTheyWereWritten(_ cells: [String], _ pattern: String) {
        var survey = ColumnSurvey(name: "")
        for cell in cells { survey.add(cell) }
        switch TypedCell.of(cells[0], survey.reading ?? ColumnReading()) {
        case .number(_, let look): #expect(NumberPattern.pattern(for: look) == pattern)
        case .date(_, let look): #expect(NumberPattern.pattern(for: look) == pattern)
        default: Issue.record("\(cells[0]) is no number and no date")
        }
    }
}
