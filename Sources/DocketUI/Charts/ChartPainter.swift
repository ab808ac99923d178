import DocketCharts
import TerminalKit

/// Draws a chart that was laid out in cells.
struct ChartPainter {
    let picture: ChartPicture
    let look: ChartLook
    let origin: Point

    /// How charts are laid out in a terminal.
    static func metrics(_ size: Size) -> ChartMetrics {
        ChartMetrics(
            width: Double(size.width), height: Double(size.height), lineHeight: 1, gap: 1, grain: 1, axis: 1,
            bar: 1...12,
            dot: 1, swatch: 2, hasValues: true, measure: { Double($0.columns) })
    }

    func draw(stop: Int?, on frame: inout Frame) {
        let theme = look.theme
        write(picture.title, theme.title, on: &frame)
        drawLegend(on: &frame)
        drawAxes(on: &frame)
        drawFills(on: &frame)
        drawCells(on: &frame)
        drawBoxes(on: &frame)
        drawLines(on: &frame)
        drawPoints(on: &frame)
        drawValues(on: &frame)
        if let stop, picture.stops.indices.contains(stop) { drawCursor(picture.stops[stop], on: &frame) }
    }

    private var theme: Theme { look.theme }

    private func write(_ label: ChartLabel?, _ style: Style, on frame: inout Frame) {
        guard let label else { return }
        frame.write(label.text, at: place(label.x, label.y), style: style)
    }

    private func place(_ x: Double, _ y: Double) -> Point {
        Point(x: origin.x + Int(x.rounded(.down)), y: origin.y + Int(y.rounded(.down)))
    }

    private var plot: Rect {
        Rect(
            x: origin.x + Int(picture.plot.x), y: origin.y + Int(picture.plot.y), width: Int(picture.plot.width),
            height: Int(picture.plot.height))
    }

    /// A place in the plot, counted from its corner.
    private func inPlot(_ point: ChartPoint) -> ChartPoint {
        ChartPoint(x: point.x - picture.plot.x, y: point.y - picture.plot.y)
    }

    private func inPlot(_ rect: ChartRect) -> ChartRect {
        ChartRect(x: rect.x - picture.plot.x, y: rect.y - picture.plot.y, width: rect.width, height: rect.height)
    }

    // MARK: Around the plot

    /// Whether series are told apart by what they are filled with.
    private var isPatterned: Bool { look.isPlain && picture.series.count > 1 }

    private func drawLegend(on frame: inout Frame) {
        let isFilled = picture.marks.contains { mark in
            switch mark.shape {
            case .bar, .area: true
            default: false
            }
        }
        for entry in picture.legend {
            let sign =
                isFilled
                ? (look.isPlain || look.cells == .ascii ? look.fill(entry.series) : "█") : look.sign(entry.series)
            let text = String(repeating: String(sign), count: isFilled ? 2 : 1)
            frame.write(text, at: place(entry.swatch.x, entry.swatch.y), style: look.style(entry.series))
            write(entry.label, theme.text, on: &frame)
        }
        guard let ramp = picture.ramp else { return }
        write(ramp.low, theme.muted, on: &frame)
        write(ramp.high, theme.muted, on: &frame)
        for step in 0..<Int(ramp.shades.width) {
            let share = Double(step) / max(1, ramp.shades.width - 1)
            frame.write(
                String(look.shade(share)), at: place(ramp.shades.x + Double(step), ramp.shades.y), style: theme.accent)
        }
    }

    private func drawAxes(on frame: inout Frame) {
        write(picture.xAxis.title, theme.muted, on: &frame)
        write(picture.yAxis.title, theme.muted, on: &frame)
        let plot = plot
        guard !plot.isEmpty, !picture.marks.isEmpty else { return }
        let (left, below) = (plot.x - 1, plot.y + plot.height)
        for y in plot.rows { frame.write("│", at: Point(x: left, y: y), style: theme.border) }
        for x in plot.columns { frame.write("─", at: Point(x: x, y: below), style: theme.border) }
        frame.write("└", at: Point(x: left, y: below), style: theme.border)
        for tick in picture.yAxis.ticks {
            guard let label = tick.label else { continue }
            write(label, theme.muted, on: &frame)
            if picture.yAxis.hasValues {
                frame.write("┤", at: Point(x: left, y: origin.y + Int(label.y)), style: theme.border)
            }
        }
        for tick in picture.xAxis.ticks where tick.label != nil {
            write(tick.label, theme.muted, on: &frame)
            let x = min(origin.x + Int(tick.position), plot.x + plot.width - 1)
            frame.write("┬", at: Point(x: x, y: below), style: theme.border)
        }
    }

