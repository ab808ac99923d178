extension TableViewer {
    /// Asks for the rows around what is seen that are not at hand, in good time before they are seen.
    mutating func loadMissingRows() -> [TableEffect] {
        guard sheet.rows.whole == nil else { return [] }
        let height = pageHeight
        let isDue = sheet.wantedRows(height: height, pages: 1).contains { !sheet.hasOrAwaits($0) }
        guard isDue else { return [] }
        let missing = sheet.wantedRows(height: height).filter { !sheet.hasOrAwaits($0) }
        sheets[selected].awaited.formUnion(missing)
        return [.loadRows(sheet: selected, Self.ranges(of: missing))]
    }

    private static func ranges(of rows: Set<Int>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for row in rows.sorted() {
            if let last = ranges.last, last.upperBound == row {
                ranges[ranges.count - 1] = last.lowerBound..<row + 1
            } else {
                ranges.append(row..<row + 1)
            }
        }
        return ranges
    }
}

extension TableSheet {
    /// The rows that are seen, and those of some pages before and after them.
    func wantedRows(height: Int, pages: Int = 3) -> Set<Int> {
        let first = max(0, min(top, order.count) - height * pages)
        let end = min(order.count, top + height * (pages + 1))
        return first < end ? Set((first..<end).map { order[$0] }) : []
    }

    func hasOrAwaits(_ row: Int) -> Bool { rows[row] != nil || awaited.contains(row) }
}
