package import DocketDomain
package import DocketExport

/// A file that somebody wants.
package struct ExportRequest: Hashable, Sendable {
    package var source: ExportSource
    package var format: ExportFormat
    package var choices: ExportChoices

    package init(_ source: ExportSource, as format: ExportFormat, _ choices: ExportChoices = ExportChoices()) {
        self.source = source
        self.format = format
        self.choices = choices
    }
}

/// Finds the rows that a viewer shows: filters and sorts are the viewer's own.
package protocol ViewedRows: Sendable {
    /// The numbers of the rows, counted from 0, in the order in which they are shown.
    func rows(of table: ExportTable, in view: ExportView) async throws -> [Int]
}
