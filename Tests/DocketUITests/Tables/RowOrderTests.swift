import DocketDomain
import TestSupport
import Testing

@testable import DocketUI

@Suite struct RowOrderTests {
    /// Compares cells the plain way: numbers and dates, then text, then nothing.
    private func compare(_ left: String, _ right: String, _ reading: ColumnReading, descending: Bool) -> Int {
        let values = (reading.value(of: left), reading.value(of: right))
        func rank(_ value: CellValue) -> Int {
            switch value {
            case .number, .date: 0
            case .text, .boolean: 1
            case .missing: 2
            }
        }
        if rank(values.0) != rank(values.1) { return rank(values.0) - rank(values.1) }
        var order = 0
        switch values {
        case (.number(let left, let leftUnit), .number(let right, let rightUnit)):
            let places = (reading.units.firstIndex(of: leftUnit) ?? 0, reading.units.firstIndex(of: rightUnit) ?? 0)
            order = places.0 != places.1 ? places.0 - places.1 : left < right ? -1 : left > right ? 1 : 0
        case (.date(let left), .date(let right)): order = left < right ? -1 : left > right ? 1 : 0
        case (.text, .text), (.boolean, .boolean):
            order = CollationKey.precedes(left, right) ? -1 : CollationKey.precedes(right, left) ? 1 : 0
        default: break
        }
        return descending ? -order : order
    }

    @Test(arguments: 0..<60)
    func sortingAgreesWithPlainComparison(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 0...300, using: &generator)
        let rows = zip(
            Tables.random(rows: count, columns: 2, using: &generator),
            Tables.numbers(count, mixed: seed.isMultiple(of: 2), using: &generator)
        ).map { $0 + [$1] }
        let readings = (0..<3).map { column in
            var survey = ColumnSurvey(name: "")
            for row in rows { survey.add(row[column]) }
            return survey.reading ?? ColumnReading()
        }
        let sorts = [0, 1, 2].shuffled(using: &generator).prefix(Int.random(in: 1...3, using: &generator)).map {
            TableSort(column: $0, direction: Bool.random(using: &generator) ? .ascending : .descending)
        }
        let request = RowOrderRequest(filters: [], sorts: sorts)
        let expected = rows.indices.sorted { left, right in
            for sort in sorts {
                let order = compare(
                    rows[left][sort.column], rows[right][sort.column], readings[sort.column],
                    descending: sort.direction == .descending)
                if order != 0 { return order < 0 }
            }
            return left < right
        }
        #expect(request.order(of: rows) == .rows(expected.map(UInt32.init)))
    }

    @Test(arguments: 0..<20)
    func sortingIsAPermutationWhateverTheChunks(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let rows = Tables.random(rows: 500, columns: 1, using: &generator)
        let request = RowOrderRequest(filters: [], sorts: [TableSort(column: 0, direction: .descending)])
        var builder = RowOrderBuilder(request)
        repeat {
            var rest = rows[...]
            while !rest.isEmpty {
                let size = Int.random(in: 1...200, using: &generator)
                builder.add(rest.prefix(size))
                rest = rest.dropFirst(size)
            }
        } while builder.needsAnotherPass()
        let order = builder.finish()
        #expect(order == request.order(of: rows))
        #expect((0..<order.count).map { order[$0] }.sorted() == Array(rows.indices))
    }

    @Test func whatIsMissingComesLastBothWays() {
        let rows = [["2"], [""], ["x"], ["1"], ["n/a"], []]
        for direction in [TableSort.Direction.ascending, .descending] {
            let request = RowOrderRequest(filters: [], sorts: [TableSort(column: 0, direction: direction)])
            let expected: [UInt32] = direction == .ascending ? [3, 0, 2, 1, 4, 5] : [0, 3, 2, 1, 4, 5]
            #expect(request.order(of: rows) == .rows(expected))
        }
    }

    @Test func textThatDiffersLateIsSortedByAllOfIt() {
        let rows = ["commonbeginning z", "commonbeginning", "Commonbeginning a", "common", "\0", "commonbeginnin"].map {
            [$0]
        }
        let request = RowOrderRequest(
            filters: [], sorts: [TableSort(column: 0, direction: .ascending)])
        #expect(request.order(of: rows) == .rows([4, 3, 5, 1, 2, 0]))
        let down = RowOrderRequest(
            filters: [], sorts: [TableSort(column: 0, direction: .descending)])
        #expect(down.order(of: rows) == .rows([0, 2, 1, 5, 3, 4]))
    }

    @Test(arguments: 0..<40)
    func searchingAgreesWithLookingEverywhere(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let rows = Tables.random(rows: 200, columns: 3, using: &generator)
        let text = try #require(["GROWTH", "ä", "É", "o", "5", "日", "fund", "%"].randomElement(using: &generator))
        let pattern = try #require(TextPattern(text))
        let order = RowOrderRequest(
            filters: [], sorts: [TableSort(column: 0, direction: .ascending)]
        ).order(of: rows)
        var searcher = TableSearcher(pattern, columns: [0, 2])
        searcher.add(rows[..<77])
        searcher.add(rows[77...])
        let expected = (0..<order.count).filter { position in
            [0, 2].contains { rows[order[position]][$0].lowercased().contains(text.lowercased()) }
        }
        #expect(searcher.finish(in: order) == expected.map(UInt32.init))
    }
}
