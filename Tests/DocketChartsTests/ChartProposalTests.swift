import DocketDomain
import Testing

@testable import DocketCharts

@Suite struct ChartProposalTests {
    @Test func datesAndNumbersAreALine() {
        let rows = [["2024-01-01", "5"], ["2024-01-02", "7"]]
        #expect(best(["day", "amount"], rows) == ChartSpecification(.line, x: "day", y: ["amount"]))
    }

    @Test func rowsOfOneDateAreLinesOfTheirGroups() {
        let rows = [["2024-01-01", "CHF", "5"], ["2024-01-01", "EUR", "7"], ["2024-01-02", "CHF", "1"]]
        #expect(
            best(["day", "ccy", "amount"], rows)
                == ChartSpecification(.line, x: "day", y: ["amount"], series: "ccy"))
    }

    @Test func yearsWrittenAsNumbersAreALine() {
        let rows = [["1", "41.5", "a"], ["2", "47.9", "b"]]
        #expect(best(["Year", "Assets", "note"], rows) == ChartSpecification(.line, x: "Year", y: ["Assets"]))
    }

    @Test func ofNumbersThoseThatAreThereComeFirst() {
        let rows = [["North", "", "1.5"], ["South", "2.5", "3.5"]]
        #expect(best(["region", "price", "amount"], rows)?.y == ["amount"])
    }

    @Test func groupsAndNumbersAreBars() {
        let rows = [["1", "North", "5"], ["2", "South", "7"]]
        #expect(
            best(["no", "region", "amount"], rows)
                == ChartSpecification(.bar, x: "region", y: ["amount"], sort: .valueDescending))
    }

    @Test func numbersAloneAreAScatterPlotOrAHistogram() {
        #expect(best(["a", "b"], [["1", "5"], ["2", "7"]]) == ChartSpecification(.scatter, x: "b", y: ["a"]))
        #expect(best(["a"], [["1"], ["2"]]) == ChartSpecification(.histogram, x: "a"))
    }

    @Test func withoutNumbersRowsAreCounted() {
        #expect(best(["day"], [["2024-01-01"]]) == ChartSpecification(.column, x: "day"))
        #expect(best(["who"], [["Ada"]]) == ChartSpecification(.bar, x: "who", sort: .valueDescending))
        #expect(best([], []) == nil)
    }

    @Test func whatIsProposedCanBeDrawn() throws {
        let names = ["day", "name", "n", "v", "group"]
        var random = SeededRandom(4)
        let rows = ChartPictureTests.randomRows(&random)
        let proposal = proposal(names, rows)
        for type in ChartType.allCases {
            let specification = try #require(proposal.specification(of: type, like: proposal.best), "\(type)")
            #expect(specification.fault == nil)
            #expect(try !ChartBuilderTests.data(specification, rows: rows, names: names).isEmpty)
        }
    }

    private func best(_ names: [String], _ rows: [[String]]) -> ChartSpecification? { proposal(names, rows).best }

    private func proposal(_ names: [String], _ rows: [[String]]) -> ChartProposal {
        let columns = names.enumerated().map { place, name in
            var survey = ColumnSurvey(name: name)
            for row in rows { survey.add(row[place]) }
            return ChartColumn(name: name, reading: survey.reading)
        }
        return ChartProposal(columns, rows: rows)
    }
}
