/// How much of a table is copied.
package enum CopyScope: Hashable, Sendable {
    case cell
    case row
    /// The cells of the cursor's column.
    case column
    /// The rows and columns that are shown, with the header.
    case table
}

/// What copied text looks like.
package enum CopyFormat: Hashable, Sendable {
    /// Columns separated by tabs, as spreadsheets paste them.
    case tsv
    case markdown
}
