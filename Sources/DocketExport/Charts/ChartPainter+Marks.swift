import CPangoCairo
import DocketCharts

extension ChartPainter {
    // MARK: Bars and areas

    func paintFills() {
        for mark in picture.marks {
            let look = ChartPalette.look(of: mark.series)
            switch mark.shape {
            case .bar(let rect):
                addPath(rect)
                fillPath(look)
                outline(rect)
            case .area(let top, let bottom): fillArea(top: top, bottom: bottom, look)
            default: break
            }
        }
    }

    /// A white line between bars that touch.
    private func outline(_ rect: ChartRect) {
        guard min(rect.width, rect.height) > 2 else { return }
        addPath(rect)
        setColor(0xFFFFFF)
        cairo_set_line_width(cairo, 0.5)
        cairo_stroke(cairo)
    }

    private func fillArea(top: [ChartPoint], bottom: [ChartPoint], _ look: ChartPalette.Look) {
        guard let first = top.first, let low = bottom.first else { return }
        guard top.count > 1 else {
            addPath(ChartRect(x: first.x - 2, y: min(first.y, low.y), width: 4, height: abs(low.y - first.y)))
            fillPath(look)
            return
        }
        addPath(top + bottom.reversed())
        cairo_close_path(cairo)
        fillPath(look)
        guard isPatterned else { return }
        addPath(top)
        setColor(0xFFFFFF)
        cairo_set_line_width(cairo, 0.6)
        cairo_stroke(cairo)
    }

