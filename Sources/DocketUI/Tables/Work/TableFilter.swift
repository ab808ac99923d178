/// A condition that rows must meet to be shown.
package struct TableFilter: Hashable, Sendable {
    package enum Comparison: Hashable, Sendable {
        case less, lessOrEqual, greater, greaterOrEqual
    }

    package enum Test: Hashable, Sendable {
        case contains(TextPattern)
        case excludes(TextPattern)
        case equals(FilterOperand)
        case differs(FilterOperand)
        case compares(Comparison, FilterOperand)
        /// Nothing, or nothing but blanks.
        case isEmpty
        case isFilled
    }

    /// Nil for any column.
    package let column: Int?
    package let test: Test
    /// The condition as it was typed.
    package let source: String

    package init(column: Int?, test: Test, source: String) {
        self.column = column
        self.test = test
        self.source = source
    }

    /// Whether a row meets it. A row that is too short counts as empty there.
    package func accepts(_ row: some Collection<String>) -> Bool {
        guard let column else { return acceptsAny(row) }
        guard column < row.count else { return accepts(cell: "") }
        return accepts(cell: row[row.index(row.startIndex, offsetBy: column)])
    }

    /// Any column means: one that contains it, or none that does.
    private func acceptsAny(_ row: some Collection<String>) -> Bool {
        switch test {
        case .excludes, .differs: row.allSatisfy(accepts(cell:))
        default: row.contains(where: accepts(cell:))
        }
    }

    private func accepts(cell: String) -> Bool {
        switch test {
        case .contains(let pattern): pattern.occurs(in: cell)
        case .excludes(let pattern): !pattern.occurs(in: cell)
        case .equals(let operand): operand.equals(cell)
        case .differs(let operand): !operand.equals(cell)
        case .compares(let comparison, let operand): operand.holds(comparison, for: cell)
        case .isEmpty: CellValue.isMissing(cell)
        case .isFilled: !CellValue.isMissing(cell)
        }
    }
}
