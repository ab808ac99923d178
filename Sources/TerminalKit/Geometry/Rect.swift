/// A rectangle of cells; never of negative size.
package struct Rect: Hashable, Sendable {
    package let x: Int
    package let y: Int
    package let width: Int
    package let height: Int

    package init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }

    /// The rectangle at the origin that covers a whole screen of this size.
    package init(_ size: Size) {
        self.init(x: 0, y: 0, width: size.width, height: size.height)
    }

    package var size: Size { Size(width: width, height: height) }
    package var origin: Point { Point(x: x, y: y) }
    package var isEmpty: Bool { width == 0 || height == 0 }
    /// The columns that it covers.
    package var columns: Range<Int> { x..<x + width }
    /// The rows that it covers.
    package var rows: Range<Int> { y..<y + height }

    package func contains(_ point: Point) -> Bool {
        columns.contains(point.x) && rows.contains(point.y)
    }

    /// What both cover; empty, and inside neither, when they do not meet.
    package func intersection(_ other: Rect) -> Rect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        return Rect(
            x: left, y: top,
            width: min(x + width, other.x + other.width) - left,
            height: min(y + height, other.y + other.height) - top)
    }

    /// The same rectangle without a margin on each side.
    package func inset(horizontally: Int = 0, vertically: Int = 0) -> Rect {
        Rect(
            x: x + min(horizontally, width), y: y + min(vertically, height),
            width: width - 2 * horizontally, height: height - 2 * vertically)
    }

    /// One row of it as a rectangle, counted from its own top; empty outside of it.
    package func row(_ index: Int) -> Rect {
        guard index >= 0, index < height else { return Rect(x: x, y: y, width: 0, height: 0) }
        return Rect(x: x, y: y + index, width: width, height: 1)
    }

    /// The first rows, at most all.
    package func top(_ count: Int) -> Rect {
        Rect(x: x, y: y, width: width, height: min(count, height))
    }

    /// The last rows, at most all.
    package func bottom(_ count: Int) -> Rect {
        let rows = min(max(0, count), height)
        return Rect(x: x, y: y + height - rows, width: width, height: rows)
    }

    /// What is left below the first rows.
    package func droppingTop(_ count: Int) -> Rect {
        bottom(height - max(0, count))
    }

    /// What is left above the last rows.
    package func droppingBottom(_ count: Int) -> Rect {
        top(height - max(0, count))
    }

    /// The first columns, at most all.
    package func left(_ count: Int) -> Rect {
        Rect(x: x, y: y, width: min(count, width), height: height)
    }

    /// What is left after the first columns.
    package func droppingLeft(_ count: Int) -> Rect {
        let columns = min(max(0, count), width)
        return Rect(x: x + columns, y: y, width: width - columns, height: height)
    }

    /// The last columns, at most all.
    package func right(_ count: Int) -> Rect {
        let columns = min(max(0, count), width)
        return Rect(x: x + width - columns, y: y, width: columns, height: height)
    }

    /// What is left before the last columns.
    package func droppingRight(_ count: Int) -> Rect {
        left(width - max(0, count))
    }

    /// A rectangle of this size in the middle of it, cut to what it has.
    package func centered(_ size: Size) -> Rect {
        let columns = min(max(0, size.width), width)
        let rows = min(max(0, size.height), height)
        return Rect(
            x: x + (width - columns) / 2, y: y + (height - rows) / 2, width: columns, height: rows)
    }
}
