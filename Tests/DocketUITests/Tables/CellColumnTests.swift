import DocketDomain
import TerminalKit
import TestSupport
import Testing

@testable import DocketUI

/// The viewer reads columns as the table of all readers says.
@Suite struct CellColumnTests {
    private func viewer(_ column: CellColumn, _ cells: [String]) -> TableViewer {
        TableViewer([TableSheet(name: "", columns: [.init(name: column.name)], rows: cells.map { [$0] })])
    }

    @Test(arguments: CellColumn.all)
    func rowsSortByWhatTheirCellsAreWorth(_ column: CellColumn) {
        var viewer = viewer(column, column.cells.reversed())
        viewer.perform(.sort(.ascending))
        #expect(viewer.column(0).filter { !Self.isMissing($0) } == column.cells.filter { !Self.isMissing($0) })
        viewer.perform(.sort(.descending))
        let typed = zip(column.cells, column.values).filter { column.kind == "text" || $1 != nil }.map(\.0)
        #expect(Array(viewer.column(0).prefix(typed.count)) == typed.reversed())
    }

    private static func isMissing(_ cell: String) -> Bool {
        if case .placeholder = CellShape(cell) { return true }
        return false
    }

    @Test(arguments: CellColumn.all)
    func aCellsOwnTextFindsItAndWhatIsWorthTheSame(_ column: CellColumn) throws {
        for (index, cell) in column.cells.enumerated() {
            var viewer = viewer(column, column.cells)
            viewer.perform(.goToRow(index + 1), .filterByCell)
            let found = viewer.column(0)
            #expect(found.contains(cell))
            let value = column.value(at: index)
            let same = column.cells.indices.filter {
                value == nil
                    ? column.cells[$0].lowercased() == cell.lowercased() : column.value(at: $0) == value
            }
            #expect(found.count <= same.count, "\(cell) finds \(found)")
        }
    }

