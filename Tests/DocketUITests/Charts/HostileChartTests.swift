import DocketCharts
import DocketDomain
import TerminalKit
import TestSupport
import Testing

@testable import DocketUI

/// Whatever a table holds, its charts end, stay in their pane and send nothing that a terminal would obey.
@Suite struct HostileChartTests {
    private static let sizes = ChartGoldenTests.sizes + [Size(width: 13, height: 6), Size(width: 5, height: 3)]

    @Test(arguments: HostileTable.all)
    func everyTypeIsDrawnOrSaysWhyNot(_ table: HostileTable) {
        var viewer = TableViewer([table.sheet])
        viewer.perform(.resized(Self.sizes[1]), .toggleChart)
        for _ in ChartType.allCases {
            expectSound(&viewer, sizes: table.isLarge ? Array(Self.sizes.prefix(2)) : Self.sizes)
            for change: ChartChange in [.x(1), .y(1), .series(1), .aggregate(1)] where !table.isLarge {
                viewer.perform(.changeChart(change))
                expectSound(&viewer, sizes: [Self.sizes[0]])
            }
            viewer.perform(.changeChart(.type(1)))
        }
    }

    @Test(arguments: HostileTable.all)
    func aSpecificationMayNameAColumnForEverything(_ table: HostileTable) {
        guard let name = table.columns.last else { return }
        for type in ChartType.allCases {
            for y in [[], [name], [name, name]] {
                for series in [nil, name] {
                    for format in [nil] + ChartFormat.allCases where !table.isLarge || format == .percent && y == [name]
                    {
                        let chart = ChartSpecification(
                            type, x: name, y: y, series: series, sort: .value, limit: 1, title: HostileTable.escape,
                            format: format)
                        guard chart.fault == nil else { continue }
                        var viewer = TableViewer([table.sheet])
                        viewer.perform(.resized(Self.sizes[0]))
                        viewer.showChart(chart)
                        expectSound(&viewer, sizes: [Self.sizes[0]])
                    }
                }
            }
        }
    }

    @Test(arguments: [
        ("the years 1 to 9999", ChartType.line), ("huge numbers", .column), ("controls", .bar), ("emoji", .bar),
        ("300 series", .area), ("10,000 categories", .column),
    ])
    func pictures(_ name: String, _ type: ChartType) throws {
        let table = try #require(HostileTable.named(name))
        let series = table.columns.count > 2 && name == "300 series" ? table.columns[1] : nil
        let chart = ChartSpecification(type, x: table.columns[0], y: [table.columns.last ?? ""], series: series)
        for size in ChartGoldenTests.sizes {
            var viewer = TableViewer([table.sheet])
            viewer.perform(.resized(size))
            viewer.showChart(chart)
            let file = name.replacing(" ", with: "-").replacing(",", with: "")
            try expectGolden(viewer.frame(size), "Charts/hostile-\(file)-\(size.width)x\(size.height)")
        }
    }

    @Test func percentOfHugeNumbersIsWrittenWithPowersOfTen() throws {
        let table = try #require(HostileTable.named("huge numbers"))
        var viewer = TableViewer([table.sheet])
        viewer.perform(.resized(Self.sizes[1]))
        viewer.showChart(ChartSpecification(.column, x: "x", y: ["y"], format: .percent))
        let text = viewer.frame(Self.sizes[1]).plainText
        #expect(text.contains("e38%"))
    }

    @Test func columnsOfOneNameAreOneChoice() throws {
        let table = try #require(HostileTable.named("names that are there twice, and none"))
        var viewer = TableViewer([table.sheet])
        viewer.perform(.resized(Self.sizes[1]))
        viewer.showChart(ChartSpecification(.bar, x: "", y: ["A"]))
        var seen: [String?] = []
        for _ in 0..<3 {
            viewer.perform(.changeChart(.x(1)))
            seen.append(viewer.chart?.specification.x)
        }
        #expect(seen == ["a", "A", ""])
    }

    @Test(.timeLimit(.minutes(20)), arguments: [ChartType.scatter, .bar, .line, .box, .histogram, .heatMap])
    func fourTimesTheRowsTakeAboutFourTimesTheTime(_ type: ChartType) async throws {
        let factor = try await growth { factor in
            let rows = (0..<factor * 2000).map { ["\($0 * 7919 % 100_003)", "s\($0 % 300)", "\($0 * 31 % 9973)"] }
            let sheet = TableSheet(name: "", columns: ["x", "s", "y"].map { .init(name: $0) }, rows: rows)
            let takesSeries = type != .box && type != .histogram
            let chart = ChartSpecification(
                type, x: "x", y: type == .histogram ? [] : ["y"], series: takesSeries ? "s" : nil)
            let data = try ChartWork.data(
                chart, columns: sheet.columns.indices.map { ChartColumn(name: sheet.name(of: $0)) }, rows: rows,
                order: sheet.order)
            #expect(!ChartPicture(data, ChartPainter.metrics(Self.sizes[1])).marks.isEmpty)
        }
        // The square would be 16 times as much; other tests run beside this one.
        #expect(factor < 12)
    }

    // MARK: Looking at what is drawn

    private func expectSound(_ viewer: inout TableViewer, sizes: [Size] = Self.sizes) {
        for size in sizes {
            viewer.perform(.resized(size))
            expectSoundFrame(viewer)
            viewer.perform(.move(rows: 0, columns: 1), .move(rows: 1, columns: 0), .lastRow)
            expectSoundFrame(viewer, cells: .ascii)
        }
    }

    /// Draws into a screen of marks: nothing outside of the area, and no control and no mark that turns text around in it.
    private func expectSoundFrame(_ viewer: TableViewer, cells: ChartCells = .braille) {
        let chart = viewer.chart?.specification.type.words ?? "table"
        var frame = Frame(size: Size(width: viewer.size.width + 4, height: viewer.size.height + 2))
        frame.fill(frame.bounds, with: "#")
        viewer.draw(
            in: Rect(x: 2, y: 1, width: viewer.size.width, height: viewer.size.height), on: &frame, focused: true,
            theme: Theme(.mono), cells: cells, isPlain: cells == .ascii)
        let rows = frame.rows
        let isInside =
            [rows.first, rows.last].allSatisfy { $0?.allSatisfy { $0 == "#" } ?? false }
            && rows.allSatisfy { $0.hasPrefix("##") && $0.hasSuffix("##") }
        #expect(isInside, "\(chart) at \(viewer.size) leaves its area")
        let isSound = rows.allSatisfy { $0.unicodeScalars.allSatisfy(Self.isSound) }
        #expect(isSound, "\(chart) at \(viewer.size) sends what a terminal obeys")
    }

    private static func isSound(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x7F { return scalar.value >= 0x20 }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator: return false
        default: return true
        }
    }
}
