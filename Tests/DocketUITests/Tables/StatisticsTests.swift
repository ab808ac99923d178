import DocketDomain
import TestSupport
import Testing

@testable import DocketUI

@Suite struct StatisticsTests {
    private func statistics(_ cells: [String]) -> ColumnStatistics {
        var builder = StatisticsBuilder(column: 0, RowOrderRequest(filters: [], sorts: []))
        repeat { builder.add(cells.map { [$0] }) } while builder.needsAnotherPass()
        return builder.finish()
    }

    @Test func numbersAreSummedWithoutRoundingErrors() {
        let result = statistics(Array(repeating: "0.1%", count: 1000) + ["1e16%", "-1e16%"])
        #expect(result.sumTexts == ["100.0%"])
    }

    @Test func whatIsMissingIsCountedApart() {
        let result = statistics(["3", "1", "", "n/a", "2", "other", "1"])
        #expect(result.count == 7)
        #expect(result.empty == 2)
        #expect(result.typed == 4)
        #expect(result.distinct == 4)
        #expect(result.minimum == "1")
        #expect(result.maximum == "3")
        #expect(result.median?.text == "1.5")
        #expect(result.mean?.text == "1.75")
        #expect(result.top.first == .init(value: "1", count: 2))
    }

    @Test func textHasAnOrderButNoSum() {
        let result = statistics(["pear", "Apple", "fig", "fig"])
        #expect(result.reading.kind == .text)
        #expect(result.minimum == "Apple")
        #expect(result.maximum == "pear")
        #expect(result.sums.isEmpty)
        #expect(result.top.map(\.value) == ["fig", "Apple", "pear"])
    }

    @Test func currenciesThatDifferAreSummedApart() {
        #expect(statistics(["€5", "€6.50"]).sumTexts == ["€11.50"])
        #expect(statistics(["€5", "$6", "€1"]).sumTexts == ["€6", "$6"])
        // A word for a thousand is of one number, not of the unit.
        #expect(statistics(["€1.2bn", "€3.4bn"]).sumTexts == ["€4,600,000,000"])
        #expect(statistics(["CHF 3 Mio.", "CHF 12,5 Mio."]).sumTexts == ["CHF 15.500.000"])
        #expect(statistics(["1.5 Mio. €", "750 Tsd. €"]).sumTexts == ["2,250,000 €"])
        #expect(statistics(["5- €", "(7) €"]).sumTexts == ["-12 €"])
        #expect(statistics(["€5", "$6"]).maximum == nil)
    }

    @Test(arguments: 0..<30)
    func theMedianIsTheOneInTheMiddle(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let cells = Tables.numbers(Int.random(in: 1...60, using: &generator), mixed: false, using: &generator)
        let sorted = cells.compactMap { DecimalNumber($0) }.sorted()
        let middle = sorted.count / 2
        let sum = sorted.count.isMultiple(of: 2) ? sorted[middle - 1] + sorted[middle] : sorted[middle] + sorted[middle]
        #expect(statistics(cells).median == sum.divided(by: 2, decimals: 2))
        let total = sorted.reduce(DecimalNumber(0)) { $0 + $1 }
        #expect(statistics(cells).sums.first?.sum == total)
    }

    @Test func numbersAreWrittenInGroups() {
        #expect(NumberText.grouped(1_234_567) == "1,234,567")
    }
}
