import DocketDomain
import Foundation
import TestSupport
import Testing

@testable import DocketCharts
@testable import DocketExport

struct ChartPageTests {
    @Test(arguments: ChartSamples.specifications)
    func everyChartIsDrawnInLinesWithTextsThatAreFound(_ chart: ChartSpecification) async throws {
        let file = try await Exported(ChartSamples.document(chart), as: .pdf)
        #expect(file.report.notes.isEmpty)
        _ = try await Reader.run("qpdf", "--check", file.path)
        let text = try await Reader.run("pdftotext", "-f", "1", "-l", "1", file.path, "-")
        #expect(text.contains(try #require(chart.title)))
        for name in chart.type == .histogram ? ["Fees", "rows"] : chart.x == "Region" ? ["North", "East"] : ["2025"] {
            #expect(text.contains(name), "\(name)")
        }
        if chart.series != nil { #expect(text.contains("South")) }
        // Vectors only, and letters that are letters.
        let images = try await Reader.run("pdfimages", "-list", file.path).split(separator: "\n")
        #expect(images.count <= 2)
        #expect(!(try await Reader.run("pdffonts", file.path)).contains("Type 3"))
        #expect(file.bytes == (try await Exported(ChartSamples.document(chart), as: .pdf)).bytes)
    }

    @Test func barsAreAsLongAsTheirValues() async throws {
        let chart = ChartSpecification(.bar, x: "Name", y: ["Value"])
        let file = try await Exported(
            ChartSamples.document(
                chart, columns: ["Name", "Value"], rows: [["a", "100"], ["b", "-50"], ["c", "25"], ["d", "75"]]),
            as: .pdf)
        let look = ChartPalette.look(of: ChartSeriesMark(index: 0, isOthers: false))
        let bars = try await Self.rectangles(look.color, in: file)
        try #require(bars.count == 4)
        let unit = bars[0].width / 100
        for (bar, value) in zip(bars, [100.0, 50, 25, 75]) { #expect(abs(bar.width - value * unit) < 0.05) }
        let zero = bars[0].x
        #expect(abs(bars[1].x + bars[1].width - zero) < 0.05)
        #expect(abs(bars[2].x - zero) < 0.05 && abs(bars[3].x - zero) < 0.05)
        #expect(Set(bars.map { ($0.height * 10).rounded() }).count == 1)
    }

    @Test func aChartStandsWholeAboveItsTable() async throws {
        var options = ExportOptions()
        for (orientation, margin, paper) in [
            (ExportOptions.Orientation.portrait, 15.0, ExportOptions.Paper.a4), (.landscape, 15, .a4),
            (.portrait, 100, .a4), (.landscape, 100, .a4), (.portrait, 0, .letter), (.landscape, 0, .letter),
        ] {
            (options.orientation, options.margin, options.paper) = (orientation, margin, paper)
            for title in ["Fees", String(repeating: "Long title ", count: 90)] {
                var document = ChartSamples.document(ChartSamples.specifications[9], name: "Months")
                document.title = title
                let file = try await Exported(document, as: .pdf, options: options)
                let words = try await Self.words(of: file)
                let places = ["Heat", "South", "Region"].map { name in words.first { $0.text == name } }
                let heat = try #require(places[0])
                let south = try #require(places[1])
                let below = try #require(words.first { $0.page == south.page && $0.text.hasPrefix("2025") })
                let name = try #require(words.first { $0.text == "Months" })
                let header = try #require(words.first { $0.text == "Costs" })
                #expect((name.page, name.y) < (heat.page, heat.y))
                #expect(heat.page == south.page && heat.y < south.y && south.y < below.y)
                #expect((below.page, below.y) < (header.page, header.y))
                #expect(words.allSatisfy { $0.right <= $0.width + 0.5 && $0.y >= 0 && $0.bottom <= $0.height })
            }
        }
    }

    @Test func aChartThatHasNoRoomBelowStandsOnTheNextPage() async throws {
        var tables: [ExportBlock] = []
        for place in 0..<3 {
            var table = ExportTable(
                name: "Table \(place)",
                Table(
                    columns: ["Name", "Value"].map { Table.Column(name: $0) },
                    rows: (0..<30).map { ["n\($0)", "\($0)"] })
            )
            table.chart = ChartSpecification(.line, x: "Name", y: ["Value"], title: "Chart\(place)")
            tables.append(.table(table))
        }
        let file = try await Exported(
            ExportDocument(kind: .sheet, title: "Sheet", created: ExportDocument.noon, body: tables), as: .pdf)
        let words = try await Self.words(of: file)
        for place in 0..<3 {
            let title = try #require(words.first { $0.text == "Chart\(place)" })
            #expect(title.y < 500)
            #expect(words.contains { $0.page == title.page && $0.text == "n4" && $0.y > title.y + 200 })
        }
    }

    @Test func whatIsLeftOutIsToldInTheReport() async throws {
        let rows = [["a", "1", "x"], ["b", "2", "y"]]
        let columns = ["Name", "Value", "Word"]
        let chart = ChartSpecification(.line, x: "Name", y: ["Value"], title: "Chart")
        var options = ExportOptions()
        options.columns = [0, 2]
        let cases: [(ExportDocument, ExportOptions, String)] = [
            (
                ChartSamples.document(chart, columns: columns, rows: rows), options,
                "The chart is left out: not all of its columns are exported."
            ),
            (
                ChartSamples.document(chart, columns: columns, rows: []), ExportOptions(),
                "The chart is left out: there is nothing to draw."
            ),
            (
                ChartSamples.document(
                    ChartSpecification(.line, x: "Name", y: ["Word"]), columns: columns, rows: rows), ExportOptions(),
                "The chart is left out. “Word” holds text and no numbers to draw. The aggregate “count” counts its cells."
            ),
        ]
        for (document, options, note) in cases {
            for format in [ExportFormat.pdf, .docx] {
                let file = try await Exported(document, as: format, options: options)
                #expect(file.report.notes == [note])
            }
        }
        options.columns = [1, 0]
        let file = try await Exported(
            ChartSamples.document(chart, columns: columns, rows: rows), as: .pdf, options: options)
        #expect(file.report.notes.isEmpty)
        #expect(try await Reader.text(ofPages: file.path).contains("Chart"))
    }

    @Test func whatIsNotDrawnAsItStandsIsSaidBelowTheChart() async throws {
        let rows = (0..<900).map { ["name \($0)", "\($0 % 70)"] } + [["odd", "n/a?"]]
        let chart = ChartSpecification(.column, x: "Name", y: ["Value"])
        let file = try await Exported(ChartSamples.document(chart, columns: ["Name", "Value"], rows: rows), as: .pdf)
        let text = try await Reader.run("pdftotext", "-l", "1", file.path, "-")
        #expect(text.contains("categories together in “others”."))
    }

    @Test func whateverStandsInTitlesAndNamesIsDrawn() async throws {
        let title =
            "\u{1B}[31m\u{7}\u{202E}手数料 👨‍👩‍👧‍👦 مرحبا שלום " + String(repeating: "and so on ", count: 50)
        let names = [
            "手数料", "مرحبا", "שלום", "👨‍👩‍👧‍👦", "", String(repeating: "W", count: 500), "\u{0}\u{FFFE}x",
            String(repeating: "e\u{301}\u{302}\u{303}", count: 90), "a\nb\tc", "<&\"'>",
        ]
        let rows =
            names.enumerated().map { [$1, "\($0 * 9 - 20)", "s\($0 % 5)"] }
            + [["nan", "NaN", "s1"], ["infinite", "inf", "s2"], ["none", "", "s3"]]
        for type in ChartType.allCases {
            var chart = ChartSpecification(type, x: "Name", y: ["Value"], title: title)
            switch type {
            case .histogram: (chart.x, chart.y) = ("Value", [])
            case .scatter: chart.x = "Value"
            case .heatMap: chart.series = "Word"
            default: break
            }
            let document = ChartSamples.document(chart, columns: ["Name", "Value", "Word"], rows: rows)
            let file = try await Exported(document, as: .pdf)
            _ = try await Reader.run("qpdf", "--check", file.path)
            let text = try await Reader.text(ofPages: file.path)
            #expect(text.contains("手数料"))
            let word = try await Exported(document, as: .docx)
            #expect(!word.bytes.isEmpty)
            chart.title = nil
            let one = ChartSamples.document(chart, columns: ["Name", "Value", "Word"], rows: [["a", "-3", "s"]])
            #expect(try await Exported(one, as: .pdf).report.notes.isEmpty)
        }
    }

    @Test func veryManyPointsAreFewBytes() async throws {
        var random = SeededGenerator(seed: 3)
        let rows = (0..<100_000).map { row in
            let x = Double.random(in: 0...1000, using: &random)
            return ["\(x)", "\(x / 2 + Double.random(in: -100...100, using: &random))", "g\(row % 3)"]
        }
        let chart = ChartSpecification(.scatter, x: "x", y: ["y"], series: "g")
        let columns = ["x", "y", "g"]
        let fewer = Array(rows.prefix(12_000))
        let plain = try await Exported(ChartSamples.document(nil, columns: columns, rows: fewer), as: .pdf)
        let file = try await Exported(ChartSamples.document(chart, columns: columns, rows: fewer), as: .pdf)
        #expect(file.bytes.count - plain.bytes.count < 500_000)
        let text = try await Reader.run("pdftotext", "-l", "1", file.path, "-")
        #expect(text.contains("12,000 points, counted where they lie close together."))
        // The table of all of them takes long, the chart does not.
        var builder = try ChartBuilder(chart, columns: columns.map { ChartColumn(name: $0) })
        repeat {
            for (rank, row) in rows.enumerated() { builder.add(row, rank: rank) }
        } while builder.needsAnotherPass()
        let paper = PaperChart(try builder.finish(), try PageFonts(), width: 510, room: 500)
        #expect(paper.picture.marks.count < 30_000)
        #expect(try ChartImage(paper).bytes.count < 1_000_000)
    }

    // MARK: Reading

    private struct Rectangle {
        let x: Double
        let width: Double
        let height: Double
    }

    /// What is filled in a colour, in its order.
    private static func rectangles(_ color: Int, in file: Exported) async throws -> [Rectangle] {
        let content = try await Reader.run("qpdf", "--qdf", "--object-streams=disable", file.path, "-")
        var current = -1
        var found: [Rectangle] = []
        var path: [Rectangle] = []
        for line in content.split(separator: "\n") {
            let words = line.split(separator: " ")
            for (place, word) in words.enumerated() {
                func number(_ back: Int) -> Double { place >= back ? Double(words[place - back]) ?? 0 : 0 }
                switch word {
                case "rg":
                    current = [3, 2, 1].reduce(0) { $0 << 8 | Int((number($1) * 255).rounded()) }
                case "re":
                    path.append(
                        Rectangle(
                            x: min(number(4), number(4) + number(2)), width: abs(number(2)), height: abs(number(1))))
                // With a line around it, too.
                case "f", "f*", "B", "B*", "b", "b*":
                    if current == color { found += path }
                    path = []
                case "S", "n": path = []
                default: break
                }
            }
        }
        return found
    }

    private struct Word {
        let text: String
        let page: Int
        let y: Double
        let bottom: Double
        let right: Double
        let width: Double
        let height: Double
    }

    /// The words of the pages with their places.
    private static func words(of file: Exported) async throws -> [Word] {
        let boxes = try await Reader.run("pdftotext", "-bbox", file.path, "-")
        var words: [Word] = []
        var page = 0
        var size = (0.0, 0.0)
        for line in boxes.split(separator: "\n") {
            if let match = line.firstMatch(of: /<page width="([\d.]+)" height="([\d.]+)"/) {
                page += 1
                size = (Double(match.1) ?? 0, Double(match.2) ?? 0)
            }
            guard
                let match = line.firstMatch(
                    of: /yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)<\/word>/)
            else { continue }
            words.append(
                Word(
                    text: String(match.4), page: page, y: Double(match.1) ?? 0, bottom: Double(match.3) ?? 0,
                    right: Double(match.2) ?? 0, width: size.0, height: size.1))
        }
        return words
    }
}
