import DocketCharts

extension ChartDrawing {
    /// Paints everything that has its place in the picture.
    func paint(_ writer: inout SVGWriter) {
        definePatterns(&writer)
        if let title = picture.title { write(title, "title", &writer) }
        if !picture.marks.isEmpty {
            paintGrid(&writer)
            paintMarks(&writer)
            paintAxes(&writer)
            paintValues(&writer)
        }
        paintLegend(&writer)
        paintRamp(&writer)
    }

    private func write(_ label: ChartLabel?, _ look: String, _ writer: inout SVGWriter) {
        guard let label else { return }
        write(label.text, x: label.x, y: label.y, look, &writer)
    }

    private func write(_ text: String, x: Double, y: Double, _ look: String, _ writer: inout SVGWriter) {
        writer.text(text, x: x, y: y + lineHeight * 0.72, look)
    }

    // MARK: Patterns

    /// Whether series are told apart by more than their colours.
    private var isPatterned: Bool { picture.series.count > 1 }

    private func patternName(_ series: ChartSeriesMark) -> String { "\(name)-\(ChartStyle.name(of: series))" }

    /// What bars and areas of a series are filled with; nil where its colour is all.
    func fill(_ series: ChartSeriesMark) -> String? {
        guard isPatterned, ChartPalette.look(of: series).pattern != .plain else { return nil }
        return "url(#\(patternName(series)))"
    }

    private func definePatterns(_ writer: inout SVGWriter) {
        var defined: Set<String> = []
        let side = 6.0
        for mark in picture.marks where isPatterned && mark.shape.isFilled {
            let look = ChartPalette.look(of: mark.series)
            guard look.pattern != .plain, defined.insert(patternName(mark.series)).inserted else { continue }
            writer.pattern(patternName(mark.series), side: side) { writer in
                let series = ChartStyle.name(of: mark.series)
                writer.rect(ChartRect(x: 0, y: 0, width: side, height: side), "dot \(series)")
                switch look.pattern {
                case .plain: break
                case .dotted: writer.circle(ChartPoint(x: side / 2, y: side / 2), 1, "spot")
                case .rising, .crossed:
                    for offset in [-side, 0, side] {
                        writer.line(
                            ChartPoint(x: offset - 1, y: side + 1), ChartPoint(x: offset + side + 1, y: -1), "hatch")
                        guard look.pattern == .crossed else { continue }
                        writer.line(
                            ChartPoint(x: offset - 1, y: -1), ChartPoint(x: offset + side + 1, y: side + 1), "hatch")
                    }
                }
            }
        }
    }

    // MARK: Axes

    private var hasBars: Bool {
        picture.marks.contains { if case .bar = $0.shape { true } else { false } }
    }

    private func paintGrid(_ writer: inout SVGWriter) {
        let plot = picture.plot
        if picture.yAxis.hasValues {
            for tick in picture.yAxis.ticks {
                writer.line(
                    ChartPoint(x: plot.x, y: tick.position), ChartPoint(x: plot.maxX, y: tick.position), "grid")
            }
        }
        // Edges of a histogram's bins need none: its bars show them.
        guard picture.xAxis.hasValues, picture.isHorizontal || !hasBars else { return }
        for tick in picture.xAxis.ticks {
            writer.line(ChartPoint(x: tick.position, y: plot.y), ChartPoint(x: tick.position, y: plot.maxY), "grid")
        }
    }

    private func paintAxes(_ writer: inout SVGWriter) {
        let plot = picture.plot
        write(picture.xAxis.title, "faint", &writer)
        write(picture.yAxis.title, "faint", &writer)
        let corner = ChartPoint(x: plot.x, y: plot.maxY)
        writer.line(ChartPoint(x: plot.x, y: plot.y), corner, "grid")
        writer.line(corner, ChartPoint(x: plot.maxX, y: plot.maxY), "grid")
        if let baseline = picture.baseline {
            if picture.isHorizontal {
                writer.line(ChartPoint(x: baseline, y: plot.y), ChartPoint(x: baseline, y: plot.maxY), "axis")
            } else {
                writer.line(ChartPoint(x: plot.x, y: baseline), ChartPoint(x: plot.maxX, y: baseline), "axis")
            }
        }
        for tick in picture.yAxis.ticks + picture.xAxis.ticks { write(tick.label, "tick", &writer) }
        for tick in picture.xAxis.ticks where tick.label != nil {
            writer.line(
                ChartPoint(x: tick.position, y: plot.maxY), ChartPoint(x: tick.position, y: plot.maxY + 3), "axis")
        }
    }

    // MARK: Beside the marks

    /// Values behind horizontal bars, where the bars are thick enough.
    private func paintValues(_ writer: inout SVGWriter) {
        guard picture.isHorizontal, !picture.isStacked, let baseline = picture.baseline else { return }
        for mark in picture.marks {
            guard case .bar(let rect) = mark.shape, rect.height >= Self.fontSize * 0.8 else { continue }
            let width = Self.measure(mark.text)
            let x = rect.x < baseline - 1e-9 ? rect.x - width - 4 : rect.maxX + 4
            guard x > picture.plot.x, x + width <= picture.width else { continue }
            write(mark.text, x: x, y: rect.center.y - lineHeight / 2, "faint", &writer)
        }
    }

    private func paintLegend(_ writer: inout SVGWriter) {
        let isLine = picture.marks.contains { if case .line = $0.shape { true } else { false } }
        let isFilled = picture.marks.contains { $0.shape.isFilled }
        for entry in picture.legend {
            let look = ChartStyle.name(of: entry.series)
            let (swatch, middle) = (entry.swatch, entry.swatch.center)
            if isFilled {
                writer.rect(
                    ChartRect(x: swatch.x, y: middle.y - 5, width: swatch.width, height: 10),
                    Self.filled("bar \(look)", fill(entry.series)), fill: fill(entry.series))
            } else {
                if isLine {
                    writer.line(
                        ChartPoint(x: swatch.x, y: middle.y), ChartPoint(x: swatch.maxX, y: middle.y), "line \(look)")
                }
                add(marker: entry.series, at: middle, radius: 3.5, look: "", says: nil, &writer)
            }
            write(entry.label, "name", &writer)
        }
    }

    private func paintRamp(_ writer: inout SVGWriter) {
        guard let ramp = picture.ramp else { return }
        write(ramp.low, "faint", &writer)
        write(ramp.high, "faint", &writer)
        let steps = 12
        let width = ramp.shades.width / Double(steps)
        for step in 0..<steps {
            writer.rect(
                ChartRect(
                    x: ramp.shades.x + Double(step) * width, y: ramp.shades.y + lineHeight * 0.2, width: width,
                    height: lineHeight * 0.6), "heat",
                opacity: Self.opacity(Double(step) / Double(steps - 1)))
        }
    }

    /// How much of its colour a shade has: the lowest one can be seen, too.
    static func opacity(_ share: Double) -> Double { 0.08 + 0.92 * min(max(share, 0), 1) }

    /// A look in which a pattern takes the place of a colour.
    static func filled(_ look: String, _ fill: String?) -> String {
        fill == nil ? look : look.replacing("bar", with: "hatched").replacing("area", with: "hatched")
    }
}

extension ChartMark.Shape {
    /// Whether it is filled in the colour or pattern of its series.
    var isFilled: Bool {
        switch self {
        case .bar, .area: true
        default: false
        }
    }
}
