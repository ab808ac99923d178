package import DocketDomain
import DocketExport

/// An export that was begun; where this process makes it, it holds the job as long as it lives.
package struct ExportJob: Sendable {
    package let id: ExportID
    /// Whether the request is new: where the same one was answered before, there is nothing to do.
    package let isNew: Bool
    /// Nothing where there is nothing to do, and where the file is made elsewhere.
    let runner: ExportRunner?

    init(id: ExportID, runner: ExportRunner?) {
        self.id = id
        self.runner = runner
        isNew = runner != nil
    }
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
package struct PruneReport: Hashable, Sendable, Codable {
    /// The exports that were deleted, oldest first.
    package var deleted: [ExportID] = []
    /// Bytes that were freed, files without an export included.
    package var freedBytes = 0
    /// Bytes that the exports left take.
    package var keptBytes = 0
}
