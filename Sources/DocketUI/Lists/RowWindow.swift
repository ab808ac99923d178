/// Which rows of a text a pane shows.
struct RowWindow {
    /// The first row in the pane.
    let offset: Int
    /// How many are in it.
    let rows: Int
    /// How many follow.
    let below: Int
    private let count: Int
    private let height: Int

    /// - Parameter noteTakesRow: Whether the last row of the pane says how many follow, where some do.
    init(count: Int, offset: Int, height: Int, noteTakesRow: Bool) {
        self.count = count
        self.height = max(1, height)
        self.offset = max(0, min(offset, count - self.height))
        let isCut = count - self.offset > self.height
        rows = isCut && noteTakesRow && self.height > 1 ? self.height - 1 : min(self.height, count - self.offset)
        below = max(0, count - self.offset - rows)
    }

    func shows(_ row: Int) -> Bool { (offset..<offset + rows).contains(row) }

    func offset(scrolledBy distance: Int) -> Int { clamped(offset + distance) }

    /// The offset at which a row is seen, below the one before it where there is room.
    func offset(showing row: Int) -> Int { clamped(height > 4 ? row - 1 : row) }

    private func clamped(_ offset: Int) -> Int { max(0, min(offset, count - height)) }
}
