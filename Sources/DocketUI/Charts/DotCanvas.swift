import DocketCharts
import TerminalKit

/// Dots of lines and points, two in each cell beside each other and four below each other.
struct DotCanvas {
    let size: Size
    private var dots: [UInt8]
    private var series: [ChartSeriesMark?]

    init(_ size: Size) {
        self.size = size
        dots = Array(repeating: 0, count: size.width * size.height)
        series = Array(repeating: nil, count: dots.count)
    }

    mutating func point(_ point: ChartPoint, _ series: ChartSeriesMark) {
        set(x: Self.place(point.x, 2, size.width), y: Self.place(point.y, 4, size.height), series)
    }

    mutating func line(from start: ChartPoint, to end: ChartPoint, _ series: ChartSeriesMark) {
        let (x, y) = (Self.place(start.x, 2, size.width), Self.place(start.y, 4, size.height))
        let (endX, endY) = (Self.place(end.x, 2, size.width), Self.place(end.y, 4, size.height))
        let steps = max(abs(endX - x), abs(endY - y), 1)
        for step in 0...steps {
            let share = Double(step) / Double(steps)
            set(
                x: x + Int((Double(endX - x) * share).rounded()), y: y + Int((Double(endY - y) * share).rounded()),
                series)
        }
    }

    private static func place(_ position: Double, _ dots: Int, _ cells: Int) -> Int {
        min(max(Int(position * Double(dots)), 0), cells * dots - 1)
    }

    private mutating func set(x: Int, y: Int, _ mark: ChartSeriesMark) {
        let cell = y / 4 * size.width + x / 2
        guard dots.indices.contains(cell) else { return }
        dots[cell] |= 1 << UInt8(y % 4 * 2 + x % 2)
        series[cell] = mark
    }

    func draw(_ look: ChartLook, at origin: Point, on frame: inout Frame) {
        for y in 0..<size.height {
            for x in 0..<size.width {
                let cell = y * size.width + x
                guard dots[cell] != 0, let mark = series[cell] else { continue }
                let character = look.cells == .ascii ? look.sign(mark) : look.cells.character(dots[cell])
                frame.write(String(character), at: Point(x: origin.x + x, y: origin.y + y), style: look.style(mark))
            }
        }
    }
}
