import DocketCharts
import DocketDomain
import TerminalKit
import Testing

@testable import DocketUI

@Suite struct ChartViewTests {
    static let size = Size(width: 80, height: 24)

    @Test func aChartIsProposedAndClosedAgain() {
        var viewer = TableViewer([ChartGoldenTests.exposure])
        viewer.perform(.resized(Self.size), .toggleChart)
        #expect(
            viewer.chart?.specification == ChartSpecification(.line, x: "day", y: ["fee"], series: "client"))
        viewer.perform(.toggleChart)
        #expect(viewer.chart == nil)
    }

    @Test func theKeptChartIsShownWhereItsColumnsAreThere() {
        let kept = ChartSpecification(.column, x: "client", y: ["open"])
        var viewer = TableViewer([ChartGoldenTests.exposure])
        viewer.keptChart = kept
        viewer.perform(.resized(Self.size), .toggleChart)
        #expect(viewer.chart?.specification == kept)
        var other = TableViewer([ChartGoldenTests.exposure])
        other.keptChart = ChartSpecification(.column, x: "gone", y: ["open"])
        other.perform(.resized(Self.size), .toggleChart)
        #expect(other.chart?.specification.x == "day")
    }

    @Test func keysChangeWhatIsDrawn() {
        var viewer = ChartGoldenTests.viewer(ChartSpecification(.column, x: "client", y: ["open"]), Self.size)
        viewer.perform(.changeChart(.type(1)))
        #expect(viewer.chart?.specification.type == .stackedColumn)
        viewer.perform(.changeChart(.type(-1)), .changeChart(.x(1)))
        #expect(viewer.chart?.specification.x == "currency")
        viewer.perform(.changeChart(.y(1)))
        #expect(viewer.chart?.specification.y != ["open"])
        viewer.perform(.changeChart(.series(1)))
        #expect(viewer.chart?.specification.series == "client")
        viewer.perform(.changeChart(.aggregate(1)))
        #expect(viewer.chart?.specification.aggregate == .mean)
    }

    @Test func everyTypeCanBeReachedAndDrawn() {
        var viewer = ChartGoldenTests.viewer(ChartSpecification(.bar, x: "client", y: ["open"]), Self.size)
        var seen: Set<ChartType> = []
        for _ in ChartType.allCases {
            viewer.perform(.changeChart(.type(1)))
            guard let chart = viewer.chart, case .ready = chart.content else {
                Issue.record("no chart")
                return
            }
            seen.insert(chart.specification.type)
        }
        #expect(seen == Set(ChartType.allCases))
    }

    @Test func theChartFollowsFiltersAndSorting() {
        var viewer = ChartGoldenTests.viewer(ChartSpecification(.bar, x: "currency", y: ["open"]), Self.size)
        #expect(viewer.labels == ["CHF", "USD", "EUR"])
        viewer.perform(.filter("currency: USD"))
        #expect(viewer.labels == ["USD"])
        viewer.perform(.filter(""), .goToColumn(2), .sort(.descending))
        #expect(viewer.labels == ["USD", "EUR", "CHF"])
    }

    @Test func aLargeTableIsCountedElsewhere() throws {
        var viewer = TableViewer([
            TableSheet(name: "", columns: [.init(name: "x"), .init(name: "y")], rowCount: 50_000)
        ])
        viewer.perform(.resized(Self.size))
        let effects = viewer.showChart(ChartSpecification(.bar, x: "x", y: ["y"]))
        guard case .computeChart(0, let chart, let columns, let order, let ticket) = effects.first else {
            Issue.record("\(effects)")
            return
        }
        viewer.perform(.chartCounted(sheet: 0, rows: 20_000, ticket: ticket))
        #expect(viewer.frame(Self.size).plainText.contains("Counting… 20,000 rows"))
        let rows = (0..<50_000).map { ["c\($0 % 4)", "1"] }
        let data = try ChartWork.data(chart, columns: columns, rows: rows, order: order)
        viewer.perform(.chartReady(sheet: 0, .success(data), ticket: ticket + 7))
        #expect(viewer.frame(Self.size).plainText.contains("Counting…"))
        viewer.perform(.chartReady(sheet: 0, .success(data), ticket: ticket))
        #expect(viewer.labels == ["c0", "c1", "c2", "c3"])
        #expect(viewer.frame(Self.size).plainText.contains("12,500"))
    }

    @Test func leftAndRightGoFromValueToValue() {
        var viewer = ChartGoldenTests.viewer(ChartSpecification(.column, x: "currency", y: ["open"]), Self.size)
        #expect(viewer.chart?.stop == nil)
        viewer.perform(.move(rows: 0, columns: 1))
        #expect(viewer.chart?.stop == 0)
        viewer.perform(.move(rows: 0, columns: 1), .move(rows: 0, columns: 1), .move(rows: 0, columns: 1))
        #expect(viewer.chart?.stop == 2)
        viewer.perform(.move(rows: 0, columns: -1))
        #expect(viewer.chart?.reading?.hasPrefix("USD: open ") == true)
        viewer.perform(.resized(Size(width: 40, height: 12)))
        #expect(viewer.chart?.stop == 1)
    }
}

extension TableViewer {
    fileprivate var labels: [String]? {
        guard case .ready(let data) = chart?.content, case .table(let table) = data.content else { return nil }
        return table.labels
    }
}
