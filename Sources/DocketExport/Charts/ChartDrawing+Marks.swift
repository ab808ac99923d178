import DocketCharts

extension ChartDrawing {
    /// Paints a mark for each value that is drawn.
    func paintMarks(_ writer: inout SVGWriter) {
        var next = 0
        /// What the next value says: marks and stops have one order.
        func reading() -> String? {
            defer { next += 1 }
            return readings.indices.contains(next) ? readings[next].text : nil
        }
        var box = 0
        for mark in picture.marks {
            let series = ChartStyle.name(of: mark.series)
            switch mark.shape {
            case .bar(let rect):
                let fill = fill(mark.series)
                writer.rect(rect, Self.filled("mark bar \(series)", fill), fill: fill, says: reading())
            case .cell(let rect, let share):
                let look = picture.yAxis.hasValues ? "mark cell \(series)" : "mark heat"
                writer.rect(rect, look, opacity: Self.opacity(share), says: reading())
            case .line(let points):
                writer.polyline(points, "line \(series)")
                add(points, of: mark.series, &writer)
            case .area(let top, let bottom): add(top: top, bottom: bottom, of: mark.series, &writer)
            case .box(let shape):
                add(shape, series, says: boxText(box), &writer)
                box += 1
            case .point(let point) where box > 0:
                writer.circle(point, 2.5, "mark open \(series)", says: mark.text)
            case .point(let point):
                add(marker: mark.series, at: point, radius: pointRadius, look: "mark ", says: reading(), &writer)
            }
        }
    }

    private var pointRadius: Double { picture.marks.count > 400 ? 2 : 3.5 }

    // MARK: Lines and areas

    /// What the values of a series say.
    private func texts(of series: ChartSeriesMark) -> [String] {
        readings.filter { $0.series == series.index }.map(\.text)
    }

    private func add(_ points: [ChartPoint], of series: ChartSeriesMark, _ writer: inout SVGWriter) {
        let texts = texts(of: series)
        // Where they are many they lie within the line.
        let radius = points.count > 60 ? 1 : 3.0
        for (index, point) in points.enumerated() {
            let text = texts.indices.contains(index) ? texts[index] : nil
            if radius > 1 {
                add(marker: series, at: point, radius: radius, look: "mark ", says: text, &writer)
            } else {
                writer.circle(point, radius, "mark dot \(ChartStyle.name(of: series))", says: text)
            }
        }
    }

    private func add(
        top: [ChartPoint], bottom: [ChartPoint], of series: ChartSeriesMark, _ writer: inout SVGWriter
    ) {
        let look = ChartStyle.name(of: series)
        let fill = fill(series)
        if top.count > 1 {
            writer.polygon(top + bottom.reversed(), Self.filled("area \(look)", fill), fill: fill)
        } else if let high = top.first, let low = bottom.first {
            writer.rect(
                ChartRect(x: high.x - 3, y: min(high.y, low.y), width: 6, height: abs(low.y - high.y)),
                Self.filled("bar \(look)", fill), fill: fill)
        }
        let stops = picture.stops
        for (index, point) in top.enumerated() where stops.indices.contains(index) {
            // What has no value has no height either.
            guard let reading = stops[index].readings.first(where: { $0.series == series }) else { continue }
            writer.circle(
                point, top.count > 60 ? 1 : 2, "mark dot \(look)",
                says: "\(stops[index].label) · \(reading.name): \(reading.value)")
        }
    }

    // MARK: Boxes

    private func boxText(_ index: Int) -> String? {
        guard picture.stops.indices.contains(index) else { return nil }
        let stop = picture.stops[index]
        return "\(stop.label): \(stop.readings.map { "\($0.name) \($0.value)" }.joined(separator: ", "))"
    }

    private func add(_ box: ChartBoxShape, _ series: String, says text: String?, _ writer: inout SVGWriter) {
        let middle = box.x + box.width / 2
        func across(_ y: Double, _ share: Double, _ look: String, _ writer: inout SVGWriter) {
            let half = box.width * share / 2
            writer.line(ChartPoint(x: middle - half, y: y), ChartPoint(x: middle + half, y: y), look)
        }
        writer.group("mark", says: text) { writer in
            let look = "box \(series)"
            writer.line(ChartPoint(x: middle, y: box.high), ChartPoint(x: middle, y: box.highQuartile), look)
            writer.line(ChartPoint(x: middle, y: box.lowQuartile), ChartPoint(x: middle, y: box.low), look)
            across(box.high, 0.5, look, &writer)
            across(box.low, 0.5, look, &writer)
            let rect = ChartRect(
                x: box.x, y: box.highQuartile, width: box.width, height: box.lowQuartile - box.highQuartile)
            writer.rect(rect, look)
            across(box.median, 1, "median \(look)", &writer)
        }
    }

    // MARK: Markers

    /// The marker of a series: its form tells it apart without colour.
    ///
    /// - Parameter look: Further classes.
    func add(
        marker series: ChartSeriesMark, at point: ChartPoint, radius: Double, look: String, says text: String?,
        _ writer: inout SVGWriter
    ) {
        let palette = ChartPalette.look(of: series)
        let isAlone = picture.series.count < 2
        let classes = "\(look)\(palette.isOpen && !isAlone ? "open" : "dot") \(ChartStyle.name(of: series))"
        func polygon(_ corners: [(x: Double, y: Double)]) {
            let points = corners.map { ChartPoint(x: point.x + $0.x * radius, y: point.y + $0.y * radius) }
            writer.polygon(points, classes, says: text)
        }
        switch isAlone ? .circle : palette.marker {
        case .circle: writer.circle(point, radius, classes, says: text)
        case .square: polygon([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
        case .triangle: polygon([(0, -1.15), (1.1, 0.85), (-1.1, 0.85)])
        case .wedge: polygon([(0, 1.15), (1.1, -0.85), (-1.1, -0.85)])
        case .diamond: polygon([(0, -1.3), (1.1, 0), (0, 1.3), (-1.1, 0)])
        case .cross:
            let (near, far) = (0.3, 1.1)
            polygon([
                (-near, -far), (near, -far), (near, -near), (far, -near), (far, near), (near, near), (near, far),
                (-near, far), (-near, near), (-far, near), (-far, -near), (-near, -near),
            ])
        }
    }
}
