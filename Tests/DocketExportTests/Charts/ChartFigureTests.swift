import DocketCharts
import DocketDomain
import DocketExport
import Testing

/// Charts of pages, read as XML.
struct ChartFigureTests {
    /// Of each chart: its marks, what they say, its texts with their places, its notes and its table.
    private static let script = """
        import sys, json, re, lxml.etree, lxml.html
        page = open(sys.argv[1], encoding="utf-8").read()
        svg = "{http://www.w3.org/2000/svg}"
        figures = []
        tree = lxml.html.fromstring(page)
        for source, figure in zip(re.findall(r"<svg.*?</svg>", page, re.S), tree.iter("figure")):
            root = lxml.etree.fromstring(source)
            marks = [e for e in root.iter() if "mark" in (e.get("class") or "").split()]
            ids = [e.get("id") for e in root.iter() if e.get("id")]
            fills = [e.get("fill")[5:-1] for e in root.iter() if (e.get("fill") or "").startswith("url(")]
            assert set(fills) <= set(ids) and set(root.get("aria-labelledby").split()) <= set(ids)
            figures.append({"role": root.get("role"), "marks": len(marks),
                "says": [e.findtext(svg + "title") for e in marks], "title": root.findtext(svg + "title"),
                "about": root.findtext(svg + "desc"), "scripts": len(list(root.iter(svg + "script"))),
                "bars": [float(e.get("height")) for e in marks if e.tag == svg + "rect"],
                "texts": [[float(t.get("x")), float(t.get("y")), t.text] for t in root.iter(svg + "text")],
                "height": float(root.get("height")), "width": float(root.get("width")),
                "notes": ["".join(c.itertext()) for c in figure.iter("figcaption")],
                "rows": [["".join(c.itertext()) for c in row.iter("th", "td")] for row in figure.iter("tr")]})
        print(json.dumps({"figures": figures, "tables": len(tree.findall(".//table")),
            "ids": len(re.findall(r' id="', page)), "unique": len(set(re.findall(r' id="[^"]*"', page)))}))
        """

    private static func read(_ document: ExportDocument) async throws -> JSON {
        let file = try await Exported(document, as: .html)
        defer { withExtendedLifetime(file) {} }
        return try await Reader.python(script, file.path)
    }

    private static func figure(
        _ chart: ChartSpecification, _ columns: [String] = Charted.columns, _ rows: [[String]] = Charted.rows
    ) async throws -> JSON {
        try #require(try await read(ChartSamples.document(chart, columns: columns, rows: rows))["figures"]?[0])
    }

    @Test(arguments: Charted.samples)
    func thereAreAsManyMarksAsValues(_ sample: Charted.Sample) async throws {
        let figure = try await Self.figure(sample.chart)
        #expect(figure["marks"]?.int == sample.values)
        #expect(figure["says"]?.array?.allSatisfy { $0.string?.isEmpty == false } == true)
        #expect(figure["role"] == "img")
        #expect(figure["rows"]?.array?.count ?? 0 > 1)
        let (width, height) = (figure["width"]?.double ?? 0, figure["height"]?.double ?? 0)
        for text in figure["texts"]?.array ?? [] {
            let (x, y) = (text[0]?.double ?? -1, text[1]?.double ?? -1)
            #expect(x >= 0 && x < width && y > 0 && y <= height)
        }
    }

