/// Gathers the points of a scatter plot: each of them, or those in the cells of a grid, once it is known how far they reach.
struct PointGathering: Sendable {
    private var result = ChartPoints()
    private var places: [String: Int] = [:]
    private var xRange: ClosedRange<Double>?
    private var yRange: ClosedRange<Double>?
    private(set) var count = 0
    private var isCounting = false

    mutating func add(x: Double, y: Double, series name: String) {
        let series = place(name)
        if isCounting {
            result.grid?.add(x: x, y: y, series: series)
            return
        }
        count += 1
        xRange = xRange.widened(to: x)
        yRange = yRange.widened(to: y)
        if count <= ChartPoints.most { result.points.append(ChartPoints.Point(x: x, y: y, series: series)) }
    }

    /// Series beyond those that are told apart are together in the last one.
    private mutating func place(_ name: String) -> Int {
        if let place = places[name] { return place }
        let place = min(result.names.count, ChartTable.mostSeries)
        if place < ChartTable.mostSeries {
            result.names.append(name)
        } else if result.names.count == ChartTable.mostSeries {
            result.names.append("others")
        }
        // Names beyond need not be kept: they are all the same.
        if places.count < 10_000 { places[name] = place }
        return place
    }

    mutating func needsAnotherPass() -> Bool {
        guard !isCounting, count > ChartPoints.most, let xRange, let yRange else { return false }
        isCounting = true
        result.points = []
        result.grid = ChartPoints.Grid(xRange: xRange, yRange: yRange)
        return true
    }

    func points(dates: DateGrain?) -> ChartPoints {
        var points = result
        points.dates = dates
        points.xRange = xRange ?? 0...0
        points.yRange = yRange ?? 0...0
        return points
    }
}

extension ClosedRange<Double>? {
    func widened(to value: Double) -> ClosedRange<Double> {
        self.map { Swift.min($0.lowerBound, value)...Swift.max($0.upperBound, value) } ?? value...value
    }
}
