import DocketCharts

extension ChartData {
    /// What the chart shows, in a few sentences, for whoever does not see it.
    var alternativeText: String {
        let type = specification.type.words
        return "\(type.prefix(1).uppercased() + type.dropFirst()): \(ChartText.oneLine(title)). \(contentText)"
    }

    private var contentText: String {
        switch content {
        case .table(let table): text(of: table)
        case .points(let points): text(of: points)
        case .bins(let bins): text(of: bins)
        case .boxes(let boxes): text(of: boxes)
        }
    }

    private func text(of table: ChartTable) -> String {
        var parts: [String] = []
        if table.keys.count > 1 {
            let last = table.keys.count - 1
            parts.append(
                table.kind == .categories
                    ? "\(ChartNumber.grouped(table.keys.count)) categories"
                    : "\(ChartNumber.grouped(table.keys.count)) places from \(short(table.label(0))) to \(short(table.label(last)))"
            )
        }
        let names = table.series.map(\.name)
        if names.count > 1 { parts.append("\(names.count) series (\(list(names)))") }
        let values = table.series.indices.flatMap { series in
            table.keys.indices.compactMap { key in
                table.value(series, key).map { Place(value: $0, series: series, key: key) }
            }
        }
        func words(_ place: Place) -> String {
            let series = names.count > 1 ? ", \(short(names[place.series]))" : ""
            return "\(writing.text(place.value)) (\(short(table.label(place.key)))\(series))"
        }
        let sentence = parts.isEmpty ? "" : parts.joined(separator: ", ") + ". "
        guard let least = values.min(by: { $0.value < $1.value }), let most = values.max(by: { $0.value < $1.value })
        else { return sentence }
        if values.count == 1 { return sentence + "The value is \(words(most))." }
        return sentence + "The largest value is \(words(most)), the smallest \(words(least))."
    }

    private struct Place {
        let value: Double
        let series: Int
        let key: Int
    }

    private func text(of points: ChartPoints) -> String {
        let count = points.grid?.counts.reduce(0, +) ?? points.points.count
        let x = "\(short(specification.x ?? "x")) \(range(points.xRange, xWriting))"
        let y = "\(list(specification.y)) \(range(points.yRange, writing))"
        let series = points.names.count > 1 ? " of \(points.names.count) series (\(list(points.names)))" : ""
        return "\(ChartNumber.grouped(count)) \(count == 1 ? "point" : "points")\(series): \(x), \(y)."
    }

    private func text(of bins: ChartBins) -> String {
        let count = bins.counts.reduce(0, +)
        let ends = "\(xWriting.text(bins.edges[0])) to \(xWriting.text(bins.edges[bins.edges.count - 1]))"
        let values = "\(ChartNumber.grouped(count)) \(count == 1 ? "value" : "values") from \(ends)"
        guard bins.counts.count > 1, let most = bins.counts.indices.max(by: { bins.counts[$0] < bins.counts[$1] })
        else {
            return "\(values)."
        }
        let place = "from \(xWriting.text(bins.edges[most])) to \(xWriting.text(bins.edges[most + 1]))"
        return "\(values) in \(bins.counts.count) bins. Most lie \(place): \(ChartNumber.grouped(bins.counts[most]))."
    }

    private func text(of boxes: [ChartBox]) -> String {
        let ends =
            boxes.flatMap { [$0.outliers.first ?? $0.lowWhisker, $0.outliers.last ?? $0.highWhisker] }
            + boxes.flatMap { [$0.lowWhisker, $0.highWhisker] }
        guard let low = ends.min(), let high = ends.max(), let least = boxes.min(by: { $0.median < $1.median }),
            let most = boxes.max(by: { $0.median < $1.median })
        else { return "" }
        let values = "Values \(range(low...high, writing))."
        guard boxes.count > 1 else { return "\(values) The median is \(writing.text(most.median))." }
        return
            "\(ChartNumber.grouped(boxes.count)) groups. \(values) The highest median is \(writing.text(most.median)) (\(short(most.label))), the lowest \(writing.text(least.median)) (\(short(least.label)))."
    }

    private func range(_ range: ClosedRange<Double>, _ writing: ChartValueWriting) -> String {
        "from \(writing.text(range.lowerBound)) to \(writing.text(range.upperBound))"
    }

    private func short(_ text: String) -> String {
        let line = ChartText.oneLine(text)
        return line.count > Self.longestName ? line.prefix(Self.longestName - 1) + "…" : line
    }

    private func list(_ names: [String]) -> String {
        let shown = names.prefix(Self.mostNames).map(short).joined(separator: ", ")
        return names.count > Self.mostNames ? "\(shown) and \(names.count - Self.mostNames) more" : shown
    }

    private static let longestName = 60
    private static let mostNames = 6
}
