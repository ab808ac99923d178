import DocketDomain
import Foundation
import Testing

@testable import DocketCharts
@testable import DocketExport

struct ChartDocumentTests {
    @Test(arguments: ChartSamples.specifications)
    func everyChartIsAPictureWithWordsAboutIt(_ chart: ChartSpecification) async throws {
        let file = try await Exported(ChartSamples.document(chart), as: .docx)
        #expect(file.report.notes.isEmpty)
        let picture = try #require(try await Reader.python(Self.pictures, file.path).array?.first)
        let title = try #require(chart.title)
        #expect(picture["title"]?.string == title)
        let words = try #require(picture["description"]?.string)
        #expect(words.lowercased().hasPrefix("\(chart.type.words): \(title)".lowercased()))
        // A4 less 15 mm on both sides, sharp in print.
        let width = try #require(picture["width"]?.double)
        #expect(abs(width - 180) < 0.1)
        #expect(picture["pixels"]?.array?.compactMap(\.int).first.map { (1500...1600).contains($0) } == true)
        #expect(picture["white"] == true)
        let colors = Set(picture["colors"]?.array?.compactMap(\.int) ?? [])
        if chart.type == .heatMap {
            #expect(colors.contains(ChartPalette.shade(1)) && colors.contains(ChartPalette.shade(0)))
        } else if chart.type != .scatter {
            #expect(colors.contains(ChartPalette.look(of: ChartSeriesMark(index: 0, isOthers: false)).color))
        }
        #expect(file.bytes == (try await Exported(ChartSamples.document(chart), as: .docx)).bytes)
    }

    @Test func barsOfThePictureAreAsLongAsTheirValues() async throws {
        let chart = ChartSpecification(.bar, x: "Name", y: ["Value"])
        let file = try await Exported(
            ChartSamples.document(
                chart, columns: ["Name", "Value"], rows: [["a", "100"], ["b", "50"], ["c", "25"]]),
            as: .docx)
        let color = ChartPalette.look(of: ChartSeriesMark(index: 0, isOthers: false)).color
        let lengths = try await Reader.python(Self.runs, file.path, "\(color)").array?.compactMap(\.int) ?? []
        try #require(lengths.count == 3)
        // A white line around each takes a pixel or two.
        #expect(abs(lengths[1] * 2 - lengths[0]) <= 8 && abs(lengths[2] * 4 - lengths[0]) <= 16)
    }

    @Test func chartsOfSeveralTablesAreParts() async throws {
        let tables = (0..<3).map { place in
            var table = ExportTable(
                name: "Table \(place)",
                Table(
                    columns: ["Name", "Value"].map { Table.Column(name: $0) }, rows: [["a", "\(place)"], ["b", "7"]]))
            if place != 1 { table.chart = ChartSpecification(.column, x: "Name", y: ["Value"]) }
            return ExportBlock.table(table)
        }
        let file = try await Exported(
            ExportDocument(kind: .sheet, title: "Sheet", created: ExportDocument.noon, body: tables), as: .docx)
        let pictures = try await Reader.python(Self.pictures, file.path).array ?? []
        #expect(pictures.compactMap { $0["id"]?.string } == ["1", "2"])
        #expect(pictures.compactMap { $0["part"]?.string } == ["word/media/chart1.png", "word/media/chart2.png"])
        let none = try await Exported(ChartSamples.document(nil), as: .docx)
        #expect(try await Reader.python(Self.pictures, none.path).array?.isEmpty == true)
    }

