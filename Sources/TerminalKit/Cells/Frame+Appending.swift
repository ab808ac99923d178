extension Frame {
    /// Puts the rows of another frame of the same size that are not blank below those of this one, within an area.
    /// Where there is no room for both, the last rows of this one give way.
    package mutating func append(_ other: Frame, in area: Rect) {
        let area = area.intersection(bounds)
        guard other.size == size, !area.isEmpty else { return }
        let added = area.rows.filter { !other.isBlank(row: $0) }
        guard let first = added.first, let last = added.last else { return }
        let end = area.rows.last { !isBlank(row: $0) }.map { $0 + 1 } ?? area.y
        let count = last - first + 1
        let start = max(area.y, min(end, area.y + area.height - count))
        for row in 0..<min(count, area.height) {
            copy(row: first + row, of: other, to: start + row)
        }
        if let cursor = other.cursor { self.cursor = Point(x: cursor.x, y: cursor.y - first + start) }
    }

    private func isBlank(row: Int) -> Bool {
        cells[row * size.width..<(row + 1) * size.width].allSatisfy { $0 == Cell(.blank, style: .plain) }
    }

    private mutating func copy(row: Int, of other: Frame, to target: Int) {
        let width = size.width
        cells.replaceSubrange(
            target * width..<(target + 1) * width, with: other.cells[row * width..<(row + 1) * width])
    }
}
