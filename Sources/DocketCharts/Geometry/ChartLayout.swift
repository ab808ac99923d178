/// Lays a chart out.
struct ChartLayout {
    let data: ChartData
    let metrics: ChartMetrics
    var picture = ChartPicture()
    /// What is left of the paper.
    var area: ChartRect

    init(_ data: ChartData, _ metrics: ChartMetrics) {
        self.data = data
        self.metrics = metrics
        area = ChartRect(x: 0, y: 0, width: metrics.width, height: metrics.height)
        picture.width = metrics.width
        picture.height = metrics.height
        picture.notes = data.notes
        picture.isStacked = data.specification.type.isStacked
        layOut()
    }

    /// How many lines of text the paper has.
    var lines: Int { Int(metrics.height / metrics.lineHeight) }
    /// Whether there is room for what axes are called.
    var hasAxisTitles: Bool { lines >= 14 }

    private mutating func layOut() {
        if lines >= 7 { addTitle() }
        guard !data.isEmpty else {
            picture.plot = area
            return
        }
        switch data.content {
        case .table(let table):
            switch data.specification.type {
            case .bar, .stackedBar: layOutBars(table)
            case .line, .area: layOutLines(table)
            case .heatMap: layOutHeat(table)
            default: layOutColumns(table)
            }
        case .points(let points): layOutPoints(points)
        case .bins(let bins): layOutBins(bins)
        case .boxes(let boxes): layOutBoxes(boxes)
        }
    }

    private mutating func addTitle() {
        let text = metrics.fitted(ChartText.oneLine(data.title), area.width)
        guard !text.isEmpty else { return }
        picture.title = label(text, x: 0, y: takeTop(1))
    }

    /// Takes lines away at the top.
    mutating func takeTop(_ lines: Double) -> Double {
        let y = area.y
        let height = min(area.height, lines * metrics.lineHeight)
        area = ChartRect(x: area.x, y: y + height, width: area.width, height: area.height - height)
        return y
    }

    func label(_ text: String, x: Double, y: Double) -> ChartLabel {
        ChartLabel(text: text, x: x, y: y, width: metrics.measure(text))
    }

    /// Names series, and says in a legend which one is which where there are several.
    mutating func addLegend(_ names: [String], others: Set<Int> = []) {
        picture.series = names
        guard names.count > 1, lines >= 6 else { return }
        let most = max(1, lines / 8)
        var x = 0.0
        var line = 0
        var entries: [(x: Double, line: Int, index: Int, text: String)] = []
        for (index, name) in names.enumerated() {
            let longest = max(metrics.measure("mmmmmmmm"), area.width / 3)
            let text = metrics.fitted(name, min(longest, area.width - metrics.swatch - metrics.gap))
            let width = metrics.swatch + metrics.gap + metrics.measure(text)
            if x > 0, x + width > area.width { (x, line) = (0, line + 1) }
            guard line < most else { break }
            entries.append((x, line, index, text))
            x += width + metrics.gap * 2
        }
        let top = takeTop(Double(min(line + 1, most)))
        picture.legend = entries.map { entry in
            let y = top + Double(entry.line) * metrics.lineHeight
            return ChartLegendEntry(
                series: ChartSeriesMark(index: entry.index, isOthers: others.contains(entry.index)),
                swatch: ChartRect(x: entry.x, y: y, width: metrics.swatch, height: metrics.lineHeight),
                label: label(entry.text, x: entry.x + metrics.swatch + metrics.gap, y: y))
        }
        if entries.count < names.count {
            picture.notes.append(
                "\(ChartNumber.grouped(names.count - entries.count)) more series than the legend has room for")
        }
    }

    mutating func addLegend(_ table: ChartTable) {
        addLegend(table.series.map(\.name), others: Set(table.series.indices.filter { table.series[$0].isOthers }))
    }

    func mark(_ series: Int, of table: ChartTable) -> ChartSeriesMark {
        ChartSeriesMark(index: series, isOthers: table.series[series].isOthers)
    }
}

extension ChartPicture {
    /// Lays a chart out.
    package init(_ data: ChartData, _ metrics: ChartMetrics) {
        self = ChartLayout(data, metrics).picture
    }
}
