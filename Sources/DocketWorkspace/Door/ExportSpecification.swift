package import DocketDomain

/// A file that somebody wants.
package struct ExportSpecification: Hashable, Sendable {
    package var source: ExportSource
    package var format: ExportFormat
    package var choices: ExportChoices
    /// What the name ends with under which somebody wants the file; any where there is none. What the file would not be
    /// is refused before it is made.
    package var wantedExtension: String?

    package init(_ source: ExportSource, as format: ExportFormat, _ choices: ExportChoices = ExportChoices()) {
        self.source = source
        self.format = format
        self.choices = choices
    }
}