    @Test func marksSayTheirValues() async throws {
        let chart = ChartSpecification(.stackedColumn, x: "region", y: ["amount"], series: "who")
        let figure = try await Self.figure(chart)
        #expect(
            figure["says"] == [
                "North · Anna: 11.0", "North · Ben: 5.0", "South · Ben: -4.0", "East · Anna: 2.5",
            ])
        #expect(figure["title"] == "amount by region and who")
        #expect(
            figure["rows"] == [
                ["region", "Anna", "Ben"], ["North", "11.0", "5.0"], ["South", "", "-4.0"], ["East", "2.5", ""],
            ])
    }

    @Test func textsAreOnlyTexts() async throws {
        let bad = ["</svg><script>alert(1)</script>", "]]>&amp;<!--", "שלום \u{202E}x\u{1}", "🧾\u{FFFF}\"'>"]
        let rows = bad.enumerated().map { [$1, "\($0 - 1)", bad[($0 + 1) % 4]] }
        let chart = ChartSpecification(.bar, x: bad[0], y: [bad[1]], series: bad[2], title: bad[0])
        let read = try await Self.read(
            ChartSamples.document(chart, columns: Array(bad.prefix(3)), rows: rows, name: bad[3]))
        let figure = try #require(read["figures"]?[0])
        #expect(figure["title"]?.string == bad[0])
        #expect(figure["scripts"] == 0 && figure["marks"] == 4)
        #expect(read["tables"] == 2)
        #expect(figure["texts"]?.array?.contains { $0[2]?.string == "]]>&amp;<!--" } == true)
    }

    @Test func chartsOfOnePageHaveNamesOfTheirOwn() async throws {
        var document = ChartSamples.document(Charted.samples[1].chart, columns: Charted.columns, rows: Charted.rows)
        let blocks = document.body as? [ExportBlock] ?? []
        document.body = blocks + blocks
        let read = try await Self.read(document)
        #expect(read["figures"]?.array?.count == 2)
        #expect(read["ids"] == read["unique"])
    }

    @Test func manyPointsAreCountedInCells() async throws {
        let rows = (0..<100_000).map { ["\($0)", "\($0 * 7919 % 1000)"] }
        let figure = try await Self.figure(ChartSpecification(.scatter, x: "x", y: ["y"]), ["x", "y"], rows)
        #expect((1000...40_000).contains(figure["marks"]?.int ?? 0))
        #expect(figure["notes"]?[0]?.string?.contains("100,000 points") == true)
        #expect(figure["rows"]?.array?.count == 81)
    }

    @Test func aLineOfManyDatesHasAMarkForEach() async throws {
        let rows = (0..<2000).map { day in
            let date = CalendarDay(daysSince1970: 7000 + day * 5)
            return [date.description, "\(day % 17)"]
        }
        let figure = try await Self.figure(ChartSpecification(.line, x: "d", y: ["n"]), ["d", "n"], rows)
        #expect(figure["marks"] == 2000)
        #expect(figure["says"]?[0] == "1989-03-02: 0")
    }

    @Test func moreSeriesThanColoursAreTogether() async throws {
        let rows = (0..<60).map { ["m\($0 % 3)", "s\($0 / 3)", "\($0)"] }
        let chart = ChartSpecification(.stackedColumn, x: "m", y: ["n"], series: "s")
        let figure = try await Self.figure(chart, ["m", "s", "n"], rows)
        #expect(figure["marks"] == 39)
        #expect(figure["notes"]?[0]?.string?.hasPrefix("8 series together in “others”.") == true)
    }

    @Test(arguments: [[["only", "5"]], [["a", "-1"], ["b", ""]]])
    func oneValueIsDrawn(_ rows: [[String]]) async throws {
        for type in [ChartType.bar, .column, .line, .area] {
            let chart = ChartSpecification(type, x: "k", y: ["n"])
            let figure = try await Self.figure(chart, ["k", "n"], rows)
            #expect(figure["marks"] == 1)
        }
    }

    @Test func whatIsNoNumberHasNoMark() async throws {
        let rows = (0..<20).map { ["k\($0)", $0 == 3 ? "NaN" : "\($0)"] }
        for type in [ChartType.bar, .line, .area] {
            let figure = try await Self.figure(ChartSpecification(type, x: "k", y: ["n"]), ["k", "n"], rows)
            #expect(figure["marks"] == 19)
        }
    }

    @Test func nothingToDrawIsSaid() async throws {
        let file = try await Exported(
            ChartSamples.document(ChartSpecification(.bar, x: "a"), columns: ["a"], rows: []), as: .html)
        #expect(!file.text.contains("<svg"))
        #expect(file.report.notes == ["The chart is left out: there is nothing to draw."])
    }
}
