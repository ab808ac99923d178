/// What a document was made from: it decides which formats are possible.
package enum ExportKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A table artifact, or the result of a query.
    case table
    /// Several tables.
    case sheet
    /// A Markdown document.
    case doc
    /// The text of a SQL query.
    case sqlQuery = "sql_query"
    /// Sections with tables: a proposal, a batch, a customer's audit trail.
    case report
    /// A thread with its messages.
    case transcript
    /// An artifact of a kind that docket doesn't know: JSON.
    case other
}
