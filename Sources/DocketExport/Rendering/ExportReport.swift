/// What became of an export.
package struct ExportReport: Hashable, Sendable {
    /// Bytes of the file.
    package let bytes: Int
    /// Rows of tables in it.
    package let rows: Int
    /// What a reader of the file should know, one sentence each, such as where a format's limits made it differ.
    package let notes: [String]

    package init(bytes: Int, rows: Int, notes: [String]) {
        self.bytes = bytes
        self.rows = rows
        self.notes = notes
    }
}
