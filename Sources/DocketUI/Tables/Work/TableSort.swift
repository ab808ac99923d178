/// A column that rows are sorted by.
package struct TableSort: Hashable, Sendable {
    package enum Direction: Hashable, Sendable {
        case ascending
        case descending
    }

    package var column: Int
    package var direction: Direction

    package init(column: Int, direction: Direction) {
        self.column = column
        self.direction = direction
    }
}
