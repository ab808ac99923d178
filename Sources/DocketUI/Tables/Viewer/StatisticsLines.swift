import DocketCharts
import DocketDomain
import TerminalKit

/// A column's statistics as lines of text.
struct StatisticsLines {
    private(set) var lines: [Line] = []
    private let width: Int

    init(_ statistics: ColumnStatistics, width: Int) {
        self.width = width
        let count = statistics.count
        let reading = statistics.reading
        add("type", reading.doubt == nil ? reading.word : "text, in doubt")
        if let doubt = reading.doubt { addWrapped(doubt.text) }
        if reading.isIdentifiers { addWrapped("Its digits are names, such as numbers of accounts. They stay text.") }
        if !reading.hasOneUnit { addWrapped("It has several currencies or units, so there is no sum of all.") }
        add("rows", NumberText.grouped(count))
        add("distinct", (statistics.isDistinctPartial ? "more than " : "") + NumberText.grouped(statistics.distinct))
        add("empty", NumberText.grouped(statistics.empty))
        let others = count - statistics.empty - statistics.typed
        if reading.isNumeric || reading.isDate, others > 0 { add("other text", NumberText.grouped(others)) }
        if let minimum = statistics.minimum { add("min", minimum) }
        if let maximum = statistics.maximum { add("max", maximum) }
        addSums(statistics)
        if let mean = statistics.mean { add("mean", statistics.text(mean)) }
        if let median = statistics.median { add("median", statistics.text(median)) }
        if let bins = statistics.bins {
            add("histogram", "\(Sparkline(counts: bins.counts).text()) \(bins.ends.low) to \(bins.ends.high)")
        }
        addTop(statistics)
    }

    private mutating func add(_ name: String, _ value: String) {
        let label = name + String(repeating: " ", count: max(1, 12 - name.count))
        let text = CellText.shown(value, columns: width)
        lines.append(Line([Span(label, .dim), Span(text)]).truncated(to: width))
    }

    private mutating func addWrapped(_ text: String) {
        lines += Line.wrap([Line(text, .dim)], to: width)
    }

    private mutating func addSums(_ statistics: ColumnStatistics) {
        let texts = statistics.sumTexts
        for (sum, text) in zip(statistics.sums, texts).prefix(Self.mostSums) {
            let rows = NumberText.rows(sum.count)
            let cells = texts.count == 1 ? "" : " in \(rows)"
            add("sum", text + cells)
        }
        if texts.count > Self.mostSums { add("", "and \(texts.count - Self.mostSums) other units") }
    }

    private static let mostSums = 12

    private mutating func addTop(_ statistics: ColumnStatistics) {
        guard let most = statistics.top.first, statistics.distinct < statistics.count || statistics.distinct <= 10
        else { return }
        lines.append(Line())
        lines.append(Line("most frequent", .dim))
        let counts = statistics.top.map { NumberText.grouped($0.count) }
        let countWidth = counts.reduce(0) { max($0, $1.count) }
        for (value, count) in zip(statistics.top, counts) {
            let bar = max(1, value.count * 10 / max(1, most.count))
            let text = String(repeating: " ", count: countWidth - count.count) + count + " "
            let blocks = String(repeating: "█", count: bar) + String(repeating: " ", count: 11 - bar)
            let line = Line([Span(text), Span(blocks, .dim), Span(CellText.shown(value.value, columns: width))])
            lines.append(line.truncated(to: width))
        }
    }
}
