/// The points of a scatter plot: each of them, or how many lie in each cell of a grid where they are too many.
package struct ChartPoints: Hashable, Sendable {
    package struct Point: Hashable, Sendable {
        package let x: Double
        package let y: Double
        package let series: Int
    }

    /// Points that are kept one by one.
    package static let most = 5000

    package internal(set) var names: [String] = []
    /// None where there is a grid.
    package internal(set) var points: [Point] = []
    package internal(set) var grid: Grid?
    package internal(set) var xRange: ClosedRange<Double> = 0...0
    package internal(set) var yRange: ClosedRange<Double> = 0...0
    /// What x counts, where it counts time.
    package internal(set) var dates: DateGrain?

    /// Points counted in cells.
    package struct Grid: Hashable, Sendable {
        package let xRange: ClosedRange<Double>
        package let yRange: ClosedRange<Double>
        package let columns: Int
        package let rows: Int
        /// Row by row, from the lowest y on: how many points are in it, and whose most of them are.
        package private(set) var counts: [Int]
        private var bySeries: [Int: Int] = [:]

        init(xRange: ClosedRange<Double>, yRange: ClosedRange<Double>, columns: Int = 400, rows: Int = 200) {
            self.xRange = xRange
            self.yRange = yRange
            self.columns = max(1, columns)
            self.rows = max(1, rows)
            counts = Array(repeating: 0, count: self.columns * self.rows)
        }

        mutating func add(x: Double, y: Double, series: Int, count: Int = 1) {
            let cell = Self.place(y, yRange, rows) * columns + Self.place(x, xRange, columns)
            counts[cell] += count
            bySeries[cell << 4 | min(series, 15), default: 0] += count
        }

        private static func place(_ value: Double, _ range: ClosedRange<Double>, _ count: Int) -> Int {
            let width = range.upperBound - range.lowerBound
            guard width > 0 else { return 0 }
            return min(max(Int((value - range.lowerBound) / width * Double(count)), 0), count - 1)
        }

        /// What a column reaches over.
        package func xEdges(_ column: Int) -> ClosedRange<Double> { Self.edges(column, of: columns, xRange) }

        /// What a row reaches over.
        package func yEdges(_ row: Int) -> ClosedRange<Double> { Self.edges(row, of: rows, yRange) }

        private static func edges(_ place: Int, of count: Int, _ range: ClosedRange<Double>) -> ClosedRange<Double> {
            let width = (range.upperBound - range.lowerBound) / Double(count)
            let start = range.lowerBound + Double(place) * width
            return start...max(start, range.lowerBound + Double(place + 1) * width)
        }

        /// The series that most points of a cell are of.
        package func series(ofCell cell: Int) -> Int {
            var best = (count: 0, series: 0)
            for series in 0...15 {
                if let count = bySeries[cell << 4 | series], count > best.count { best = (count, series) }
            }
            return best.series
        }

        /// The same with fewer cells.
        package func limited(columns most: Int, rows mostRows: Int) -> Grid {
            guard most < columns || mostRows < rows else { return self }
            var grid = Grid(
                xRange: xRange, yRange: yRange, columns: min(columns, max(1, most)), rows: min(rows, max(1, mostRows)))
            for (key, count) in bySeries {
                let cell = key >> 4
                let column = (cell % columns) * grid.columns / columns
                let row = (cell / columns) * grid.rows / rows
                let place = row * grid.columns + column
                grid.counts[place] += count
                grid.bySeries[place << 4 | key & 15, default: 0] += count
            }
            return grid
        }
    }
}