    @Test(arguments: CellColumn.all)
    func sumsAreExactAndOneForEachUnit(_ column: CellColumn) {
        var builder = StatisticsBuilder(column: 0, RowOrderRequest(filters: [], sorts: [], names: [column.name]))
        repeat { builder.add(column.cells.map { [$0] }) } while builder.needsAnotherPass()
        let statistics = builder.finish()
        #expect(statistics.reading.word == column.kind)
        if let sums = column.sums { #expect(statistics.sumTexts == sums) }
        if statistics.sums.count > 1 { #expect(statistics.mean == nil && statistics.median == nil) }
    }

    @Test(arguments: [
        (["-110,25", "-80,5", "1.320,75", "-1.000"], "#1 > 1.000", ["1.320,75"]),
        (["-110,25", "-80,5", "1.320,75", "-1.000"], "#1 <= -1000", ["-1.000"]),
        (["1,320.75", "2.5", "999"], "#1 > 1.000", ["1,320.75", "2.5", "999"]),
        (["1,320.75", "2.5", "999"], "#1 > 1,000", ["1,320.75"]),
        (["9007199254740993", "9007199254740992"], "#1 = 9007199254740993", ["9007199254740993"]),
        (["9007199254740993", "9007199254740992"], "#1 > 9007199254740992", ["9007199254740993"]),
        (["0.1", "0.10", "0.1000000000000000055"], "#1 = 0.1", ["0.1", "0.10"]),
        (["EUR 100", "USD 99", "CHF 5"], "#1 > 50", ["EUR 100", "USD 99"]),
        (["EUR 100", "USD 99", "CHF 5"], "#1 > USD 50", ["USD 99"]),
        (["5 kg", "500 g", "10 kg"], "#1 >= 10 kg", ["10 kg"]),
        (["25/12/2023", "3/5/2024"], "#1 > 4/4/2024", ["3/5/2024"]),
        (["3. April 2026", "31. Dezember 2025"], "#1 >= 2026-01-01", ["3. April 2026"]),
        (["03.04.26", "31.12.25"], "#1 < 1. Januar 2026", ["31.12.25"]),
        (["9:05 AM", "9:30 PM"], "#1 > 12:00", ["9:30 PM"]),
        (["2026-W14", "2026-W02"], "#1 > 2026-02-01", ["2026-W14"]),
        (["Item 2", "Item 10", "Item 1"], "#1 > Item 2", ["Item 10"]),
        (["007", "12", "0221"], "#1 = 7", []),
        (["Ärzte", "Apfel", "Zebra"], "#1 > Apfel; #1 < Berg", ["Ärzte"]),
    ])
    func filtersAreReadByTheColumnsOwnRules(_ cells: [String], _ filter: String, _ found: [String]) {
        var viewer = TableViewer([TableSheet(name: "", columns: [.init(name: "Value")], rows: cells.map { [$0] })])
        #expect(viewer.perform(.filter(filter)).isEmpty)
        #expect(viewer.column(0) == found)
    }

    @Test func aFilterThatCouldMeanTwoThingsIsNotGuessed() {
        var viewer = TableViewer([
            TableSheet(
                name: "", columns: [.init(name: "N"), .init(name: "Day")],
                rows: [["250", "2026-01-31"], ["1500", "2026-02-01"]])
        ])
        let number = viewer.perform(.filter("N > 1.000"))
        #expect(
            number == [
                .report("“1.000” could have three decimals or be in the thousands. Write 1000, or four decimals.")
            ])
        let day = viewer.perform(.filter("Day > 3/4/2026"))
        #expect(day == [.report("“3/4/2026” could be 2026-04-03 or 2026-03-04. Write it like that.")])
    }

    @Test func statisticsSayWhyAColumnStaysText() {
        var viewer = viewer(CellColumn.all[0], ["3/4/2024", "5/6/2024"])
        viewer.perform(.resized(.init(width: 80, height: 24)), .openStatistics)
        let text = viewer.frame(.init(width: 80, height: 24)).plainText
        #expect(text.contains("3/4/2024 could be 2024-04-03 or 2024-03-04"))
    }

    @Test func theStatusLineHasASumForEachCurrency() {
        var viewer = viewer(CellColumn.all[0], ["EUR 100", "USD 99", "CHF 5"])
        viewer.perform(.resized(.init(width: 120, height: 24)))
        let text = viewer.frame(.init(width: 120, height: 24)).plainText
        #expect(text.contains("sums CHF 5, EUR 100, USD 99") || text.contains("sums EUR 100, USD 99, CHF 5"))
        #expect(!text.contains("204"))
    }

    /// What is said of the first rows of a long table can turn out to be something else.
    @Test(arguments: [TableSort.Direction.ascending, .descending])
    func allRowsOfALongTableDecideHowItIsRead(_ direction: TableSort.Direction) {
        var cells = (1...6000).map { "\($0 % 900 + 1).\(100 + $0 % 899)" }
        cells.append("2.500,5")
        let sheet = TableSheet(name: "", columns: [.init(name: "N")], rows: cells.map { [$0] })
        var request = sheet.orderRequest
        #expect(request.readings.first?.isNumeric == false)
        request.sorts = [TableSort(column: 0, direction: direction)]
        let order = request.order(of: cells.map { [$0] })
        let sorted = (0..<order.count).map { cells[order[$0]] }
        func number(_ cell: String) -> Double {
            Double(cell.replacing(".", with: "").replacing(",", with: ".")) ?? .nan
        }
        let expected = cells.map(number).sorted()
        #expect(sorted.map(number) == (direction == .ascending ? expected : expected.reversed()))
    }

    @Test func theDecimalMarkIsWhereTheWholePartEnds() {
        for (cells, tails) in [
            (["0.45%", "12%"], [4, 1]), (["1,250", "(1,250.5)"], [0, 3]), (["12 €", "5"], [2, 0]),
            (["1.250", "3,5"], [0, 2]), (["x", "1", "2"], [nil, 0, 0]),
        ] {
            var survey = ColumnSurvey(name: "")
            for cell in cells { survey.add(cell) }
            let reading = survey.reading ?? ColumnReading()
            #expect(cells.map { CellText.tail(of: $0, in: reading) } == tails)
        }
    }
}
