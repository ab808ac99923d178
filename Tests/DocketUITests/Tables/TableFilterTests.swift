import DocketDomain
import TestSupport
import Testing

@testable import DocketUI

@Suite struct TableFilterTests {
    private let columns = ["Mandate", "Fee", "Minimum", "ESG", "Since", "A > B", "Fee"]
    private let row = ["Dynamic Growth", "0.75%", "$1,250,000", "", "2024-03-05", "yes", "x"]

    private func accepts(_ expression: String) throws -> Bool {
        let names = Array(columns.prefix(6))
        let readings = row.prefix(6).map { cell in
            var survey = ColumnSurvey(name: "")
            survey.add(cell)
            return survey.reading ?? ColumnReading()
        }
        return try FilterExpression(expression, columns: names, readings: readings).filters.allSatisfy {
            RowFilter($0, readings: readings).accepts(row)
        }
    }

    @Test(arguments: [
        ("Fee > 0.5", true), ("Fee > 0.75", false), ("fee>=0.75", true), ("Fee < 1%", true), ("Fee = 0.750", true),
        ("Fee != 0.75", false), ("Fee <> 1", true), ("mandate: growth", true), ("mandate : GROWTH", true),
        ("mandate !: growth", false), ("man: dyn", true), ("Mandate = dynamic growth", true),
        ("Mandate = growth", false), ("Minimum ≥ 1.25M", true), ("ESG is empty", true), ("ESG =", true),
        ("ESG not empty", false), ("ESG !=", false), ("Mandate empty", false), ("Since > 2024-01-01", true),
        ("Since < 1 Jan 2024", false), ("growth", true), ("\"growth\"", true), ("nothing", false),
        ("Fee > 0.5; mandate: growth", true), ("Fee > 0.5; mandate: income", false), ("", true), (" ; ", true),
        ("#1: growth", true), ("A > B: yes", true), ("\"A > B\" = yes", true), ("Mandate > alpha", true),
        ("Mandate < alpha", false), ("Fee > abc", false), ("Mandate > 5", false), ("\"a;b\"", false),
    ])
    func conditionsReadAsTheySay(_ expression: String, _ expected: Bool) throws {
        #expect(try accepts(expression) == expected, "\(expression)")
    }

    @Test(arguments: [("> 0.5", 1, true), ("< 0.5", 1, false), (">= 1.25M; growth", 2, true), ("≠ x", 6, false)])
    func aComparisonWithoutAColumnIsOfTheOneUnderTheCursor(_ text: String, _ column: Int, _ expected: Bool) throws {
        let filters = try FilterExpression(text, columns: columns, current: column).filters
        #expect(filters[0].column == column)
        let readings = row.map { cell in
            var survey = ColumnSurvey(name: "")
            survey.add(cell)
            return survey.reading ?? ColumnReading()
        }
        #expect(filters.allSatisfy { RowFilter($0, readings: readings).accepts(row) } == expected)
    }

    @Test func whatCanNotBeMeantIsExplained() {
        #expect(throws: FilterExpression.Failure.self) { try accepts("Cost > 5") }
        #expect(throws: FilterExpression.Failure.self) { try accepts("M > 5") }
        let twice = #expect(throws: FilterExpression.Failure.self) {
            try FilterExpression("fee > 1", columns: columns)
        }
        #expect(twice?.message == "Several columns are called “fee”. Name one by number: #2, #7.")
    }

    @Test func textWithSignsIsFoundBetweenQuotes() throws {
        let filters = try FilterExpression("\"12:30\"", columns: ["time"]).filters
        #expect(filters.count == 1)
        #expect(RowFilter(filters[0], readings: []).accepts(["at 12:30"]))
        #expect(!RowFilter(filters[0], readings: []).accepts(["at 12:31"]))
    }

    @Test(arguments: [
        "", " \t", "\r\n", "\u{A0}", "\u{2009}\u{202F}", "\n\u{A0}\n ", String(repeating: "\u{A0}", count: 200),
    ])
    func aCellOfBlanksOfAnyWidthIsEmptyWhereverThatIsAsked(_ cell: String) throws {
        if case .missing = CellShape(cell) {} else { Issue.record("It has a shape.") }
        #expect(CellShape.isMissing(cell))
        let filters = try FilterExpression("#1 is empty", columns: ["a"]).filters
        #expect(RowFilter(filters[0], readings: []).accepts([cell]))
        var builder = StatisticsBuilder(column: 0, RowOrderRequest(filters: [], sorts: []))
        repeat { builder.add([[cell], ["x"]]) } while builder.needsAnotherPass()
        let result = builder.finish()
        #expect(result.empty == 1)
    }

    @Test(arguments: [".", "\u{A0}x", "\n-\n", "\u{2020}"])
    func aCellWithAnythingElseIsNotEmpty(_ cell: String) {
        if case .missing = CellShape(cell) { Issue.record("It is missing.") }
        #expect(!CellShape.isMissing(cell))
    }

    @Test(arguments: 0..<40)
    func filteringAgreesWithLookingAtEachRow(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let rows = Tables.random(rows: 300, columns: 2, using: &generator)
        let bound = Double(Int.random(in: -40...40, using: &generator))
        let filters = try FilterExpression("#1 > \(bound); #2: O", columns: ["a", "b"]).filters
        let order = RowOrderRequest(filters: filters, sorts: []).order(of: rows)
        let expected = rows.indices.filter { index in
            guard case .number(let number, _) = ColumnReading.alone.value(of: rows[index][0]) else { return false }
            return number.double > bound && rows[index][1].lowercased().contains("o")
        }
        #expect(order == .rows(expected.map(UInt32.init)))
    }
}