    // MARK: Marks

    private func drawFills(on frame: inout Frame) {
        var canvas = BarCanvas(plot.size, isHorizontal: picture.isHorizontal)
        for mark in picture.marks {
            switch mark.shape {
            case .bar(let rect): canvas.fill(inPlot(rect), mark.series)
            case .area(let top, let bottom): fill(&canvas, top: top, bottom: bottom, mark.series)
            default: break
            }
        }
        canvas.draw(look, isPatterned: isPatterned, at: plot.origin, on: &frame)
    }

    /// An area, column by column.
    private func fill(
        _ canvas: inout BarCanvas, top: [ChartPoint], bottom: [ChartPoint], _ series: ChartSeriesMark
    ) {
        let height = picture.plot.height
        let (top, bottom) = (top.map(inPlot), bottom.map(inPlot))
        for column in 0..<plot.width {
            let x = Double(column) + 0.5
            guard let high = Self.height(top, at: x), let low = Self.height(bottom, at: x) else { continue }
            canvas.fill(column, from: height - max(high, low), to: height - min(high, low), series)
        }
    }

    /// How high a line is at a place; nil beyond its ends.
    private static func height(_ line: [ChartPoint], at x: Double) -> Double? {
        guard let first = line.first, let last = line.last, x >= first.x - 0.5, x <= last.x + 0.5 else { return nil }
        var (low, high) = (0, line.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if line[middle].x <= x { low = middle } else { high = middle }
        }
        let width = line[high].x - line[low].x
        guard width > 0 else { return line[low].y }
        let share = min(max((x - line[low].x) / width, 0), 1)
        return line[low].y + share * (line[high].y - line[low].y)
    }

    private func drawCells(on frame: inout Frame) {
        // Values are written where all of them have room.
        let hasTexts =
            picture.ramp != nil
            && picture.marks.allSatisfy { mark in
                if case .cell(let rect, _) = mark.shape { mark.text.columns + 4 <= Int(rect.width) } else { false }
            }
        for mark in picture.marks {
            guard case .cell(let rect, let share) = mark.shape else { continue }
            let isGrid = rect.width <= 1.01 && rect.height <= 1.01 && picture.ramp == nil && picture.yAxis.hasValues
            let style = isGrid ? look.style(mark.series) : theme.accent
            let box = Rect(
                x: place(rect.x + 1e-6, 0).x, y: place(0, rect.y + 1e-6).y, width: max(1, Int(rect.width)),
                height: max(1, Int(rect.height)))
            frame.fill(box, with: look.shade(isGrid ? share.squareRoot() : share), style: style)
            let text = " \(mark.text) "
            if hasTexts {
                frame.write(
                    text, at: Point(x: box.x + (box.width - text.columns) / 2, y: box.y + box.height / 2),
                    style: theme.text)
            }
        }
    }

    private func drawBoxes(on frame: inout Frame) {
        for mark in picture.marks {
            guard case .box(let box) = mark.shape else { continue }
            let style = look.style(mark.series)
            let x = place(box.x, 0).x
            let width = max(3, Int(box.width))
            func row(_ y: Double) -> Int { min(place(0, y).y, plot.y + plot.height - 1) }
            let (high, top, middle, bottom, low) = (
                row(box.high), row(box.highQuartile), row(box.median), row(box.lowQuartile), row(box.low)
            )
            for y in high...max(high, low) {
                frame.write("│", at: Point(x: x + width / 2, y: y), style: style)
            }
            let line = String(repeating: "─", count: width - 2)
            for y in top...max(top, bottom) {
                frame.write("│" + String(repeating: " ", count: width - 2) + "│", at: Point(x: x, y: y), style: style)
            }
            frame.write("┌\(line)┐", at: Point(x: x, y: top), style: style)
            frame.write("└\(line)┘", at: Point(x: x, y: bottom), style: style)
            let median = String(repeating: look.cells == .ascii ? "=" : "━", count: width - 2)
            frame.write("├\(median)┤", at: Point(x: x, y: middle), style: Style.bold.over(style))
            if high < top { frame.write("┬", at: Point(x: x + width / 2, y: high), style: style) }
            if low > bottom { frame.write("┴", at: Point(x: x + width / 2, y: low), style: style) }
        }
    }

