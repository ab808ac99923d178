extension ChartLayout {
    /// One bar: from one value to another one.
    struct Bar {
        let key: Int
        let series: Int
        let from: Double
        let to: Double
        let value: Double
    }

    /// How wide the band of a category is, and its bars in it.
    struct Bands {
        let band: Double
        let bar: Double
        /// From the beginning of a band to its first bar.
        let inset: Double

        init(count: Int, bars: Int, room: Double, _ metrics: ChartMetrics) {
            band = max(metrics.floored(room / Double(max(1, count))), metrics.grain)
            let least = metrics.bar.lowerBound * Double(bars)
            // A fifth of the band stays free, where bars are thick enough without it.
            let free = max(0, min(max(metrics.grain, metrics.floored(band * 0.2)), band - least))
            bar = max(metrics.grain, min(metrics.bar.upperBound, metrics.floored((band - free) / Double(bars))))
            inset = metrics.floored((band - bar * Double(bars)) / 2)
        }
    }

    /// Where the bars of a table begin and end: on top of each other where they are stacked, those below zero downwards.
    func bars(of table: ChartTable) -> [Bar] {
        let isStacked = data.specification.type.isStacked
        var bars: [Bar] = []
        for key in table.keys.indices {
            var (above, below) = (0.0, 0.0)
            for series in table.series.indices {
                guard let value = table.value(series, key) else { continue }
                var from = 0.0
                if isStacked {
                    from = value < 0 ? below : above
                    if value < 0 { below += value } else { above += value }
                }
                bars.append(Bar(key: key, series: series, from: from, to: from + value, value: value))
            }
        }
        return bars
    }

    /// The values that bars reach.
    func reach(_ bars: [Bar]) -> ClosedRange<Double> {
        bars.reduce(0.0...0.0) { range, bar in
            min(range.lowerBound, bar.from, bar.to)...max(range.upperBound, bar.from, bar.to)
        }
    }

    /// As many places as there is room for, each for so many bars.
    mutating func limit(_ table: ChartTable, bars: Int, room: Double) -> ChartTable {
        let least = metrics.bar.lowerBound * Double(bars) + (bars > 1 ? metrics.grain : 0)
        return table.limited(to: max(1, Int(room / max(least, 1e-9))))
    }

    /// As many series as have room beside each other.
    private mutating func limitSeries(_ table: ChartTable, room: Double) -> ChartTable {
        guard !data.specification.type.isStacked else { return table }
        let most = max(1, Int(room / max(metrics.bar.lowerBound, 1e-9)))
        guard table.series.count > most else { return table }
        let fewer = table.limited(toSeries: max(1, most - 1))
        picture.notes.append(ChartText.gathered(series: table.series.count - fewer.series.count + 1))
        return fewer
    }

    mutating func noteGathered(_ table: ChartTable, from before: ChartTable) {
        if table.keys.count < before.keys.count {
            picture.notes += ChartText.gathered(before.keys.count, in: table)
        }
    }

    mutating func layOutColumns(_ all: ChartTable) {
        let whole = limitSeries(all, room: area.width * 0.8)
        addLegend(whole)
        addAxisTitles(left: data.valueTitle, bottom: data.alongTitle)
        let perKey = data.specification.type.isStacked ? 1 : whole.series.count
        // Labels of values take room, so that fewer places fit, whose values may need wider labels.
        let untouched = area
        var table = limit(whole, bars: perKey, room: area.width * 0.9)
        var bars = bars(of: table)
        var scale = addLeftAxis(reach(bars), fromZero: true)
        for _ in 0..<3 {
            let fewer = limit(table, bars: perKey, room: picture.plot.width)
            guard fewer.keys.count < table.keys.count else { break }
            table = fewer
            bars = self.bars(of: table)
            area = untouched
            scale = addLeftAxis(reach(bars), fromZero: true)
        }
        noteGathered(table, from: whole)
        let plot = picture.plot
        let bands = Bands(count: table.keys.count, bars: perKey, room: plot.width, metrics)
        picture.baseline = scale.position(0)
        addBandAxis(table.labels, band: bands.band, start: plot.x)
        for bar in bars {
            let (from, to) = (scale.position(bar.from), scale.position(bar.to))
            let place = data.specification.type.isStacked ? 0 : Double(bar.series)
            let x = plot.x + Double(bar.key) * bands.band + bands.inset + place * bands.bar
            add(bar, ChartRect(x: x, y: min(from, to), width: bands.bar, height: abs(to - from)), table)
        }
        for key in table.keys.indices {
            let x = plot.x + Double(key) * bands.band + bands.inset
            let width = bands.bar * Double(perKey)
            addStop(key, ChartRect(x: x, y: plot.y, width: width, height: plot.height), table)
        }
    }

    mutating func layOutBars(_ all: ChartTable) {
        picture.isHorizontal = true
        // Title, legend, axis and what axes are called take lines.
        let around = Double(5 + lines / 8) * metrics.lineHeight
        let whole = limitSeries(all, room: max(metrics.lineHeight * 2, metrics.height - around))
        addLegend(whole)
        addAxisTitles(left: data.alongTitle, bottom: data.valueTitle)
        let perKey = data.specification.type.isStacked ? 1 : whole.series.count
        let height = max(metrics.floored(area.height - metrics.lineHeight - metrics.axis), metrics.grain)
        let table = limit(whole, bars: perKey, room: height)
        noteGathered(table, from: whole)
        let labels = table.labels
        let width = min(labels.reduce(0) { max($0, metrics.measure($1)) }, area.width * 0.4)
        let x = area.x + metrics.floored(width) + metrics.axis
        let bars = bars(of: table)
        let behind = metrics.hasValues ? valueRoom(bars) : 0
        picture.plot = ChartRect(
            x: x, y: area.y, width: max(metrics.grain, area.maxX - x - min(behind, (area.maxX - x) / 3)), height: height
        )
        let plot = picture.plot
        let scale = addBottomAxis(reach(bars), fromZero: true, format: data.specification.format)
        let bands = Bands(count: table.keys.count, bars: perKey, room: plot.height, metrics)
        picture.baseline = scale.position(0)
        let thickness = bands.bar * Double(perKey)
        picture.yAxis.ticks = leftTicks(
            Labels(
                positions: labels.indices.map { plot.y + Double($0) * bands.band + bands.inset + thickness / 2 },
                texts: labels), width: width)
        for bar in bars {
            let (from, to) = (scale.position(bar.from), scale.position(bar.to))
            let place = data.specification.type.isStacked ? 0 : Double(bar.series)
            let y = plot.y + Double(bar.key) * bands.band + bands.inset + place * bands.bar
            add(bar, ChartRect(x: min(from, to), y: y, width: abs(to - from), height: bands.bar), table)
        }
        for key in table.keys.indices {
            let y = plot.y + Double(key) * bands.band + bands.inset
            addStop(key, ChartRect(x: plot.x, y: y, width: plot.width, height: thickness), table)
        }
    }

    /// What the widest value takes behind its bar.
    private func valueRoom(_ bars: [Bar]) -> Double {
        guard !data.specification.type.isStacked else { return 0 }
        return bars.reduce(0) { max($0, metrics.measure(data.writing.text($1.value))) } + metrics.gap
    }

    private mutating func add(_ bar: Bar, _ rect: ChartRect, _ table: ChartTable) {
        let text = data.writing.text(bar.value)
        picture.marks.append(ChartMark(shape: .bar(rect), series: mark(bar.series, of: table), text: text))
    }

    /// A place that tells the values of all series at a key.
    mutating func addStop(_ key: Int, _ area: ChartRect, _ table: ChartTable) {
        let readings = table.series.indices.compactMap { series -> ChartStop.Reading? in
            guard let value = table.value(series, key) else { return nil }
            return ChartStop.Reading(
                name: table.series[series].name, value: data.writing.text(value), series: mark(series, of: table))
        }
        picture.stops.append(ChartStop(area: area, label: table.label(key), readings: readings))
    }
}
