package import DocketCharts
import TerminalKit

/// A chart of a table's rows, in place of the table: what is drawn, and where one is in it.
package struct ChartView: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        /// So many rows have been read.
        case counting(Int)
        case ready(ChartData)
        case refused(String)
    }

    package internal(set) var specification: ChartSpecification
    package internal(set) var content = Content.counting(0) {
        didSet { layOut(in: size) }
    }
    /// Laid out for the size that it was told of last.
    private(set) var picture: ChartPicture?
    private var size = Size(width: 0, height: 0)
    /// The place of the cursor; nil until it is moved.
    package internal(set) var stop: Int?
    /// The computation that is waited for.
    var ticket: Int?
    /// The arrangement of rows that it was made of.
    var orderVersion: Int

    init(_ specification: ChartSpecification, orderVersion: Int) {
        self.specification = specification
        self.orderVersion = orderVersion
    }

    /// Rows below the chart: what the cursor tells, and what is not drawn.
    private static let footer = 2

    mutating func layOut(in size: Size) {
        self.size = size
        guard case .ready(let data) = content, size.width >= 12, size.height >= 6 else {
            picture = nil
            return
        }
        let room = Size(width: size.width, height: size.height - Self.footer)
        picture = ChartPicture(data, ChartPainter.metrics(room))
        if let stop, let count = picture?.stops.count { self.stop = count == 0 ? nil : min(stop, count - 1) }
    }

    // MARK: The cursor

    mutating func move(_ direction: ChartPicture.Direction, by count: Int = 1) {
        guard let picture, !picture.stops.isEmpty else { return }
        guard var place = stop else {
            stop = 0
            return
        }
        for _ in 0..<min(count, picture.stops.count) { place = picture.stop(from: place, direction) }
        stop = place
    }

    mutating func moveToEnd(_ end: Bool) {
        guard let picture, !picture.stops.isEmpty else { return }
        stop = end ? picture.stops.count - 1 : 0
    }

    /// Goes to what is nearest to a point of its area.
    mutating func move(to point: Point) {
        guard let picture else { return }
        func distance(_ stop: ChartStop) -> Double {
            let area = stop.area
            let (x, y) = (Double(point.x) + 0.5, Double(point.y) + 0.5)
            let across = max(area.x - x, x - area.maxX, 0)
            let along = max(area.y - y, y - area.maxY, 0)
            return across * across + along * along * 4
        }
        stop = picture.stops.indices.min { distance(picture.stops[$0]) < distance(picture.stops[$1]) }
    }

    /// What the chart tells at the cursor.
    var reading: String? {
        guard let picture, let stop, picture.stops.indices.contains(stop) else { return nil }
        let place = picture.stops[stop]
        let values = place.readings.map { "\($0.name) \($0.value)" }.joined(separator: " · ")
        return values.isEmpty ? place.label : "\(place.label): \(values)"
    }

    // MARK: Drawing

    func draw(in area: Rect, look: ChartLook, on frame: inout Frame) {
        let theme = look.theme
        switch content {
        case .counting(let rows): say(["Counting… \(NumberText.grouped(rows)) rows"], in: area, theme, on: &frame)
        case .refused(let reason): say([reason], in: area, theme, on: &frame)
        case .ready(let data):
            guard let picture else { return say(["There is no room for a chart"], in: area, theme, on: &frame) }
            if data.isEmpty {
                say(
                    ["There is nothing to draw"] + picture.notes, in: area.droppingBottom(Self.footer), theme,
                    on: &frame)
            } else {
                ChartPainter(picture: picture, look: look, origin: area.origin).draw(stop: stop, on: &frame)
            }
            let below = area.bottom(Self.footer)
            let notes = picture.notes.joined(separator: " · ")
            if !notes.isEmpty {
                frame.write(Line("! " + notes, theme.warning), in: below.row(0).inset(horizontally: 1))
            }
            frame.write(Line(reading ?? status(data), theme.statusLine), in: below.row(1).inset(horizontally: 1))
        }
    }

    private func say(_ lines: [String], in area: Rect, _ theme: Theme, on frame: inout Frame) {
        let wrapped = Line.wrap(lines.map { Line($0, theme.muted) }, to: max(1, area.width - 2))
        let box = area.centered(Size(width: max(1, area.width - 2), height: min(area.height, wrapped.count)))
        frame.draw(Paragraph(wrapped, alignment: .center), in: box)
    }

    /// What is drawn, in words.
    private func status(_ data: ChartData) -> String {
        var parts = [specification.type.words]
        if let x = specification.x { parts.append("x \(CellText.shown(x, columns: 20))") }
        if !specification.y.isEmpty {
            parts.append("y " + specification.y.map { CellText.shown($0, columns: 20) }.joined(separator: ", "))
        }
        if let series = specification.series { parts.append("series \(CellText.shown(series, columns: 20))") }
        if specification.type.isAggregated { parts.append(specification.effectiveAggregate.rawValue) }
        parts.append(NumberText.rows(data.rows))
        return parts.joined(separator: " · ")
    }
}
