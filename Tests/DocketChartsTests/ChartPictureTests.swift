import DocketDomain
import Testing

@testable import DocketCharts

@Suite struct ChartPictureTests {
    static let rows = [["a", "4"], ["b", "-2"], ["c", "10"]]
    static let names = ["x", "y"]

    @Test func columnsBeginAtZeroAndEndAtTheirValues() throws {
        let picture = try Self.picture(.column, width: 33, height: 10)
        // A title, then seven rows of plot, the axis and its labels. Ticks are -5, 0, 5, 10, three columns wide.
        #expect(picture.title?.text == "y by x")
        #expect(picture.plot == ChartRect(x: 3, y: 1, width: 30, height: 7))
        let scale = 7.0 / 15
        #expect(close(picture.baseline, 8 - 5 * scale))
        #expect(picture.yAxis.ticks.map(\.label?.text) == ["10", "5", "0", "-5"])
        let bars = picture.marks.compactMap { if case .bar(let rect) = $0.shape { rect } else { nil } }
        #expect(bars.map(\.x) == [4, 14, 24])
        #expect(bars.map(\.width) == [8, 8, 8])
        #expect(close(bars[0].height, 4 * scale) && close(bars[0].maxY, 8 - 5 * scale))
        #expect(close(bars[1].height, 2 * scale) && close(bars[1].y, 8 - 5 * scale))
        #expect(close(bars[2].y, 1))
        #expect(picture.xAxis.ticks.map(\.label?.text) == ["a", "b", "c"])
        #expect(picture.stops.map(\.label) == ["a", "b", "c"])
        #expect(picture.stops[1].readings.map(\.value) == ["-2"])
    }

    @Test func barsLieBelowEachOtherWithTheirNamesBeside() throws {
        let picture = try Self.picture(.bar, width: 40, height: 10)
        #expect(picture.isHorizontal)
        #expect(picture.yAxis.ticks.compactMap(\.label).map(\.y) == [1, 3, 5])
        let bars = picture.marks.compactMap { if case .bar(let rect) = $0.shape { rect } else { nil } }
        #expect(zip(bars, bars.dropFirst()).allSatisfy { $0.maxY <= $1.y })
        #expect(close(bars[1].maxX, picture.baseline ?? 0))
        #expect(close(bars[2].x, picture.baseline ?? 0))
    }

    @Test(arguments: ChartType.allCases)
    func everyMarkLiesInThePlotAndEveryLabelOnThePaper(_ type: ChartType) throws {
        var random = SeededRandom(UInt64(type.rawValue.count))
        for round in 0..<60 {
            let rows = Self.randomRows(&random)
            let dates = round.isMultiple(of: 3) && type != .histogram
            let places = dates ? "day" : type == .scatter || type == .histogram ? "n" : "name"
            var specification = ChartSpecification(type, x: places, y: ["v"])
            if type == .histogram { specification.y = [] }
            if type == .heatMap || round.isMultiple(of: 2) && type != .histogram && type != .box {
                specification.series = "group"
            }
            let data = try ChartBuilderTests.data(specification, rows: rows, names: ["day", "name", "n", "v", "group"])
            for (metrics, slack) in [
                (Self.cells(40, 12), 1e-6), (Self.cells(120, 40), 1e-6), (Self.paper(480, 300), 1e-6),
            ] {
                check(ChartPicture(data, metrics), metrics, slack: slack)
            }
        }
    }

    private func check(_ picture: ChartPicture, _ metrics: ChartMetrics, slack: Double) {
        let plot = ChartRect(
            x: picture.plot.x - slack, y: picture.plot.y - slack, width: picture.plot.width + 2 * slack,
            height: picture.plot.height + 2 * slack)
        for mark in picture.marks {
            #expect(mark.shape.corners.allSatisfy(plot.contains), "\(mark)")
        }
        for label in picture.labels {
            #expect(label.x >= -slack && label.x + label.width <= metrics.width + slack, "\(label)")
            #expect(label.y >= -slack && label.y + metrics.lineHeight <= metrics.height + slack, "\(label)")
        }
        for ticks in [picture.xAxis.ticks, picture.yAxis.ticks] {
            let labels = ticks.compactMap(\.label)
            for (index, label) in labels.enumerated() {
                for other in labels.dropFirst(index + 1) {
                    let isApart =
                        label.x + label.width <= other.x + slack || other.x + other.width <= label.x + slack
                        || label.y + metrics.lineHeight <= other.y + slack
                        || other.y + metrics.lineHeight <= label.y + slack
                    #expect(isApart, "\(label) \(other)")
                }
            }
        }
        #expect(picture.stops.allSatisfy { plot.contains($0.area.center) })
    }

    @Test func stackedBarsAddUp() throws {
        var random = SeededRandom(11)
        for _ in 0..<50 {
            let rows = Self.randomRows(&random)
            let specification = ChartSpecification(.stackedColumn, x: "name", y: ["v"], series: "group")
            let data = try ChartBuilderTests.data(specification, rows: rows, names: ["day", "name", "n", "v", "group"])
            let table = try #require(data.table)
            let bars = ChartLayout(data, Self.paper(2000, 300)).bars(of: table)
            for key in table.keys.indices {
                let values = table.series.indices.compactMap { table.value($0, key) }
                let ends = bars.filter { $0.key == key }.map(\.to)
                #expect(close(ends.max().map { max(0, $0) }, values.filter { $0 > 0 }.reduce(0, +)))
                #expect(close(ends.min().map { min(0, $0) }, values.filter { $0 < 0 }.reduce(0, +)))
            }
        }
    }

