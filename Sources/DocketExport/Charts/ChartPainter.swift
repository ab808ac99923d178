import CPangoCairo
import DocketCharts

/// Paints a chart that was laid out in points: on a page, or in a picture.
struct ChartPainter {
    let picture: ChartPicture
    let texts: ChartTexts
    let lineHeight: Double
    let cairo: OpaquePointer

    func paint() {
        paintTitle()
        if !picture.marks.isEmpty {
            paintGrid()
            paintFills()
            paintCells()
            paintBoxes()
            paintLines()
            paintPoints()
            paintAxes()
            paintValues()
        }
        paintLegend()
        paintRamp()
    }

    // MARK: Pens

    func setColor(_ color: PDFCanvas.Color, alpha: Double = 1) {
        if alpha < 1 {
            cairo_set_source_rgba(cairo, color.red, color.green, color.blue, alpha)
        } else {
            cairo_set_source_rgb(cairo, color.red, color.green, color.blue)
        }
    }

    func setColor(_ value: Int, alpha: Double = 1) { setColor(PDFCanvas.Color(value), alpha: alpha) }

    func line(_ start: ChartPoint, _ end: ChartPoint, width: Double, _ color: PDFCanvas.Color) {
        setColor(color)
        cairo_set_line_width(cairo, width)
        cairo_move_to(cairo, start.x, start.y)
        cairo_line_to(cairo, end.x, end.y)
        cairo_stroke(cairo)
    }

    func addPath(_ rect: ChartRect) { cairo_rectangle(cairo, rect.x, rect.y, rect.width, rect.height) }

    func addPath(_ points: [ChartPoint]) {
        guard let first = points.first else { return }
        cairo_move_to(cairo, first.x, first.y)
        for point in points.dropFirst() { cairo_line_to(cairo, point.x, point.y) }
    }

    /// Fills the path, in a pattern where several series are filled.
    func fillPath(_ look: ChartPalette.Look) {
        setColor(look.color)
        guard look.pattern != .plain, isPatterned else {
            cairo_fill(cairo)
            return
        }
        cairo_fill_preserve(cairo)
        var (left, top, right, bottom) = (0.0, 0.0, 0.0, 0.0)
        cairo_path_extents(cairo, &left, &top, &right, &bottom)
        cairo_save(cairo)
        cairo_clip(cairo)
        addPattern(look, ChartRect(x: left, y: top, width: right - left, height: bottom - top))
        cairo_restore(cairo)
    }

    private func write(_ label: ChartLabel?, _ color: PDFCanvas.Color) {
        guard let label else { return }
        setColor(color)
        texts.show(label.text, x: label.x, y: label.y, lineHeight: lineHeight, on: cairo)
    }

    // MARK: Around the plot

    /// Whether series are told apart by more than their colours.
    var isPatterned: Bool { picture.series.count > 1 }

    private func paintTitle() {
        guard let title = picture.title else { return }
        setColor(.text)
        // It was measured as it would look otherwise.
        let isBold = texts.width(title.text, isBold: true) <= picture.width
        texts.show(title.text, x: title.x, y: title.y, lineHeight: lineHeight, isBold: isBold, on: cairo)
    }

    private func paintLegend() {
        let isFilled = picture.marks.contains { mark in
            switch mark.shape {
            case .bar, .area, .cell: true
            case .line, .point, .box: false
            }
        }
        let hasLines = picture.marks.contains { if case .line = $0.shape { true } else { false } }
        for entry in picture.legend {
            let look = ChartPalette.look(of: entry.series)
            let middle = entry.swatch.center
            if isFilled {
                let height = lineHeight * 0.6
                addPath(
                    ChartRect(
                        x: entry.swatch.x, y: middle.y - height / 2, width: entry.swatch.width, height: height))
                fillPath(look)
            } else {
                if hasLines {
                    stroke(
                        [ChartPoint(x: entry.swatch.x, y: middle.y), ChartPoint(x: entry.swatch.maxX, y: middle.y)],
                        look)
                }
                paint(look, at: middle, radius: Self.markerRadius)
            }
            write(entry.label, .text)
        }
    }

