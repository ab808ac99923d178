/// What was computed from a table, as a table, and how.
package struct TableAnswer: Hashable, Sendable {
    package var columns: [String]
    package var rows: [[String]]
    /// Says how it was computed, over which rows, and what was left out.
    package var sentence: String

    package init(columns: [String], rows: [[String]], sentence: String) {
        self.columns = columns
        self.rows = rows
        self.sentence = sentence
    }
}
