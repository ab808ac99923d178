/// Which rows of a table are shown, in which order: all of them as they are, or those of a list.
package enum RowOrder: Hashable, Sendable {
    case all(count: Int)
    /// Row numbers, counted from 0 in the table's own order.
    case rows([UInt32])

    /// How many rows are shown.
    package var count: Int {
        switch self {
        case .all(let count): count
        case .rows(let rows): rows.count
        }
    }

    /// The row of the table that is shown at a position below `count`.
    package subscript(position: Int) -> Int {
        switch self {
        case .all: position
        case .rows(let rows): Int(rows[position])
        }
    }
}
