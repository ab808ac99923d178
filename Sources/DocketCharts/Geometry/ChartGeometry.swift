/// A place in a picture, counted from its upper left corner to the right and down.
package struct ChartPoint: Hashable, Sendable {
    package var x: Double
    package var y: Double

    package init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}

/// A part of a picture.
package struct ChartRect: Hashable, Sendable {
    package var x: Double
    package var y: Double
    package var width: Double
    package var height: Double

    package init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }

    package var maxX: Double { x + width }
    package var maxY: Double { y + height }
    package var center: ChartPoint { ChartPoint(x: x + width / 2, y: y + height / 2) }

    package func contains(_ point: ChartPoint) -> Bool {
        point.x >= x && point.x <= maxX && point.y >= y && point.y <= maxY
    }
}

/// Values along a stretch of a picture.
struct ChartScale: Hashable, Sendable {
    let domain: ClosedRange<Double>
    let start: Double
    let end: Double

    /// Where a value lies; at the nearer end where it is beyond.
    func position(_ value: Double) -> Double {
        let width = domain.upperBound - domain.lowerBound
        guard width > 0 else { return (start + end) / 2 }
        let share = (value - domain.lowerBound) / width
        return start + min(max(share, 0), 1) * (end - start)
    }
}
