extension ChartLayout {
    // MARK: Histograms

    mutating func layOutBins(_ whole: ChartBins) {
        let series = ChartSeriesMark(index: 0, isOthers: false)
        picture.series = ["rows"]
        addAxisTitles(left: data.valueTitle, bottom: data.alongTitle)
        let least = max(metrics.bar.lowerBound, metrics.grain)
        let bins = whole.limited(to: Int(area.width * 0.9 / least))
        let scale = addLeftAxis(0...Double(bins.counts.max() ?? 0), fromZero: true)
        let plot = picture.plot
        picture.baseline = scale.position(0)
        let width = max(metrics.floored(plot.width / Double(bins.counts.count)), metrics.grain)
        let edges = bins.edges
        for (bin, count) in bins.counts.enumerated() {
            let x = plot.x + Double(bin) * width
            let top = scale.position(Double(count))
            let rect = ChartRect(x: x, y: top, width: width, height: scale.position(0) - top)
            let text = ChartValueWriting.counts.text(Double(count))
            picture.marks.append(ChartMark(shape: .bar(rect), series: series, text: text))
            let (from, to) = (data.xWriting.text(edges[bin]), data.xWriting.text(edges[bin + 1]))
            picture.stops.append(
                ChartStop(
                    area: ChartRect(x: x, y: plot.y, width: width, height: plot.height), label: "\(from) to \(to)",
                    readings: [ChartStop.Reading(name: "rows", value: text, series: series)]))
        }
        addEdges(edges, width: width)
    }

    /// Labels edges of bins: all of them, or every second, fifth, tenth.
    private mutating func addEdges(_ edges: NiceTicks, width: Double) {
        let texts = edges.labels(nil)
        let start = picture.plot.x
        var every = 1
        for factor in [1, 2, 5, 10, 20, 50, 100, 200] {
            every = factor
            let places = edges.places(every: factor)
            let ticks = bottomTicks(
                Labels(positions: places.map { start + Double($0) * width }, texts: places.map { texts[$0] }))
            if ticks.allSatisfy({ $0.label != nil }) { break }
        }
        let places = edges.places(every: every)
        picture.xAxis.ticks = bottomTicks(
            Labels(positions: places.map { start + Double($0) * width }, texts: places.map { texts[$0] }))
        picture.xAxis.hasValues = true
    }

    // MARK: Box plots

    mutating func layOutBoxes(_ all: [ChartBox]) {
        picture.series = data.specification.y.map(ChartText.oneLine)
        addAxisTitles(left: data.valueTitle, bottom: data.alongTitle)
        let most = max(1, Int(area.width * 0.85 / max(metrics.bar.lowerBound * 2, metrics.grain * 3)))
        var boxes = all
        if all.count > most {
            let kept = Set(all.indices.sorted { (all[$1].count, $0) < (all[$0].count, $1) }.prefix(most))
            boxes = all.indices.filter(kept.contains).map { all[$0] }
            picture.notes.append("\(ChartNumber.grouped(all.count - most)) groups with fewer values have no room")
        }
        let values = boxes.flatMap { [$0.lowWhisker, $0.highWhisker] + $0.outliers.prefix(1) + $0.outliers.suffix(1) }
        let scale = addLeftAxis((values.min() ?? 0)...(values.max() ?? 0), fromZero: false)
        let plot = picture.plot
        let bands = Bands(count: boxes.count, bars: 1, room: plot.width, metrics)
        addBandAxis(boxes.map(\.label), band: bands.band, start: plot.x)
        for (index, box) in boxes.enumerated() {
            let series = ChartSeriesMark(index: box.series, isOthers: false)
            let start = plot.x + Double(index) * bands.band
            picture.marks.append(
                ChartMark(
                    shape: .box(
                        ChartBoxShape(
                            x: start + bands.inset, width: bands.bar, high: scale.position(box.highWhisker),
                            highQuartile: scale.position(box.highQuartile), median: scale.position(box.median),
                            lowQuartile: scale.position(box.lowQuartile), low: scale.position(box.lowWhisker))),
                    series: series, text: data.writing.text(box.median)))
            let middle = start + bands.inset + bands.bar / 2
            for value in Self.shown(box.outliers) {
                picture.marks.append(
                    ChartMark(
                        shape: .point(ChartPoint(x: middle, y: scale.position(value))), series: series,
                        text: data.writing.text(value)))
            }
            picture.stops.append(
                ChartStop(
                    area: ChartRect(x: start, y: plot.y, width: bands.band, height: plot.height), label: box.label,
                    readings: readings(of: box)))
        }
        let hidden = boxes.reduce(0) { $0 + max(0, $1.outliers.count - Self.mostOutliers) }
        if hidden > 0 {
            picture.notes.append("\(ChartNumber.grouped(hidden)) values beyond the whiskers are not drawn")
        }
    }

