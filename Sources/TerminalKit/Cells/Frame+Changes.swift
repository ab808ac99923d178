/// Neighbouring cells of one row that changed, with what they show now.
package struct ChangedRun: Hashable, Sendable {
    package let origin: Point
    package let cells: ArraySlice<Cell>
}

extension Frame {
    /// The cells that differ from an earlier frame, row by row; all of them when the size differs.
    ///
    /// A wide glyph and its second column always lie in the same run.
    package func changes(since earlier: Frame) -> [ChangedRun] {
        guard earlier.size == size else {
            return bounds.rows.map { run(in: $0, columns: bounds.columns) }.filter { !$0.cells.isEmpty }
        }
        var runs: [ChangedRun] = []
        cells.withUnsafeBufferPointer { new in
            earlier.cells.withUnsafeBufferPointer { old in
                guard new.baseAddress != old.baseAddress else { return }
                for y in 0..<size.height {
                    let row = y * size.width
                    var x = 0
                    while x < size.width {
                        guard new[row + x] != old[row + x] else {
                            x += 1
                            continue
                        }
                        let start = x
                        repeat { x += 1 } while x < size.width && new[row + x] != old[row + x]
                        // A glyph whose second column looks the same as before is still drawn whole.
                        if new[row + x - 1].glyph.width == 2 { x += 1 }
                        let first = new[row + start].glyph.isContinuation ? start - 1 : start
                        runs.append(run(in: y, columns: first..<x))
                    }
                }
            }
        }
        return runs
    }

    /// Takes over changes that were found in a later frame of the same size.
    package mutating func apply(_ runs: [ChangedRun]) {
        for run in runs {
            let start = run.origin.y * size.width + run.origin.x
            for (offset, cell) in run.cells.enumerated() {
                cells[start + offset] = cell
            }
        }
    }

    private func run(in row: Int, columns: Range<Int>) -> ChangedRun {
        let start = row * size.width
        return ChangedRun(
            origin: Point(x: columns.lowerBound, y: row),
            cells: cells[start + columns.lowerBound..<start + columns.upperBound])
    }
}
