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
