import DocketDomain

/// What an export is made from: the kind of document that it becomes, and under which title.
struct ExportSubject: Hashable, Sendable {
    var kind: ExportKind
    var title: String
    /// How many tables are in it, where it is nothing but tables.
    var tables = 1

    /// What the file's name ends with.
    ///
    /// - Throws: `failedPrecondition` where there is no table for a file of tables, or where another ending is wanted
    ///   than the file would have.
    func fileExtension(_ specification: ExportSpecification) throws(DocketError) -> String {
        let format = specification.format
        guard tables > 0 || !format.holdsTablesOnly else {
            throw DocketError(
                .failedPrecondition,
                "“\(title)” has no tables, and \(format.name) holds tables only. PDF, DOCX and Markdown take its text.")
        }
        let made = format.fileExtension(tables: tables)
        guard format == .csv, let wanted = specification.wantedExtension, wanted != made else { return made }
        // Whoever asks for an archive of one table gets that.
        if wanted == ExportFormat.archiveExtension { return wanted }
        guard made != ExportFormat.archiveExtension else {
            throw DocketError(
                .failedPrecondition,
                "“\(title)” has \(tables) tables, and a CSV file holds one. Name a folder, or a file that ends with .zip, for a file of each; or take --format xlsx for a worksheet of each."
            )
        }
        return made
    }
}