    /// Values beyond the whiskers that are drawn of a box.
    private static let mostOutliers = 200

    /// The farthest ones on both sides.
    private static func shown(_ outliers: [Double]) -> [Double] {
        guard outliers.count > mostOutliers else { return outliers }
        return Array(outliers.prefix(mostOutliers / 2) + outliers.suffix(mostOutliers / 2))
    }

    private func readings(of box: ChartBox) -> [ChartStop.Reading] {
        let series = ChartSeriesMark(index: box.series, isOthers: false)
        let values = [
            ("median", box.median), ("quartiles", box.lowQuartile), ("to", box.highQuartile),
            ("whiskers", box.lowWhisker), ("to", box.highWhisker),
        ]
        return values.map { ChartStop.Reading(name: $0, value: data.writing.text($1), series: series) }
            + [
                ChartStop.Reading(name: "values", value: ChartNumber.grouped(box.count), series: nil),
                ChartStop.Reading(name: "beyond", value: ChartNumber.grouped(box.outliers.count), series: nil),
            ]
    }

    // MARK: Heat maps

    mutating func layOutHeat(_ whole: ChartTable) {
        let values = whole.series.indices.flatMap { whole.values($0).compactMap(\.self) }
        let rampY = lines >= 8 ? takeTop(1) : nil
        addAxisTitles(left: data.specification.series.map(ChartText.oneLine) ?? "", bottom: data.alongTitle)
        let height = max(metrics.floored(area.height - metrics.lineHeight - metrics.axis), metrics.grain)
        let rows = max(1, Int(height / metrics.lineHeight))
        let names = whole.series.map(\.name)
        let width = min(names.reduce(0) { max($0, metrics.measure($1)) }, area.width * 0.4)
        let x = area.x + metrics.floored(width) + metrics.axis
        picture.plot = ChartRect(x: x, y: area.y, width: area.maxX - x, height: height)
        let plot = picture.plot
        var table = whole.limited(toSeries: max(1, rows - 1))
        if table.series.count < whole.series.count {
            picture.notes.append(
                "\(ChartNumber.grouped(whole.series.count - table.series.count + 1)) rows together in “others”")
        }
        let shown = table.limited(to: max(1, Int(plot.width / max(metrics.bar.lowerBound, metrics.grain))))
        noteGathered(shown, from: table)
        table = shown
        let low = values.min() ?? 0
        let high = max(low, values.max() ?? 0)
        let all = table.series.indices.flatMap { table.values($0).compactMap(\.self) }
        let range = min(low, all.min() ?? low)...max(high, all.max() ?? high)
        let cell = Bands(count: table.keys.count, bars: 1, room: plot.width, metrics).band
        let line = Bands(count: table.series.count, bars: 1, room: plot.height, metrics).band
        if let rampY { addRamp(range, y: rampY) }
        addBandAxis(table.labels, band: cell, start: plot.x)
        picture.series = table.series.map(\.name)
        picture.yAxis.ticks = leftTicks(
            Labels(
                positions: table.series.indices.map { plot.y + (Double($0) + 0.5) * line },
                texts: table.series.map(\.name)), width: width)
        let span = range.upperBound - range.lowerBound
        for series in table.series.indices {
            for key in table.keys.indices {
                guard let value = table.value(series, key) else { continue }
                let rect = ChartRect(
                    x: plot.x + Double(key) * cell, y: plot.y + Double(series) * line, width: cell, height: line)
                let text = data.writing.text(value)
                let share = span > 0 ? (value - range.lowerBound) / span : 1
                let mark = mark(series, of: table)
                picture.marks.append(ChartMark(shape: .cell(rect, share: share), series: mark, text: text))
                picture.stops.append(
                    ChartStop(
                        area: rect, label: "\(table.label(key)) · \(table.series[series].name)",
                        readings: [ChartStop.Reading(name: data.valueTitle, value: text, series: nil)]))
            }
        }
    }

    private mutating func addRamp(_ range: ClosedRange<Double>, y: Double) {
        let low = label(data.writing.text(range.lowerBound), x: 0, y: y)
        let shades = ChartRect(
            x: low.width + metrics.gap, y: y, width: metrics.swatch * 5, height: metrics.lineHeight)
        let high = label(data.writing.text(range.upperBound), x: shades.maxX + metrics.gap, y: y)
        guard high.x + high.width <= metrics.width else { return }
        picture.ramp = ChartRamp(low: low, high: high, shades: shades)
    }
}

extension NiceTicks {
    /// Ticks that are multiples of so many steps.
    fileprivate func places(every factor: Int) -> [Int] {
        (0..<count).filter { (first + $0).isMultiple(of: factor) }
    }
}
