import DocketDomain
import Testing

@testable import DocketCharts

struct ChartSummaryTests {
    private static func summary(
        _ chart: ChartSpecification, _ rows: [[String]], _ names: [String]
    ) throws
        -> (data: ChartData, texts: [[String]])
    {
        var builder = try ChartBuilder(chart, columns: names.map { ChartColumn(name: $0) })
        repeat {
            for (rank, row) in rows.enumerated() { builder.add(row, rank: rank) }
        } while builder.needsAnotherPass()
        let data = try builder.finish()
        let summary = data.summary
        return (data, [summary.columns.map(\.name)] + summary.rows.indices.map(summary.texts))
    }

    private static let sales = ChartBuilderTests.sales

    @Test func aTableHasAColumnForEachSeries() throws {
        let (data, texts) = try Self.summary(
            ChartSpecification(.column, x: "region", y: ["amount"], series: "who"), Self.sales, ChartBuilderTests.names)
        #expect(
            texts == [
                ["region", "Anna", "Ben"], ["North", "11.0", "5.0"], ["South", "", "-4.0"], ["East", "2.5", ""],
            ])
        #expect(data.summary.rows[1] == [.text("South"), .missing, .number(-4)])
        #expect(!data.drawsRows)
    }

    @Test func datesAreWrittenByTheirGrain() throws {
        let (data, texts) = try Self.summary(
            ChartSpecification(.line, x: "month", y: ["n"]), [["2024-02", "2"], ["2023-11", "1"]], ["month", "n"])
        #expect(texts == [["month", "n"], ["2023-11", "1"], ["2024-02", "2"]])
        #expect(data.summary.columns[0].kind == .date(.month))
        #expect(!data.drawsRows)
    }

    @Test func binsAreFromAndTo() throws {
        let rows = (0..<100).map { ["\($0)"] }
        let (_, texts) = try Self.summary(ChartSpecification(.histogram, x: "n"), rows, ["n"])
        #expect(texts[0] == ["n from", "to", "rows"])
        #expect(texts[1] == ["0", "20", "20"])
        #expect(texts.dropFirst().compactMap { Int($0[2]) }.reduce(0, +) == 100)
    }

    @Test func aBoxHasItsQuartiles() throws {
        let rows = [1, 2, 3, 4, 5, 100].map { ["a", "\($0)"] }
        let (_, texts) = try Self.summary(ChartSpecification(.box, x: "g", y: ["v"]), rows, ["g", "v"])
        #expect(texts[0].count == 8)
        #expect(texts[1] == ["a", "1", "2.25", "3.5", "4.75", "5", "6", "1"])
    }

    @Test func pointsStandByTheirSeries() throws {
        let rows = [["1", "5", "b"], ["2", "6", "a"], ["3", "7", "b"], ["4", "", "b"]]
        let (data, texts) = try Self.summary(
            ChartSpecification(.scatter, x: "x", y: ["y"], series: "s"), rows, ["x", "y", "s"])
        #expect(texts == [["s", "x", "y"], ["b", "1", "5"], ["b", "3", "7"], ["a", "2", "6"]])
        #expect(data.drawsRows)
    }

    @Test func pointsThatAreTooManyAreCounted() throws {
        let rows = (0..<20_000).map { ["\($0 % 100)", "\($0 / 100)"] }
        let (data, texts) = try Self.summary(ChartSpecification(.scatter, x: "x", y: ["y"]), rows, ["x", "y"])
        #expect(texts[0] == ["x from", "to", "y from", "to", "points"])
        #expect(texts.count == 81)
        #expect(data.summary.rows.reduce(0.0) { if case .number(let n) = $1[4] { $0 + n } else { $0 } } == 20_000)
        #expect((1000...5000).contains(data.plotted.rows.count))
    }

    static let byRow: [(ChartSpecification, [[String]], Bool)] = [
        (ChartSpecification(.bar, x: "a", y: ["n"]), [["x", "1"], ["y", ""], ["z", "3"]], true),
        (ChartSpecification(.bar, x: "a", y: ["n"], sort: .label), [["x", "1"], ["y", "2"]], true),
        (ChartSpecification(.bar, x: "a", y: ["n"], sort: .label), [["y", "1"], ["x", "2"]], false),
        (ChartSpecification(.bar, x: "a", y: ["n"]), [["x", "1"], ["x", "2"]], false),
        (ChartSpecification(.bar, x: "a", y: ["n"], limit: 2), [["x", "1"], ["y", "2"], ["z", "3"]], false),
        (ChartSpecification(.bar, x: "a", y: ["n"], aggregate: .count), [["x", "1"], ["y", "2"]], false),
        (ChartSpecification(.bar, x: "a"), [["x", "1"], ["y", "2"]], false),
        (ChartSpecification(.line, x: "a", y: ["n"]), [["2024-01-01", "1"], ["2024-01-02", "2"]], true),
        (ChartSpecification(.line, x: "a", y: ["n"]), [["2024-01-02", "1"], ["2024-01-01", "2"]], false),
        (ChartSpecification(.line, x: "a", y: ["n"]), [["2024-01-02", "1"], ["–", "2"]], false),
    ]

    @Test(arguments: byRow)
    func itIsKnownWhetherRowsAreDrawnAsTheyAre(
        _ chart: ChartSpecification, _ rows: [[String]], _ expected: Bool
    ) throws {
        #expect(try Self.summary(chart, rows, ["a", "n"]).data.drawsRows == expected)
    }
}
