package import DocketDomain

/// A file that somebody wants.
package struct ExportSpecification: Hashable, Sendable {
    package var source: ExportSource
    package var format: ExportFormat
    package var choices: ExportChoices

    package init(_ source: ExportSource, as format: ExportFormat, _ choices: ExportChoices = ExportChoices()) {
        self.source = source
        self.format = format
        self.choices = choices
    }
}