    /// Draws a pattern over a part of the picture, as far as it is not clipped. Those of neighbours are in line.
    func addPattern(_ look: ChartPalette.Look, _ area: ChartRect) {
        let isDark = ChartPalette.ink(on: look.color) == 0xFFFFFF
        setColor(0xFFFFFF, alpha: isDark ? 0.85 : 1)
        cairo_set_line_width(cairo, isDark ? 0.7 : 0.8)
        let step = Self.patternStep
        func each(_ low: Double, _ high: Double, _ body: (Double) -> Void) {
            for place in stride(from: (low / step).rounded(.down) * step, through: high, by: step) { body(place) }
        }
        switch look.pattern {
        case .plain: break
        case .rising, .crossed:
            each(area.x + area.y, area.maxX + area.maxY) { sum in
                cairo_move_to(cairo, sum - area.y, area.y)
                cairo_line_to(cairo, sum - area.maxY, area.maxY)
            }
            guard look.pattern == .crossed else { break }
            each(area.x - area.maxY, area.maxX - area.y) { difference in
                cairo_move_to(cairo, difference + area.y, area.y)
                cairo_line_to(cairo, difference + area.maxY, area.maxY)
            }
        case .dotted:
            cairo_set_line_width(cairo, 1.4)
            cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND)
            cairo_set_dash(cairo, [0, step], 2, 0)
            let left = (area.x / step).rounded(.down) * step
            each(area.y, area.maxY) { y in
                cairo_move_to(cairo, left, y)
                cairo_line_to(cairo, area.maxX, y)
            }
        }
        cairo_stroke(cairo)
    }

    // MARK: Cells

    func paintCells() {
        let cells = picture.marks.compactMap { mark in
            if case .cell(let rect, let share) = mark.shape { (rect, share, mark) } else { nil }
        }
        guard let first = cells.first?.0 else { return }
        // Of a heat map the other axis has names.
        guard !picture.yAxis.hasValues else {
            for (rect, share, mark) in cells {
                // In few shades, so that the file stays small.
                let strength = 0.2 + 0.8 * (share.squareRoot() * 15).rounded() / 15
                setColor(ChartPalette.tint(ChartPalette.look(of: mark.series).color, strength))
                // Each reaches a hair under the next one, so that nothing shines through between them.
                addPath(ChartRect(x: rect.x, y: rect.y, width: rect.width + 0.15, height: rect.height + 0.15))
                cairo_fill(cairo)
            }
            return
        }
        let gap = min(first.width, first.height) > 4 ? 0.4 : 0
        let hasTexts =
            first.height >= lineHeight && cells.allSatisfy { texts.width($0.2.text) + 4 <= first.width }
        for (rect, share, mark) in cells {
            let shade = ChartPalette.shade(share)
            setColor(shade)
            addPath(
                ChartRect(
                    x: rect.x + gap, y: rect.y + gap, width: rect.width - 2 * gap, height: rect.height - 2 * gap))
            cairo_fill(cairo)
            guard hasTexts else { continue }
            setColor(ChartPalette.ink(on: shade))
            texts.show(
                mark.text, x: rect.center.x - texts.width(mark.text) / 2, y: rect.center.y - lineHeight / 2,
                lineHeight: lineHeight, on: cairo)
        }
    }

    // MARK: Boxes

    private var hasBoxes: Bool {
        picture.marks.contains { if case .box = $0.shape { true } else { false } }
    }

    func paintBoxes() {
        for mark in picture.marks {
            guard case .box(let box) = mark.shape else { continue }
            let look = ChartPalette.look(of: mark.series)
            let color = PDFCanvas.Color(look.color)
            let middle = box.x + box.width / 2
            func across(_ y: Double, share: Double, width: Double) {
                let half = box.width * share / 2
                line(ChartPoint(x: middle - half, y: y), ChartPoint(x: middle + half, y: y), width: width, color)
            }
            line(ChartPoint(x: middle, y: box.high), ChartPoint(x: middle, y: box.highQuartile), width: 0.8, color)
            line(ChartPoint(x: middle, y: box.lowQuartile), ChartPoint(x: middle, y: box.low), width: 0.8, color)
            across(box.high, share: 0.5, width: 0.8)
            across(box.low, share: 0.5, width: 0.8)
            let rect = ChartRect(
                x: box.x, y: box.highQuartile, width: box.width, height: box.lowQuartile - box.highQuartile)
            addPath(rect)
            setColor(ChartPalette.tint(look.color, 0.25))
            cairo_fill_preserve(cairo)
            setColor(color)
            cairo_set_line_width(cairo, 0.8)
            cairo_stroke(cairo)
            across(box.median, share: 1, width: 2)
        }
    }

    // MARK: Lines and points

    func paintLines() {
        let lines = picture.marks.compactMap { mark in
            if case .line(let points) = mark.shape { (points, ChartPalette.look(of: mark.series)) } else { nil }
        }
        for (points, look) in lines { stroke(points, look) }
        for (place, (points, look)) in lines.enumerated() {
            for point in Self.marked(points, isAlone: !isPatterned, from: Double(place) * Self.markerDistance / 4) {
                paint(look, at: point, radius: Self.markerRadius)
            }
        }
    }

    func stroke(_ points: [ChartPoint], _ look: ChartPalette.Look) {
        cairo_save(cairo)
        setColor(look.color)
        cairo_set_line_width(cairo, 1.3)
        cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND)
        if isPatterned, !look.dashes.isEmpty { cairo_set_dash(cairo, look.dashes, Int32(look.dashes.count), 0) }
        addPath(points)
        cairo_stroke(cairo)
        cairo_restore(cairo)
    }

    /// The points of a line that are marked: all where they are few, others at some distance from each other, and none of
    /// many where there is only one line.
    private static func marked(_ points: [ChartPoint], isAlone: Bool, from start: Double) -> [ChartPoint] {
        guard points.count > fewPoints else { return points }
        guard !isAlone, let first = points.first else { return [] }
        var next = first.x + start
        return points.filter { point in
            guard point.x >= next else { return false }
            next = point.x + markerDistance
            return true
        }
    }

    func paintPoints() {
        let points = picture.marks.compactMap { mark in
            if case .point(let point) = mark.shape { (point, ChartPalette.look(of: mark.series)) } else { nil }
        }
        if hasBoxes {
            for (point, look) in points { ring(point, look) }
            return
        }
        let (radius, alpha) =
            switch points.count {
            case ...150: (Self.markerRadius, 0.9)
            case ...1000: (1.8, 0.7)
            default: (1.3, 0.5)
            }
        for (point, look) in points { paint(look, at: point, radius: radius, alpha: alpha) }
    }

    /// A value beyond the whiskers of a box.
    private func ring(_ point: ChartPoint, _ look: ChartPalette.Look) {
        setColor(look.color)
        cairo_set_line_width(cairo, 0.7)
        cairo_new_sub_path(cairo)
        cairo_arc(cairo, point.x, point.y, 1.6, 0, 2 * .pi)
        cairo_stroke(cairo)
    }

    /// Paints the marker of a series.
    func paint(_ look: ChartPalette.Look, at point: ChartPoint, radius: Double, alpha: Double = 1) {
        let marker = isPatterned ? look.marker : .circle
        setColor(look.color, alpha: alpha)
        if marker == .circle, !(isPatterned && look.isOpen) {
            // A line without length: the shortest way to say a dot.
            cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND)
            cairo_set_line_width(cairo, 2 * radius)
            cairo_move_to(cairo, point.x, point.y)
            cairo_line_to(cairo, point.x, point.y)
            cairo_stroke(cairo)
            cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT)
            return
        }
        addPath(marker, at: point, radius: radius)
        guard look.isOpen || marker == .cross else {
            cairo_fill(cairo)
            return
        }
        if marker != .cross {
            setColor(0xFFFFFF)
            cairo_fill_preserve(cairo)
            setColor(look.color, alpha: alpha)
        }
        cairo_set_line_width(cairo, marker == .cross && !look.isOpen ? 1.4 : 0.9)
        cairo_stroke(cairo)
    }

    private func addPath(_ marker: ChartPalette.Marker, at point: ChartPoint, radius: Double) {
        func polygon(_ corners: [(x: Double, y: Double)]) {
            addPath(corners.map { ChartPoint(x: point.x + $0.x * radius, y: point.y + $0.y * radius) })
            cairo_close_path(cairo)
        }
        switch marker {
        case .circle:
            cairo_new_sub_path(cairo)
            cairo_arc(cairo, point.x, point.y, radius, 0, 2 * .pi)
        case .square: polygon([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
        case .triangle: polygon([(0, -1.15), (1.1, 0.85), (-1.1, 0.85)])
        case .wedge: polygon([(0, 1.15), (1.1, -0.85), (-1.1, -0.85)])
        case .diamond: polygon([(0, -1.3), (1.1, 0), (0, 1.3), (-1.1, 0)])
        case .cross:
            for side in [-1.0, 1] {
                cairo_move_to(cairo, point.x - radius, point.y - side * radius)
                cairo_line_to(cairo, point.x + radius, point.y + side * radius)
            }
        }
    }

    private static let patternStep = 4.0
    private static let markerDistance = 48.0
    private static let fewPoints = 30
}
