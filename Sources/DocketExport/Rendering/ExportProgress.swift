/// How far an export has come.
package struct ExportProgress: Hashable, Sendable {
    /// Steps done: a row counts once for each time that it is read.
    package let done: Int
    /// All steps; 0 where they are not known, as with the messages of a thread.
    package let total: Int

    package init(done: Int, total: Int) {
        self.done = done
        self.total = total
    }

    /// From 0 to 1; nil where the whole is not known.
    package var fraction: Double? {
        total > 0 ? min(1, Double(done) / Double(total)) : nil
    }
}

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
