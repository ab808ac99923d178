import DocketCharts
import DocketDomain
import TerminalKit
import Testing

@testable import DocketUI

@Suite struct ChartGoldenTests {
    static let sizes = [Size(width: 40, height: 12), Size(width: 80, height: 24), Size(width: 120, height: 40)]

    static let charts: [(String, ChartSpecification)] = [
        ("bar", ChartSpecification(.bar, x: "client", y: ["open"], sort: .valueDescending)),
        ("stacked_bar", ChartSpecification(.stackedBar, x: "currency", y: ["open"], series: "client")),
        ("column", ChartSpecification(.column, x: "day", y: ["open"])),
        ("grouped", ChartSpecification(.column, x: "currency", y: ["open", "fee"])),
        ("stacked_column", ChartSpecification(.stackedColumn, x: "day", y: ["open"], series: "currency")),
        ("line", ChartSpecification(.line, x: "day", y: ["open"], series: "currency")),
        ("area", ChartSpecification(.area, x: "day", y: ["fee"], series: "currency")),
        ("scatter", ChartSpecification(.scatter, x: "open", y: ["fee"])),
        ("histogram", ChartSpecification(.histogram, x: "open")),
        ("box", ChartSpecification(.box, x: "currency", y: ["open"])),
        ("heat_map", ChartSpecification(.heatMap, x: "day", y: ["open"], series: "client", aggregate: .mean)),
    ]

    @Test(arguments: sizes, charts.indices)
    func eachType(_ size: Size, _ index: Int) throws {
        let (name, chart) = Self.charts[index]
        try expectGolden(
            Self.frame(chart, size), "Charts/\(name)-\(size.width)x\(size.height)")
    }

    @Test(arguments: ["stacked_bar", "stacked_column", "line", "area", "heat_map", "box"])
    func withoutColoursAndInASCII(_ name: String) throws {
        let chart = try #require(Self.charts.first { $0.0 == name }).1
        let size = Self.sizes[1]
        try expectGolden(Self.frame(chart, size, theme: Theme(.mono), isPlain: true), "Charts/mono-\(name)")
        let ascii = Self.frame(chart, size, theme: Theme(.mono), cells: .ascii, isPlain: true).asciiLines()
        #expect(!ascii.plainText.unicodeScalars.contains { (0x2500...0x28FF).contains($0.value) })
        #expect(!ascii.plainText.contains("?"))
        try expectGolden(ascii, "Charts/ascii-\(name)")
    }

    @Test func octantsAreDenser() throws {
        let frame = Self.frame(Self.charts[5].1, Self.sizes[1], cells: .octants)
        #expect(!frame.plainText.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) })
        // Where the C library knows them.
        let hasOctants = frame.plainText.unicodeScalars.contains { (0x1CD00...0x1CDE5).contains($0.value) }
        #expect(hasOctants == ChartCells.hasOctants)
        // The last one of the block is the last one that was not a character before.
        #expect(ChartCells.octants.character(254) == "\u{1CDE5}")
        #expect(ChartCells.octants.character(4) == "\u{1CD00}")
        #expect(ChartCells.braille.character(255) == "⣿")
        #expect(ChartCells.braille.character(0b0000_0010) == "⠈")
    }

    @Test func theCursorTellsValues() throws {
        var viewer = Self.viewer(Self.charts[4].1, Self.sizes[1])
        viewer.perform(.move(rows: 0, columns: 1), .move(rows: 0, columns: 1))
        try expectGolden(viewer.frame(Self.sizes[1]), "Charts/cursor")
        #expect(viewer.perform(.copy(.cell, .tsv)) == [.copy("2025-02: CHF 170 · USD 550 · EUR 430")])
    }

    @Test func aHundredThousandPointsAreShades() throws {
        var state: UInt64 = 9
        func random() -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 40) % 1000
        }
        let rows = (0..<100_000).map { _ in ["\(random() + random())", "\(random() + random() + random())"] }
        let sheet = TableSheet(name: "", columns: [.init(name: "a"), .init(name: "b")], rows: rows)
        var viewer = TableViewer([sheet])
        viewer.perform(.resized(Self.sizes[1]))
        viewer.showChart(ChartSpecification(.scatter, x: "a", y: ["b"]))
        try expectGolden(viewer.frame(Self.sizes[1]), "Charts/many-points")
    }

    @Test func oddTablesAreDrawnOrSayWhyNot() throws {
        let tables: [(String, [[String]])] = [
            ("one", [["only", "7"]]), ("none", []), ("equal", [["a", "3"], ["b", "3"], ["c", "3"]]),
            ("negative", [["a", "-3"], ["b", "5"], ["c", "-0.5"], ["d", "2"]]),
            ("text", [["a", "soon"], ["b", "later"]]),
            ("wide", [["Ein sehr langer Name 顧客 家族 👨‍👩‍👧‍👦 und noch viel mehr Text", "3"], ["b\nc", "4"], ["", "n/a"]]),
        ]
        let size = Size(width: 60, height: 14)
        for (name, rows) in tables {
            for type in [ChartType.bar, .column, .line] {
                var viewer = TableViewer([
                    TableSheet(name: "", columns: [.init(name: "x"), .init(name: "y")], rows: rows)
                ])
                viewer.perform(.resized(size))
                viewer.showChart(ChartSpecification(type, x: "x", y: ["y"]))
                try expectGolden(viewer.frame(size), "Charts/odd-\(name)-\(type.rawValue)")
            }
        }
    }

    // MARK: The table

    static func viewer(_ chart: ChartSpecification, _ size: Size) -> TableViewer {
        var viewer = TableViewer([exposure])
        viewer.perform(.resized(size))
        viewer.showChart(chart)
        return viewer
    }

    static func frame(
        _ chart: ChartSpecification, _ size: Size, theme: Theme = Theme(.dark, colors: 256),
        cells: ChartCells = .braille, isPlain: Bool = false
    ) -> Frame {
        let viewer = viewer(chart, size)
        var frame = Frame(size: size)
        viewer.draw(in: frame.bounds, on: &frame, focused: true, theme: theme, cells: cells, isPlain: isPlain)
        return frame
    }

    /// Twelve months of three currencies for five clients.
    static let exposure: TableSheet = {
        let clients = ["Haddad", "Lindqvist", "Família Sousa", "田中", "Okafor & Sons"]
        let currencies = ["CHF", "USD", "EUR"]
        var rows: [[String]] = []
        for month in 1...12 {
            for (place, currency) in currencies.enumerated() {
                for (number, client) in clients.enumerated() where (number + place + month) % 3 != 0 {
                    let open = (month * 37 + place * 101 + number * 53) % 29 * 10 - (number == 3 ? 60 : 0)
                    let fee = Double((month * 7 + place * 13 + number * 5) % 17) / 4
                    rows.append([
                        "2025-\(month < 10 ? "0" : "")\(month)", client, currency, "\(open)", "\(fee)",
                    ])
                }
            }
        }
        return TableSheet(
            name: "", columns: ["day", "client", "currency", "open", "fee"].map { .init(name: $0) }, rows: rows)
    }()
}
