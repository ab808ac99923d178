package import DocketDomain
import DocketExport

/// An export that this process may make; it holds the job as long as it lives.
package struct ExportJob: Sendable {
    package let id: ExportID
    /// Nothing where the same request was answered before: then there is nothing to do.
    let runner: ExportRunner?

    package var isNew: Bool { runner != nil }
}

/// A finished export.
package struct ExportResult: Sendable {
    package let export: ExportSummary
    /// Rows of tables in the file.
    package let rows: Int
    /// What a reader of the file should know, one sentence each.
    package let notes: [String]
}

/// What became of a clean-up.
package struct PruneReport: Hashable, Sendable {
    /// The exports that were deleted, oldest first.
    package var deleted: [ExportID] = []
    /// Bytes that were freed, files without an export included.
    package var freedBytes = 0
    /// Bytes that the exports left take.
    package var keptBytes = 0
}
