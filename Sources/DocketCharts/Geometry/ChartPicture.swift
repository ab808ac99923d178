/// A chart laid out in the units of what it is painted on: everything has its place, and painters only paint.
package struct ChartPicture: Hashable, Sendable {
    package internal(set) var width = 0.0
    package internal(set) var height = 0.0
    package internal(set) var title: ChartLabel?
    package internal(set) var legend: [ChartLegendEntry] = []
    /// What the shades of a heat map go from and to; the room for the shades lies between them.
    package internal(set) var ramp: ChartRamp?
    package internal(set) var plot = ChartRect(x: 0, y: 0, width: 0, height: 0)
    package internal(set) var xAxis = ChartAxis()
    package internal(set) var yAxis = ChartAxis()
    /// Where zero is among the values, where bars begin: across the value axis.
    package internal(set) var baseline: Double?
    /// Whether values go to the right instead of up.
    package internal(set) var isHorizontal = false
    /// Whether bars of a place lie on top of each other.
    package internal(set) var isStacked = false
    package internal(set) var marks: [ChartMark] = []
    /// The places that tell what is drawn there.
    package internal(set) var stops: [ChartStop] = []
    package internal(set) var series: [String] = []
    /// What is not drawn as it stands in the table, in sentences without full stops.
    package internal(set) var notes: [String] = []
}

/// A text with its place: the left end of its line, and the line's upper edge.
package struct ChartLabel: Hashable, Sendable {
    package let text: String
    package let x: Double
    package let y: Double
    package let width: Double
}

/// A series in the legend.
package struct ChartLegendEntry: Hashable, Sendable {
    package let series: ChartSeriesMark
    package let swatch: ChartRect
    package let label: ChartLabel
}

/// Which series a mark is of.
package struct ChartSeriesMark: Hashable, Sendable {
    /// From 0 on.
    package let index: Int
    /// Whether it stands for several.
    package let isOthers: Bool

    package init(index: Int, isOthers: Bool) {
        self.index = index
        self.isOthers = isOthers
    }
}

/// The shades of a heat map, from the lowest to the highest value.
package struct ChartRamp: Hashable, Sendable {
    package let low: ChartLabel
    package let high: ChartLabel
    package let shades: ChartRect
}

/// An axis: on the left from top to bottom, or below the plot from left to right.
package struct ChartAxis: Hashable, Sendable {
    package internal(set) var title: ChartLabel?
    package internal(set) var ticks: [ChartTick] = []
    /// Whether its ticks are values, across which a line may go.
    package internal(set) var hasValues = false
}

/// A place on an axis, with its label where there is room for one.
package struct ChartTick: Hashable, Sendable {
    /// Along the axis.
    package let position: Double
    package let label: ChartLabel?
}

/// Something that is painted.
package struct ChartMark: Hashable, Sendable {
    package enum Shape: Hashable, Sendable {
        /// From the baseline or from another bar on.
        case bar(ChartRect)
        case line([ChartPoint])
        /// Between two lines with as many points.
        case area(top: [ChartPoint], bottom: [ChartPoint])
        case point(ChartPoint)
        /// A shade from 0 to 1.
        case cell(ChartRect, share: Double)
        case box(ChartBoxShape)
    }

    package let shape: Shape
    package let series: ChartSeriesMark
    /// Its value in words; of a line the name of its series.
    package let text: String
}

/// A box with its whiskers, upright.
package struct ChartBoxShape: Hashable, Sendable {
    package let x: Double
    package let width: Double
    package let high: Double
    package let highQuartile: Double
    package let median: Double
    package let lowQuartile: Double
    package let low: Double
}

/// A place that tells what is drawn there.
package struct ChartStop: Hashable, Sendable {
    /// A value of a series.
    package struct Reading: Hashable, Sendable {
        package let name: String
        package let value: String
        package let series: ChartSeriesMark?
    }

    package let area: ChartRect
    package let label: String
    package let readings: [Reading]
}

extension ChartPicture {
    /// Directions in which one goes from stop to stop.
    package enum Direction: Hashable, Sendable {
        case left, right, up, down
    }

    /// The next stop in a direction, or the one itself where there is none.
    package func stop(from index: Int, _ direction: Direction) -> Int {
        guard stops.indices.contains(index) else { return 0 }
        let from = stops[index].area.center
        var best: (distance: Double, index: Int)?
        for (other, stop) in stops.enumerated() where other != index {
            let to = stop.area.center
            let (along, across) =
                switch direction {
                case .left: (from.x - to.x, abs(to.y - from.y))
                case .right: (to.x - from.x, abs(to.y - from.y))
                case .up: (from.y - to.y, abs(to.x - from.x))
                case .down: (to.y - from.y, abs(to.x - from.x))
                }
            guard along > 1e-9 else { continue }
            let distance = along + across * 4
            if best.map({ distance < $0.distance }) ?? true { best = (distance, other) }
        }
        if let best { return best.index }
        // Where all lie below each other, left and right go through them, too.
        let step = direction == .left || direction == .up ? -1 : 1
        let isAcross = direction == .left || direction == .right
        return isAcross == isHorizontal ? min(max(index + step, 0), stops.count - 1) : index
    }
}
