/// A table that a question is about: one revision of an artifact.
package struct QuestionedTable: Sendable {
    /// Its words may stand for rows: “How many customers …” of a table called “Customers”.
    package var title: String
    /// The names of its columns.
    package var columns: [String]
    package var rows: any TableRows
    /// Counted from 1.
    package var revision: Int

    package init(title: String, columns: [String], rows: any TableRows, revision: Int = 1) {
        self.title = title
        self.columns = columns
        self.rows = rows
        self.revision = revision
    }
}
