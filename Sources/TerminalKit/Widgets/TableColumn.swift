/// A column of a table as it is drawn.
package struct TableColumn: Hashable, Sendable {
    package var title: Line
    package var width: Int
    package var alignment: Alignment

    package init(title: Line, width: Int, alignment: Alignment = .left) {
        self.title = title
        self.width = max(1, width)
        self.alignment = alignment
    }

    /// Widths for columns whose content wants `natural` ones.
    ///
    /// When they don't fit side by side, the widest give way first, but none below `lowest`: a table that is
    /// still too wide scrolls.
    package static func fittedWidths(
        natural: [Int], available: Int, separator: Int = 3, lowest: Int = 8, highest: Int = 48
    ) -> [Int] {
        let wanted = natural.map { max(1, $0) }
        let room = available - separator * max(0, wanted.count - 1)
        if wanted.reduce(0, +) <= room { return wanted }
        func sum(cappedAt cap: Int) -> Int { wanted.reduce(0) { $0 + min($1, cap) } }
        guard lowest <= highest, sum(cappedAt: lowest) <= room else { return wanted.map { min($0, highest) } }
        var low = lowest
        var high = max(lowest, wanted.max() ?? lowest)
        while low < high {
            let middle = (low + high + 1) / 2
            if sum(cappedAt: middle) <= room { low = middle } else { high = middle - 1 }
        }
        return wanted.map { min($0, low) }
    }
}
