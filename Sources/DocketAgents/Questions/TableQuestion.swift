/// A question about a table, as it was understood.
package struct TableQuestion: Hashable, Sendable {
    package enum Aim: Hashable, Sendable {
        /// Of a column, or of the rows where there is none.
        case measures([TableMeasure], column: Int?)
        /// How many different values a column has.
        case distinct(column: Int)
        /// The first rows in the order of a column.
        case rows(Ranking, column: Int)
    }

    package struct Ranking: Hashable, Sendable {
        package var count: Int
        package var isAscending: Bool

        /// Where no number is named.
        static let usual = 10
        static let most = 1000
    }

    package var aim: Aim
    /// The column for each value of which it is asked.
    package var group: Int?
    /// Only the groups that come first.
    package var groupRanking: Ranking?
    package var conditions: [TableCondition] = []
}
