import DocketCharts
import DocketDomain
import DocketExport
import Testing

/// Charts in files that have no pictures.
struct ChartTextTests {
    @Test func markdownHasWhatIsDrawnAboveTheRows() async throws {
        let chart = ChartSpecification(.bar, x: "region", y: ["amount"], title: "By | *region*")
        let text = try await Exported(
            ChartSamples.document(chart, columns: Charted.columns, rows: Charted.rows), as: .markdown
        ).text
        let expected = """
            Chart: **By \\| \\*region\\*** (bars)

            | region | amount |
            | --- | --: |
            | North | 16.0 |
            | South | -4.0 |
            | East | 2.5 |

            | day | region | who | amount | hours |
            """
        #expect(text.contains(expected))
    }

    @Test func markdownDoesNotRepeatTheRows() async throws {
        let chart = ChartSpecification(.line, x: "day", y: ["amount"])
        let text = try await Exported(
            ChartSamples.document(chart, columns: Charted.columns, rows: Charted.rows), as: .markdown
        ).text
        #expect(text.contains("Chart: **amount by day** (lines)\n\n| day |"))
        #expect(text.split(separator: "\n").count { $0.hasPrefix("| --- |") } == 1)
    }

    @Test func longTablesOfChartsAreCut() async throws {
        let rows = (0..<120).map { ["k\($0 % 60)", "\($0)"] }
        let text = try await Exported(
            ChartSamples.document(ChartSpecification(.bar, x: "k", y: ["n"]), columns: ["k", "n"], rows: rows),
            as: .markdown
        ).text
        #expect(text.contains("| k49 | 158 |\n\nand 10 more.\n\n| k | n |"))
    }

    @Test func jsonHasTheSpecification() async throws {
        let sample = Charted.samples[3].chart
        let json = try JSON(
            parsing: await Exported(
                ChartSamples.document(sample, columns: Charted.columns, rows: Charted.rows), as: .json
            ).text)
        #expect(json["chart"] == sample.json)
        #expect(json["rows"]?.array?.count == 5)
        let without = try JSON(
            parsing: await Exported(
                ChartSamples.document(ChartSpecification(.bar, x: "gone"), columns: ["a"], rows: [["1"]]), as: .json
            ).text)
        #expect(without["chart"] == nil)
    }

    @Test func csvStaysAsItWas() async throws {
        let file = try await Exported(
            ChartSamples.document(Charted.samples[0].chart, columns: Charted.columns, rows: Charted.rows), as: .csv)
        #expect(file.text.hasPrefix("day,region,who,amount,hours"))
    }
}