    private func drawLines(on frame: inout Frame) {
        var canvas = DotCanvas(plot.size)
        let lines = picture.marks.compactMap { mark in
            if case .line(let points) = mark.shape { (points.map(inPlot), mark.series) } else { nil }
        }
        for (points, series) in lines {
            for (start, end) in zip(points, points.dropFirst()) { canvas.line(from: start, to: end, series) }
        }
        canvas.draw(look, at: plot.origin, on: &frame)
        guard picture.series.count > 1 else { return }
        for (place, (points, series)) in lines.enumerated() {
            // Without colours a line is told by its sign along it, with them at its end.
            var shown = points.last.map { [$0] } ?? []
            if look.isPlain { shown += Self.spaced(points, every: 14, from: Double(place) * 4) }
            for point in shown { drawSign(point, series, on: &frame) }
        }
    }

    /// Points of a line at about these distances.
    private static func spaced(_ points: [ChartPoint], every distance: Double, from start: Double) -> [ChartPoint] {
        var next = start
        return points.filter { point in
            guard point.x >= next else { return false }
            next = point.x + distance
            return true
        }
    }

    private func drawSign(_ point: ChartPoint, _ series: ChartSeriesMark, on frame: inout Frame) {
        let x = min(max(Int(point.x), 0), plot.width - 1)
        let y = min(max(Int(point.y), 0), plot.height - 1)
        frame.write(String(look.sign(series)), at: Point(x: plot.x + x, y: plot.y + y), style: look.style(series))
    }

    /// Points that are drawn as signs at most; more are dots.
    private static let mostSigns = 150

    private func drawPoints(on frame: inout Frame) {
        let points = picture.marks.compactMap { mark in
            if case .point(let point) = mark.shape { (inPlot(point), mark.series) } else { nil }
        }
        if points.count <= Self.mostSigns || look.isPlain && picture.series.count > 1 {
            for (point, series) in points { drawSign(point, series, on: &frame) }
        } else {
            var canvas = DotCanvas(plot.size)
            for (point, series) in points { canvas.point(point, series) }
            canvas.draw(look, at: plot.origin, on: &frame)
        }
    }

    /// Values behind horizontal bars.
    private func drawValues(on frame: inout Frame) {
        guard picture.isHorizontal, !picture.isStacked else { return }
        for mark in picture.marks {
            guard case .bar(let rect) = mark.shape, let baseline = picture.baseline else { continue }
            let width = mark.text.columns
            let y = place(0, rect.y + rect.height / 2).y
            let isBelow = rect.x < baseline - 1e-9
            let x = isBelow ? place(rect.x, 0).x - width - 1 : place(rect.maxX.rounded(.up), 0).x + 1
            guard x > plot.x - 1, x + width <= origin.x + Int(picture.width) else { continue }
            frame.write(mark.text, at: Point(x: x, y: y), style: theme.muted)
        }
    }

    private func drawCursor(_ stop: ChartStop, on frame: inout Frame) {
        let center = place(stop.area.center.x, stop.area.center.y)
        if stop.area.height >= picture.plot.height - 0.01 {
            frame.write(
                "▲", at: Point(x: min(center.x, plot.x + plot.width - 1), y: plot.y + plot.height), style: theme.accent)
        } else if stop.area.width >= picture.plot.width - 0.01 {
            frame.write("▶", at: Point(x: plot.x - 1, y: center.y), style: theme.accent)
        } else {
            let box = Rect(
                x: place(stop.area.x + 1e-6, 0).x, y: place(0, stop.area.y + 1e-6).y,
                width: max(1, Int(stop.area.width)), height: max(1, Int(stop.area.height)))
            frame.restyle(box.intersection(plot), theme.cellCursor)
        }
    }
}
