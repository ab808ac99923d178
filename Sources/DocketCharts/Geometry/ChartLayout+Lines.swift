extension ChartLayout {
    mutating func layOutLines(_ table: ChartTable) {
        let isArea = data.specification.type == .area
        addLegend(table)
        addAxisTitles(left: data.valueTitle, bottom: data.alongTitle)
        let stacks = isArea ? Self.stacks(of: table) : []
        let values =
            isArea
            ? stacks.flatMap { $0.bottom + $0.top }
            : table.series.indices.flatMap { table.values($0).compactMap(\.self) }
        let range = (values.min() ?? 0)...(values.max() ?? 0)
        let scale = addLeftAxis(range, fromZero: isArea)
        let plot = picture.plot
        if scale.domain.contains(0) { picture.baseline = scale.position(0) }
        let positions = addAlongAxis(table)
        for series in table.series.indices {
            let mark = mark(series, of: table)
            let name = table.series[series].name
            if isArea {
                let stack = stacks[series]
                picture.marks.append(
                    ChartMark(
                        shape: .area(
                            top: zip(positions, stack.top).map { ChartPoint(x: $0, y: scale.position($1)) },
                            bottom: zip(positions, stack.bottom).map { ChartPoint(x: $0, y: scale.position($1)) }),
                        series: mark, text: name))
            } else {
                let points = zip(positions, table.values(series)).compactMap { position, value in
                    value.map { ChartPoint(x: position, y: scale.position($0)) }
                }
                guard let first = points.first else { continue }
                picture.marks.append(
                    ChartMark(shape: points.count == 1 ? .point(first) : .line(points), series: mark, text: name))
            }
        }
        // The area of a place reaches half of the way to its neighbours.
        for (key, position) in positions.enumerated() {
            let left = key == 0 ? plot.x : (positions[key - 1] + position) / 2
            let right = key + 1 == positions.count ? plot.maxX : (position + positions[key + 1]) / 2
            let half = max(0, min(position - left, right - position))
            addStop(
                key, ChartRect(x: position - half, y: plot.y, width: 2 * half, height: plot.height), table)
        }
    }

    /// Puts what stands along the chart below it; the places of the keys.
    private mutating func addAlongAxis(_ table: ChartTable) -> [Double] {
        let plot = picture.plot
        let values = table.keys.compactMap(\.position)
        guard values.count == table.keys.count, let low = values.min(), let high = values.max() else {
            let band = plot.width / Double(max(1, table.keys.count))
            addBandAxis(table.labels, band: band, start: plot.x)
            return table.keys.indices.map { plot.x + (Double($0) + 0.5) * band }
        }
        let scale: ChartScale
        if case .dates(let grain) = table.kind {
            scale = addDateAxis(low...high, grain)
        } else {
            scale = addBottomAxis(low...high, fromZero: false, format: nil)
        }
        return values.map(scale.position)
    }

    /// Where areas on top of each other begin and end; what has no value has no height.
    static func stacks(of table: ChartTable) -> [(bottom: [Double], top: [Double])] {
        var level = Array(repeating: 0.0, count: table.keys.count)
        return table.series.indices.map { series in
            let bottom = level
            level = zip(level, table.values(series)).map { $0 + ($1 ?? 0) }
            return (bottom, level)
        }
    }

    // MARK: Scatter plots

    mutating func layOutPoints(_ points: ChartPoints) {
        addLegend(points.names, others: points.names.count > ChartTable.mostSeries ? [ChartTable.mostSeries] : [])
        addAxisTitles(left: data.valueTitle, bottom: data.alongTitle)
        let yScale = addLeftAxis(points.yRange, fromZero: false)
        let xScale =
            points.dates.map { addDateAxis(points.xRange, $0) }
            ?? addBottomAxis(points.xRange, fromZero: false, format: nil)
        func mark(_ series: Int) -> ChartSeriesMark {
            ChartSeriesMark(index: series, isOthers: series >= ChartTable.mostSeries)
        }
        for point in points.points.sorted(by: { ($0.x, $0.y) < ($1.x, $1.y) }) {
            let place = ChartPoint(x: xScale.position(point.x), y: yScale.position(point.y))
            let text = data.writing.text(point.y)
            picture.marks.append(ChartMark(shape: .point(place), series: mark(point.series), text: text))
            picture.stops.append(
                ChartStop(
                    area: ChartRect(x: place.x, y: place.y, width: 0, height: 0),
                    label: data.xWriting.text(point.x),
                    readings: [
                        ChartStop.Reading(name: points.names[point.series], value: text, series: mark(point.series))
                    ]))
        }
        guard let whole = points.grid else { return }
        let dot = max(metrics.dot, 1e-9)
        let grid = whole.limited(columns: Int(picture.plot.width / dot), rows: Int(picture.plot.height / dot))
        let most = Double(grid.counts.max() ?? 1)
        for row in 0..<grid.rows {
            for column in 0..<grid.columns where grid.counts[row * grid.columns + column] > 0 {
                let cell = row * grid.columns + column
                let (x, y) = (grid.xEdges(column), grid.yEdges(row))
                let (left, right) = (xScale.position(x.lowerBound), xScale.position(x.upperBound))
                let (bottom, top) = (yScale.position(y.lowerBound), yScale.position(y.upperBound))
                let rect = ChartRect(x: left, y: top, width: right - left, height: bottom - top)
                let series = mark(grid.series(ofCell: cell))
                let text = "\(ChartNumber.grouped(grid.counts[cell])) points"
                picture.marks.append(
                    ChartMark(
                        shape: .cell(rect, share: Double(grid.counts[cell]) / most), series: series, text: text))
                picture.stops.append(
                    ChartStop(
                        area: rect, label: "from \(data.xWriting.text(x.lowerBound))",
                        readings: [ChartStop.Reading(name: "points", value: text, series: nil)]))
            }
        }
    }
}
