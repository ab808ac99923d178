/// A row or a column of areas, as a value: `Layout(.horizontal, [.length(30), .fill(1)]).split(area)`.
package struct Layout: Hashable, Sendable {
    /// The direction in which the areas follow each other.
    package enum Axis: Hashable, Sendable {
        case horizontal
        case vertical
    }

    package var axis: Axis
    package var constraints: [Constraint]
    /// Empty cells between two areas.
    package var spacing: Int

    package init(_ axis: Axis, _ constraints: [Constraint], spacing: Int = 0) {
        self.axis = axis
        self.constraints = constraints
        self.spacing = max(0, spacing)
    }

    /// One area for each constraint; together they never leave `area` and never overlap.
    package func split(_ area: Rect) -> [Rect] {
        let total = axis == .horizontal ? area.width : area.height
        var position = axis == .horizontal ? area.x : area.y
        let end = position + total
        return lengths(of: total).map { length in
            let start = min(position, end)
            let length = min(length, end - start)
            position = start + length + spacing
            return axis == .horizontal
                ? Rect(x: start, y: area.y, width: length, height: area.height)
                : Rect(x: area.x, y: start, width: area.width, height: length)
        }
    }

    /// The length of each area in a line of `total` cells.
    package func lengths(of total: Int) -> [Int] {
        guard !constraints.isEmpty else { return [] }
        let available = max(0, total - spacing * (constraints.count - 1))
        var lengths = constraints.map { $0.wish(of: available) }
        let wanted = lengths.reduce(0) { $0.addingReportingOverflow($1).overflow ? Int.max / 2 : $0 + $1 }
        if wanted > available {
            shrink(&lengths, to: available)
        } else {
            grow(&lengths, by: available - wanted)
        }
        return lengths
    }

    /// Takes from the least firm first, and among equals from the last.
    private func shrink(_ lengths: inout [Int], to available: Int) {
        var room = available
        for firmness in stride(from: 4, through: 0, by: -1) {
            for index in constraints.indices where constraints[index].firmness == firmness {
                lengths[index] = min(lengths[index], room)
                room -= lengths[index]
            }
        }
    }

    /// Shares what is left among those that fill; without any, among those with only a lower limit.
    private func grow(_ lengths: inout [Int], by spare: Int) {
        var weights = constraints.map { constraint in
            if case .fill(let weight) = constraint { max(0, weight) } else { 0 }
        }
        if weights.allSatisfy({ $0 == 0 }) {
            weights = constraints.map { constraint in
                if case .min = constraint { 1 } else { 0 }
            }
        }
        let sum = weights.reduce(0, +)
        guard sum > 0, spare > 0 else { return }
        var given = 0
        var weightSoFar = 0
        for index in lengths.indices {
            weightSoFar += weights[index]
            let upToHere = spare * weightSoFar / sum
            lengths[index] += upToHere - given
            given = upToHere
        }
    }
}
