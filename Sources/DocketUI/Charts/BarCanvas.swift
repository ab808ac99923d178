import DocketCharts
import TerminalKit

/// Bars and areas in eighths of cells, along one direction.
struct BarCanvas {
    let size: Size
    let isHorizontal: Bool
    /// For each cell its eighths, from the left or from below.
    private var eighths: [ChartSeriesMark?]

    init(_ size: Size, isHorizontal: Bool) {
        self.size = size
        self.isHorizontal = isHorizontal
        eighths = Array(repeating: nil, count: size.width * size.height * 8)
    }

    /// The eighths of a row or a column of cells, from the left or from below.
    private var length: Int { (isHorizontal ? size.width : size.height) * 8 }
    private var lanes: Int { isHorizontal ? size.height : size.width }

    /// Fills a rectangle; one that has a length at all is seen.
    mutating func fill(_ rect: ChartRect, _ series: ChartSeriesMark) {
        let (first, last) =
            isHorizontal
            ? (Int(rect.y.rounded()), Int(rect.maxY.rounded())) : (Int(rect.x.rounded()), Int(rect.maxX.rounded()))
        for lane in max(0, first)..<max(first, min(last, lanes), 0) {
            if isHorizontal {
                fill(lane, from: rect.x, to: rect.maxX, series)
            } else {
                fill(lane, from: Double(size.height) - rect.maxY, to: Double(size.height) - rect.y, series)
            }
        }
    }

    /// Fills part of one column from below, or of one row from the left.
    mutating func fill(_ lane: Int, from start: Double, to end: Double, _ series: ChartSeriesMark) {
        guard (0..<lanes).contains(lane), end > start else { return }
        var first = Int((start * 8).rounded())
        var last = Int((end * 8).rounded())
        if first == last { if last < length { last += 1 } else { first -= 1 } }
        for place in max(0, first)..<max(0, first, min(last, length)) {
            let (cell, part) = (place / 8, place % 8)
            let index = isHorizontal ? lane * size.width + cell : (size.height - 1 - cell) * size.width + lane
            eighths[index * 8 + part] = series
        }
    }

    /// - Parameter isPatterned: Whether series are told apart by what they are filled with.
    func draw(_ look: ChartLook, isPatterned: Bool, at origin: Point, on frame: inout Frame) {
        for y in 0..<size.height {
            for x in 0..<size.width {
                let cell = y * size.width + x
                let parts = Array(eighths[cell * 8..<cell * 8 + 8])
                guard parts.contains(where: { $0 != nil }) else { continue }
                let point = Point(x: origin.x + x, y: origin.y + y)
                if isPatterned || look.cells == .ascii {
                    let before = isHorizontal ? part(7, x: x - 1, y: y) : part(7, x: x, y: y + 1)
                    let after = isHorizontal ? part(0, x: x + 1, y: y) : part(0, x: x, y: y - 1)
                    let isAlone = before == nil && after == nil
                    drawPattern(parts, isAlone: isAlone, look, at: point, on: &frame)
                } else {
                    drawParts(parts, look, at: point, on: &frame)
                }
            }
        }
    }

    private func part(_ part: Int, x: Int, y: Int) -> ChartSeriesMark? {
        guard (0..<size.width).contains(x), (0..<size.height).contains(y) else { return nil }
        return eighths[(y * size.width + x) * 8 + part]
    }

    private func drawPattern(
        _ parts: [ChartSeriesMark?], isAlone: Bool, _ look: ChartLook, at point: Point, on frame: inout Frame
    ) {
        var counts: [ChartSeriesMark: Int] = [:]
        for case let part? in parts { counts[part, default: 0] += 1 }
        guard let most = counts.max(by: { ($0.value, $1.key.index) < ($1.value, $0.key.index) }) else { return }
        // The smaller half of a cell is left out, unless it is all there is of a bar.
        guard counts.values.reduce(0, +) >= 4 || isAlone else { return }
        frame.write(String(look.fill(most.key)), at: point, style: look.style(most.key))
    }

    /// A block of so many eighths, with what is behind it.
    private func drawParts(_ parts: [ChartSeriesMark?], _ look: ChartLook, at point: Point, on frame: inout Frame) {
        let first = parts[0]
        let count = parts.firstIndex { $0 != first } ?? 8
        let rest = count < 8 ? parts[count] : nil
        let blocks = isHorizontal ? Self.left : Self.lower
        switch (first, rest) {
        case (let mark?, nil): frame.write(blocks[count], at: point, style: look.style(mark))
        case (nil, let mark?):
            // Blocks grow from one side only: on the other one what is not filled is drawn, the other way round.
            frame.write(blocks[count], at: point, style: Style.reverse.over(look.style(mark)))
        case (let mark?, let other?):
            let style = look.style(mark)
            frame.write(
                blocks[count], at: point,
                style: Style(style.foreground, on: look.style(other).foreground, style.attributes))
        case (nil, nil): break
        }
    }

    private static let lower = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    private static let left = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
}
