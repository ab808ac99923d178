import DocketCharts
import DocketDomain
import Testing

@testable import DocketExport

/// Charts of workbooks, read back with the cells that they refer to.
struct ChartWorkbookTests {
    /// Each chart with its worksheet, and of each series the cells.
    private static let script = """
        import sys, json, openpyxl
        book = openpyxl.load_workbook(sys.argv[1])
        def cells(ref):
            formula = ref.f
            sheet, mark, place = formula.rpartition("!")
            assert sheet[0] == "'" and sheet[-1] == "'", formula
            found = book[sheet[1:-1].replace("''", "'")][place.replace("$", "")]
            found = [row[0] for row in found] if isinstance(found, tuple) else [found]
            return [c.value.isoformat() if hasattr(c.value, "isoformat") else c.value for c in found]
        def source(data): return getattr(data, "strRef", None) or data.numRef
        def text(title): return "".join(run.t for part in title.tx.rich.p for run in part.r or []) if title else None
        charts = []
        for sheet in book.worksheets:
            for chart in sheet._charts:
                charts.append({"sheet": sheet.title, "type": type(chart).__name__, "title": text(chart.title),
                    "grouping": getattr(chart, "grouping", None), "direction": getattr(chart, "barDir", None),
                    "x": text(chart.x_axis.title), "y": text(chart.y_axis.title),
                    "format": getattr(chart.y_axis.number_format, "formatCode", None),
                    "series": [{"name": cells(s.tx.strRef)[0], "along": cells(source(s.cat or s.xVal)),
                        "values": cells(source(s.val or s.yVal))} for s in chart.series]})
        print(json.dumps({"sheets": [sheet.title for sheet in book.worksheets], "charts": charts,
            "shaded": [[sheet.title, str(area.sqref)] for sheet in book.worksheets
                for area in sheet.conditional_formatting]}))
        """

    private static func read(_ document: ExportDocument) async throws -> (json: JSON, notes: [String]) {
        let file = try await Exported(document, as: .xlsx)
        return (try await Reader.python(script, file.path), file.report.notes)
    }

    @Test func aChartOfTheRowsDrawsTheirOwnCells() async throws {
        let rows = [["Bern", "10", "1"], ["Chur", "-4", ""], ["Genf", "2.5", "3"]]
        let chart = ChartSpecification(.column, x: "City", y: ["Fee", "Tax"], title: "By city")
        let (read, notes) = try await Self.read(
            ChartSamples.document(chart, columns: ["City", "Fee", "Tax"], rows: rows))
        #expect(read["sheets"] == ["Fees"])
        #expect(notes == [])
        let found = read["charts"]?[0]
        #expect(found?["type"] == "BarChart" && found?["direction"] == "col")
        #expect(found?["title"] == "By city" && found?["x"] == "City")
        #expect(found?["series"]?[0] == ["name": "Fee", "along": ["Bern", "Chur", "Genf"], "values": [10, -4, 2.5]])
        #expect(found?["series"]?[1]?["values"] == [1, nil, 3])
    }

    @Test func whatElseIsDrawnStandsInAWorksheetOfItsOwn() async throws {
        let chart = ChartSpecification(.bar, x: "region", y: ["amount"], sort: .valueDescending)
        let (read, _) = try await Self.read(ChartSamples.document(chart, columns: Charted.columns, rows: Charted.rows))
        #expect(read["sheets"] == ["Fees", "Fees chart"])
        let found = read["charts"]?[0]
        #expect(found?["sheet"] == "Fees chart" && found?["direction"] == "bar")
        let series: JSON = ["name": "amount", "along": ["North", "East", "South"], "values": [16, 2.5, -4]]
        #expect(found?["series"] == [series])
    }