    private func paintRamp() {
        guard let ramp = picture.ramp else { return }
        write(ramp.low, .faint)
        write(ramp.high, .faint)
        let steps = 24
        let width = ramp.shades.width / Double(steps)
        for step in 0..<steps {
            setColor(ChartPalette.shade(Double(step) / Double(steps - 1)))
            // Each reaches under the next one, so that nothing shines through between them.
            let overlap = step == steps - 1 ? 0 : 0.3
            addPath(
                ChartRect(
                    x: ramp.shades.x + Double(step) * width, y: ramp.shades.y + lineHeight * 0.2,
                    width: width + overlap, height: lineHeight * 0.6))
            cairo_fill(cairo)
        }
    }

    // MARK: Axes

    private var hasBars: Bool {
        picture.marks.contains { if case .bar = $0.shape { true } else { false } }
    }

    private func paintGrid() {
        let plot = picture.plot
        if picture.yAxis.hasValues {
            for tick in picture.yAxis.ticks {
                line(
                    ChartPoint(x: plot.x, y: tick.position), ChartPoint(x: plot.maxX, y: tick.position), width: 0.4,
                    .line)
            }
        }
        // Edges of a histogram's bins need none: its bars show them.
        guard picture.xAxis.hasValues, picture.isHorizontal || !hasBars else { return }
        for tick in picture.xAxis.ticks {
            line(
                ChartPoint(x: tick.position, y: plot.y), ChartPoint(x: tick.position, y: plot.maxY), width: 0.4, .line)
        }
    }

    private func paintAxes() {
        let plot = picture.plot
        write(picture.xAxis.title, .faint)
        write(picture.yAxis.title, .faint)
        let corner = ChartPoint(x: plot.x, y: plot.maxY)
        line(ChartPoint(x: plot.x, y: plot.y), corner, width: 0.6, .strongLine)
        line(corner, ChartPoint(x: plot.maxX, y: plot.maxY), width: 0.6, .strongLine)
        if let baseline = picture.baseline {
            let (start, end) =
                picture.isHorizontal
                ? (ChartPoint(x: baseline, y: plot.y), ChartPoint(x: baseline, y: plot.maxY))
                : (ChartPoint(x: plot.x, y: baseline), ChartPoint(x: plot.maxX, y: baseline))
            line(start, end, width: 0.8, .faint)
        }
        for tick in picture.yAxis.ticks {
            write(tick.label, .text)
            guard tick.label != nil, picture.yAxis.hasValues else { continue }
            line(
                ChartPoint(x: plot.x - Self.tickLength, y: tick.position), ChartPoint(x: plot.x, y: tick.position),
                width: 0.6, .strongLine)
        }
        for tick in picture.xAxis.ticks where tick.label != nil {
            write(tick.label, .text)
            line(
                ChartPoint(x: tick.position, y: plot.maxY),
                ChartPoint(x: tick.position, y: plot.maxY + Self.tickLength), width: 0.6, .strongLine)
        }
    }

    // MARK: Values

    /// Values behind horizontal bars, where the bars are thick enough.
    private func paintValues() {
        guard picture.isHorizontal, !picture.isStacked, let baseline = picture.baseline else { return }
        let bars = picture.marks.compactMap { mark in
            if case .bar(let rect) = mark.shape { (rect, mark.text) } else { nil }
        }
        let middles = bars.map(\.0.center.y).sorted()
        guard zip(middles, middles.dropFirst()).allSatisfy({ $1 - $0 >= ChartTexts.size }) else { return }
        setColor(.faint)
        for (rect, text) in bars {
            let width = texts.width(text)
            let x = rect.x < baseline - 1e-9 ? rect.x - width - Self.valueGap : rect.maxX + Self.valueGap
            guard x > picture.plot.x, x + width <= picture.width else { continue }
            texts.show(text, x: x, y: rect.center.y - lineHeight / 2, lineHeight: lineHeight, on: cairo)
        }
    }

    static let markerRadius = 2.4
    private static let tickLength = 2.5
    private static let valueGap = 3.0
}