    @Test func wideLabelsAreCut() throws {
        let name = "Ein sehr langer Name von einem 顧客 mit 家族 👨‍👩‍👧‍👦 und allem"
        let data = try ChartBuilderTests.data(
            ChartSpecification(.bar, x: "x", y: ["y"]), rows: [[name, "3"], ["b", "4"]], names: ["x", "y"])
        let picture = ChartPicture(data, Self.cells(40, 12))
        #expect(picture.yAxis.ticks.compactMap(\.label?.text).first == "Ein sehr langer…")
        #expect(picture.plot.x == 17)
    }

    @Test(arguments: [
        [["a", "7"]], [["a", "7"], ["b", "7"], ["c", "7"]], [["a", "0.000000000001"], ["b", "0.000000000003"]],
        [["a", "-1000000000000000000000000000"], ["b", "9"]], [["a", "0"], ["b", "0"]],
    ])
    func oneValueEqualValuesAndHugeOnesAreDrawn(_ rows: [[String]]) throws {
        for type in [ChartType.bar, .column, .line, .area, .box] {
            let data = try ChartBuilderTests.data(
                ChartSpecification(type, x: "x", y: ["y"]), rows: rows, names: Self.names)
            guard !data.isEmpty else { continue }
            let picture = ChartPicture(data, Self.cells(40, 12))
            check(picture, Self.cells(40, 12), slack: 1e-6)
            #expect(!picture.marks.isEmpty && picture.xAxis.ticks.contains { $0.label != nil })
        }
    }

    @Test func oneGoesFromStopToStop() throws {
        let columns = try Self.picture(.column, width: 33, height: 10)
        #expect(columns.stop(from: 0, .right) == 1)
        #expect(columns.stop(from: 2, .right) == 2)
        #expect(columns.stop(from: 1, .up) == 0)
        let bars = try Self.picture(.bar, width: 40, height: 10)
        #expect(bars.stop(from: 0, .down) == 1)
        #expect(bars.stop(from: 1, .right) == 2)
    }

    // MARK: Papers

    static func picture(_ type: ChartType, width: Double, height: Double) throws -> ChartPicture {
        let data = try ChartBuilderTests.data(ChartSpecification(type, x: "x", y: ["y"]), rows: rows, names: names)
        return ChartPicture(data, cells(width, height))
    }

    static func cells(_ width: Double, _ height: Double) -> ChartMetrics {
        ChartMetrics(
            width: width, height: height, lineHeight: 1, gap: 1, grain: 1, axis: 1, bar: 1...12, dot: 0.5, swatch: 2,
            measure: { text in
                var width = 0.0
                for character in text { width += character.utf8.count > 2 && character != "…" ? 2 : 1 }
                return width
            })
    }

    static func paper(_ width: Double, _ height: Double) -> ChartMetrics {
        .paper(width: width, height: height, fontSize: 9) { Double($0.count) * 4.5 }
    }

    static func randomRows(_ random: inout SeededRandom) -> [[String]] {
        let sizes: [Double] = [0.001, 1, 1000, 1e9]
        let size = sizes[Int.random(in: 0..<4, using: &random)]
        let names = Int.random(in: 1...60, using: &random)
        let groups = Int.random(in: 1...20, using: &random)
        var rows: [[String]] = []
        for _ in 0..<Int.random(in: 1...300, using: &random) {
            let day = CalendarDay(daysSince1970: Int.random(in: 15_000...22_000, using: &random))
            let value = Double.random(in: -1000...1000, using: &random).rounded() * size
            rows.append([
                "\(day)", "name \(Int.random(in: 0..<names, using: &random))",
                "\(Int.random(in: -50...900, using: &random))",
                "\(value)", "g\(Int.random(in: 0..<groups, using: &random))",
            ])
        }
        return rows
    }
}

private func close(_ left: Double?, _ right: Double) -> Bool {
    left.map { abs($0 - right) <= max(1, abs(right)) * 1e-9 } ?? false
}

extension ChartMark.Shape {
    fileprivate var corners: [ChartPoint] {
        switch self {
        case .bar(let rect), .cell(let rect, _):
            [ChartPoint(x: rect.x, y: rect.y), ChartPoint(x: rect.maxX, y: rect.maxY)]
        case .line(let points): points
        case .area(let top, let bottom): top + bottom
        case .point(let point): [point]
        case .box(let box):
            [ChartPoint(x: box.x, y: box.high), ChartPoint(x: box.x + box.width, y: box.low)]
        }
    }
}

extension ChartPicture {
    fileprivate var labels: [ChartLabel] {
        [title, xAxis.title, yAxis.title, ramp?.low, ramp?.high].compactMap(\.self)
            + legend.map(\.label) + (xAxis.ticks + yAxis.ticks).compactMap(\.label)
    }
}