    /// Whatever the type, the cells that it refers to are what it draws.
    @Test(arguments: Charted.samples)
    func cellsAreWhatIsDrawn(_ sample: Charted.Sample) async throws {
        let document = ChartSamples.document(sample.chart, columns: Charted.columns, rows: Charted.rows)
        let (read, notes) = try await Self.read(document)
        guard case .table(let table)? = (document.body as? [ExportBlock])?.first else { return }
        var ignored: [String] = []
        let data = try #require(try await table.chartData(&ignored))
        let charts = read["charts"]?.array ?? []
        guard sample.chart.type != .heatMap else {
            #expect(charts.isEmpty && notes.count == 1)
            #expect(read["shaded"] == [["Fees chart", "B2:C4"]])
            return
        }
        let series = try #require(charts.first?["series"]?.array)
        let drawn = series.map { $0["values"]?.array ?? [] }
        switch data.content {
        case .table(let table):
            #expect(series.compactMap { $0["name"]?.string } == table.series.map(\.name))
            #expect(drawn.map { $0.map(\.double) } == table.series.indices.map(table.values))
            #expect(series.allSatisfy { $0["along"]?.array?.count == table.keys.count })
        case .points(let points):
            #expect(drawn.flatMap { $0.compactMap(\.double) }.sorted() == points.points.map(\.y).sorted())
        case .bins(let bins): #expect(drawn == [bins.counts.map { JSON.number($0) }])
        case .boxes(let boxes):
            #expect(
                series.compactMap { $0["name"]?.string } == [
                    "lower quartile", "lower whisker", "median", "upper whisker", "upper quartile",
                ])
            #expect(
                drawn.map { $0.compactMap(\.double) } == [
                    boxes.map(\.lowQuartile), boxes.map(\.lowWhisker), boxes.map(\.median), boxes.map(\.highWhisker),
                    boxes.map(\.highQuartile),
                ])
        }
    }

    @Test func namesAreTextsWhateverTheyHold() async throws {
        let bad = "=cmd|' /C calc'!A0"
        let names = ["=1+1", "it's]]>[x]'!$A$1", "</c:f>\u{1}שלום 🧾"]
        let rows = [["=HYPERLINK(\"http://x\")", "1", "2"], ["@SUM(A1)", "3", "4"], ["-2+3", "5", "6"]]
        let chart = ChartSpecification(.bar, x: names[0], y: [names[1], names[2]], title: bad)
        let (read, _) = try await Self.read(
            ChartSamples.document(chart, columns: names, rows: rows, name: "it's 'a' [b]!A1"))
        let found = read["charts"]?[0]
        #expect(found?["title"]?.string == bad)
        #expect(found?["y"]?.string == "=1+1" || found?["x"]?.string == "=1+1")
        #expect(found?["series"]?[0]?["name"]?.string == names[1])
        #expect(found?["series"]?[1]?["name"]?.string == "</c:f>שלום 🧾")
        #expect(found?["series"]?[0]?["along"]?.array?.compactMap(\.string) == rows.map { $0[0] })
        #expect(found?["series"]?[1]?["values"] == [2, 4, 6])
    }

    @Test func percentagesAreFractionsInCells() async throws {
        let rows = [["a", "45%"], ["b", "5%"], ["a", "10%"]]
        let (read, _) = try await Self.read(
            ChartSamples.document(ChartSpecification(.bar, x: "k", y: ["share"]), columns: ["k", "share"], rows: rows))
        let values = read["charts"]?[0]?["series"]?[0]?["values"]?.array?.compactMap(\.double) ?? []
        #expect(values.count == 2 && abs(values[0] - 0.55) < 1e-12 && abs(values[1] - 0.05) < 1e-12)
        #expect(read["charts"]?[0]?["format"] == "0%")
    }

    @Test func cellsThatAreNotDrawnAreNotReferredTo() async throws {
        let rows = [["a", "10 EUR"], ["b", "5 USD"], ["c", "7 EUR"]]
        let chart = ChartSpecification(.column, x: "k", y: ["price"])
        let (read, notes) = try await Self.read(ChartSamples.document(chart, columns: ["k", "price"], rows: rows))
        #expect(read["sheets"] == ["Fees", "Fees chart"])
        #expect(read["charts"]?[0]?["series"]?[0]?["values"] == [10, nil, 7])
        #expect(notes.count == 1 && notes[0].contains("other units"))
    }

    @Test func manyPointsAreDrawnFromTheirRows() async throws {
        let rows = (0..<100_000).map { ["\($0)", "\($0 * 7919 % 1000)"] }
        let chart = ChartSpecification(.scatter, x: "x", y: ["y"])
        let (read, _) = try await Self.read(ChartSamples.document(chart, columns: ["x", "y"], rows: rows))
        #expect(read["sheets"] == ["Fees"])
        #expect(read["charts"]?[0]?["type"] == "ScatterChart")
        #expect(read["charts"]?[0]?["series"]?[0]?["values"]?.array?.count == 100_000)
    }

    @Test func manyPointsOfSeriesStandForOthers() async throws {
        let rows = (0..<20_000).map { ["\($0)", "\($0 % 20 * 50 + $0 % 7)", "s\($0 % 20)"] }
        let chart = ChartSpecification(.scatter, x: "x", y: ["y"], series: "s")
        let (read, notes) = try await Self.read(ChartSamples.document(chart, columns: ["x", "y", "s"], rows: rows))
        #expect(read["charts"]?[0]?["series"]?.array?.count ?? 0 > 10)
        #expect(notes.contains { $0.contains("stands for those") })
    }

    @Test func seriesBeyondTheTwelfthAreTogether() async throws {
        let rows = (0..<60).map { ["m\($0 % 3)", "s\($0 / 3)", "\($0)"] }
        let chart = ChartSpecification(.stackedColumn, x: "m", y: ["n"], series: "s")
        let (read, notes) = try await Self.read(ChartSamples.document(chart, columns: ["m", "s", "n"], rows: rows))
        #expect(read["charts"]?[0]?["series"]?.array?.count == 13)
        #expect(read["charts"]?[0]?["series"]?[12]?["name"] == "8 others")
        #expect(notes == ["“Fees chart”: 8 series together in “others”."])
    }

    @Test func aChartThatCannotBeDrawnIsLeftOutAndSaid() async throws {
        let chart = ChartSpecification(.histogram, x: "region")
        let (read, notes) = try await Self.read(
            ChartSamples.document(chart, columns: Charted.columns, rows: Charted.rows))
        #expect(read["charts"] == [] && notes.count == 1)
        let (empty, said) = try await Self.read(
            ChartSamples.document(ChartSpecification(.bar, x: "a"), columns: ["a"], rows: []))
        #expect(empty["charts"] == [] && said.count == 1)
    }

    @Test(arguments: [
        [["only", "5"]], [["a", "-1"], ["b", "-2"]], [["a", "123456789012"], ["b", "2"]],
    ])
    func oddValuesMakeAValidChart(_ rows: [[String]]) async throws {
        let (read, _) = try await Self.read(
            ChartSamples.document(ChartSpecification(.bar, x: "k", y: ["n"]), columns: ["k", "n"], rows: rows))
        #expect(read["charts"]?.array?.count == 1)
    }

    @Test func whatIsNoNumberIsAGap() async throws {
        let rows = (0..<20).map { ["k\($0)", $0 == 3 ? "NaN" : "\($0)"] }
        let (read, _) = try await Self.read(
            ChartSamples.document(ChartSpecification(.column, x: "k", y: ["n"]), columns: ["k", "n"], rows: rows))
        let values = read["charts"]?[0]?["series"]?[0]?["values"]?.array ?? []
        #expect(values.map(\.isNull) == (0..<20).map { $0 == 3 })
    }
}
