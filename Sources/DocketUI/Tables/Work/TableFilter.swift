/// A condition that rows must meet to be shown.
package struct TableFilter: Hashable, Sendable {
    package enum Comparison: Hashable, Sendable {
        case less, lessOrEqual, greater, greaterOrEqual
    }

    package enum Test: Hashable, Sendable {
        case contains(TextPattern)
        case excludes(TextPattern)
        case equals(String)
        case differs(String)
        case compares(Comparison, String)
        /// Nothing, or nothing but blanks.
        case isEmpty
        case isFilled

        /// What cells are compared with, where it asks what they are worth.
        var operand: String? {
            switch self {
            case .equals(let text), .differs(let text), .compares(_, let text): text
            case .contains, .excludes, .isEmpty, .isFilled: nil
            }
        }
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
}