    @Test func wordsAboutAChartTellItsEnds() async throws {
        func words(_ chart: ChartSpecification, _ rows: [[String]]) async throws -> String? {
            let document = ChartSamples.document(chart, columns: ["Day", "Name", "Value"], rows: rows)
            let file = try await Exported(document, as: .docx)
            return try await Reader.python(Self.pictures, file.path).array?.first?["description"]?.string
        }
        let rows = [["2025-01-02", "a", "5"], ["2025-01-03", "b", "-7.5"], ["2025-01-04", "a", "12"]]
        #expect(
            try await words(ChartSpecification(.column, x: "Name", y: ["Value"]), rows)
                == "Columns: Value by Name. 2 categories. The largest value is 17.0 (a), the smallest -7.5 (b).")
        #expect(
            try await words(
                ChartSpecification(.line, x: "Day", y: ["Value"], series: "Name", title: "A \"title\""), rows)
                == "Lines: A \"title\". 3 places from 2025-01-02 to 2025-01-04, 2 series (a, b). The largest value is 12.0 (2025-01-04, a), the smallest -7.5 (2025-01-03, b)."
        )
        #expect(
            try await words(ChartSpecification(.scatter, x: "Day", y: ["Value"]), rows)
                == "Scatter plot: Value by Day. 3 points: Day from 2025-01-02 to 2025-01-04, Value from -7.5 to 12.0.")
        #expect(
            try await words(ChartSpecification(.histogram, x: "Value"), rows)?
                .hasPrefix("Histogram: Value. 3 values from ") == true)
        #expect(
            try await words(ChartSpecification(.box, y: ["Value"]), rows)?.contains("The median is 5") == true)
        #expect(
            try await words(ChartSpecification(.bar, x: "Name", y: ["Value"]), [rows[0]])
                == "Bars: Value by Name. The value is 5 (a).")
    }

    // MARK: Reading

    /// Decodes a PNG of 8 bits for each of red, green and blue.
    private static let decoding = """
        import sys, json, zipfile, zlib, struct
        import lxml.etree as etree
        def decoded(data):
            assert data[:8] == b"\\x89PNG\\r\\n\\x1a\\n"
            place, pixels, names = 8, b"", []
            while place < len(data):
                length, = struct.unpack(">I", data[place:place + 4])
                name, body = data[place + 4:place + 8], data[place + 8:place + 8 + length]
                assert zlib.crc32(name + body) == struct.unpack(">I", data[place + 8 + length:place + 12 + length])[0]
                if name == b"IHDR": width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", body)
                if name == b"IDAT": pixels += body
                names.append(name)
                place += 12 + length
            assert (depth, kind, interlaced) == (8, 2, 0) and b"tIME" not in names
            raw, rows, before = zlib.decompress(pixels), [], bytearray(width * 3)
            for y in range(height):
                start = y * (width * 3 + 1)
                how, row = raw[start], bytearray(raw[start + 1:start + 1 + width * 3])
                for x in range(width * 3):
                    left = row[x - 3] if x >= 3 else 0
                    above, corner = before[x], before[x - 3] if x >= 3 else 0
                    if how == 1: row[x] = (row[x] + left) & 255
                    elif how == 2: row[x] = (row[x] + above) & 255
                    elif how == 3: row[x] = (row[x] + (left + above) // 2) & 255
                    elif how == 4:
                        guess = left + above - corner
                        a, b, c = abs(guess - left), abs(guess - above), abs(guess - corner)
                        row[x] = (row[x] + (left if a <= b and a <= c else above if b <= c else corner)) & 255
                rows.append(row)
                before = row
            return width, height, rows
        archive = zipfile.ZipFile(sys.argv[1])
        assert archive.testzip() is None
        def colors(row): return [row[x] << 16 | row[x + 1] << 8 | row[x + 2] for x in range(0, len(row), 3)]

        """

    /// The pictures of a document, by its relationships: their size in millimetres and pixels, their words, and the
    /// colours that are in them.
    private static let pictures =
        decoding + """
            spaces = {"wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
                "a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
            embed = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
            targets = {link.get("Id"): link.get("Target") for link in
                etree.fromstring(archive.read("word/_rels/document.xml.rels"))}
            types = etree.fromstring(archive.read("[Content_Types].xml"))
            assert any(part.get("Extension") == "png" and part.get("ContentType") == "image/png" for part in types)
            found = []
            for inline in etree.fromstring(archive.read("word/document.xml")).iter("{%s}inline" % spaces["wp"]):
                about, part = inline.find("wp:docPr", spaces), "word/" + targets[inline.find(".//a:blip", spaces).get(embed)]
                width, height, rows = decoded(archive.read(part))
                extent = inline.find("wp:extent", spaces)
                assert abs(int(extent.get("cx")) / int(extent.get("cy")) - width / height) < 0.01
                counts = {}
                for row in rows:
                    for color in colors(row): counts[color] = counts.get(color, 0) + 1
                found.append({"id": about.get("id"), "title": about.get("title"), "description": about.get("descr"),
                    "part": part, "width": int(extent.get("cx")) / 36000, "pixels": [width, height],
                    "white": counts[0xFFFFFF] > width * height / 5,
                    "colors": [color for color in counts if counts[color] > 40]})
            print(json.dumps(found))
            """

    /// How long the stretches of a colour are in the lines of the first picture, each length once for each bar.
    private static let runs =
        decoding + """
            width, height, rows = decoded(archive.read("word/media/chart1.png"))
            found, before = [], 0
            for row in rows:
                count = colors(row).count(int(sys.argv[2]))
                if count > 20 and before <= 20: found.append(0)
                if count > 20: found[-1] = max(found[-1], count)
                before = count
            print(json.dumps(found))
            """
}
