import Testing

@testable import DocketUI

@Suite struct StatisticsTests {
    private func statistics(_ cells: [String]) -> ColumnStatistics {
        var builder = StatisticsBuilder(column: 0, format: ColumnFormat(of: cells) ?? ColumnFormat())
        builder.add(cells.map { [$0] })
        return builder.finish()
    }

    @Test func numbersAreSummedWithoutRoundingErrors() {
        let result = statistics(Array(repeating: "0.1%", count: 1000) + ["1e16%", "-1e16%"])
        #expect(result.sum.map { ($0 * 1e9).rounded() } == 100e9)
        #expect(result.suffix == "%")
        #expect(result.sum.map { result.text($0) } == "100.0%")
    }

    @Test func whatIsMissingIsCountedApart() {
        let result = statistics(["3", "1", "", "n/a", "2", "other", "1"])
        #expect(result.count == 7)
        #expect(result.empty == 2)
        #expect(result.typed == 4)
        #expect(result.distinct == 4)
        #expect(result.minimum == "1")
        #expect(result.maximum == "3")
        #expect(result.median == 1.5)
        #expect(result.mean == 1.75)
        #expect(result.top.first == .init(value: "1", count: 2))
    }

    @Test func textHasAnOrderButNoSum() {
        let result = statistics(["pear", "Apple", "fig", "fig"])
        #expect(result.format.kind == .text)
        #expect(result.minimum == "Apple")
        #expect(result.maximum == "pear")
        #expect(result.sum == nil)
        #expect(result.top.map(\.value) == ["fig", "Apple", "pear"])
    }

    @Test func currenciesThatDifferAreNotShownWithTheSum() {
        #expect(statistics(["€5", "€6.50"]).sum.map { statistics(["€5", "€6.50"]).text($0) } == "€11.50")
        #expect(statistics(["€5", "$6"]).prefix == "")
    }

    @Test func numbersAreWrittenInGroups() {
        #expect(NumberText.grouped(1_234_567) == "1,234,567")
        #expect(NumberText.grouped(-1234.5, decimals: 2) == "-1,234.50")
        #expect(NumberText.grouped(-0.001, decimals: 2) == "0.00")
        #expect(NumberText.grouped(0.05, decimals: 2) == "0.05")
        #expect(NumberText.grouped(999.999, decimals: 2) == "1,000.00")
    }
}
