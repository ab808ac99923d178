extension CmarkNode {
    /// The lines of the source that a block stands on, counted from 1.
    ///
    /// cmark-gfm blurs some: a block closed by an empty line or by its container's end reaches into what follows, and
    /// of a paragraph whose last line became a table's header, the table has the first line and the paragraph none.
    var lines: ClosedRange<Int> {
        if kind == .table { return tableLines }
        let start = max(sourceStart, 1)
        var end = endColumn == 0 ? endLine - 1 : endLine
        if startLine == 0, let table = next, table.kind == .table {
            end = table.tableLines.lowerBound - 1
        } else if let after = followingBlock {
            end = min(end, after.sourceStart - 1)
        }
        return start...max(start, end)
    }

    /// Rows are single lines, and the first comes right after the delimiter row.
    private var tableLines: ClosedRange<Int> {
        guard let firstRow = firstChild?.next, let lastRow = lastChild else {
            let end = max(endLine, 2)
            return end - 1...end
        }
        let start = max(firstRow.startLine - 2, 1)
        return start...max(start + 1, lastRow.startLine)
    }

    private var sourceStart: Int {
        startLine == 0 ? next?.startLine ?? 1 : startLine
    }

    private var followingBlock: CmarkNode? {
        var node: CmarkNode? = self
        while let current = node {
            if let next = current.next { return next }
            node = current.parent
        }
        return nil
    }
}
