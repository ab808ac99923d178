/// Which exports to list, newest first. Deleted ones are gone.
package struct ExportFilter: Hashable, Sendable {
    package var status: ExportStatus?
    package var source: Address?
    package var createdBy: UserID?
    package var createdBefore: Timestamp?

    package init() {}
}

/// An export as lists show it.
package struct ExportSummary: Hashable, Sendable {
    package let id: ExportID
    package let source: ExportSource
    package let title: String
    /// A format's name, such as `pdf`.
    package let format: String
    package let fileExtension: String
    package let options: JSON?
    package let status: ExportStatus
    package let createdBy: UserID
    package let createdAt: Timestamp
    package let finishedAt: Timestamp?
    /// The file, where it is finished.
    package let file: StoredExport?
    /// Why it failed, where it did.
    package let failure: ExportFailure?
    /// The process that makes it, or made it.
    package let runner: RunnerID

    package init(
        id: ExportID, source: ExportSource, title: String, format: String, fileExtension: String, options: JSON?,
        status: ExportStatus, createdBy: UserID, createdAt: Timestamp, finishedAt: Timestamp?, file: StoredExport?,
        failure: ExportFailure?, runner: RunnerID
    ) {
        self.id = id
        self.source = source
        self.title = title
        self.format = format
        self.fileExtension = fileExtension
        self.options = options
        self.status = status
        self.createdBy = createdBy
        self.createdAt = createdAt
        self.finishedAt = finishedAt
        self.file = file
        self.failure = failure
        self.runner = runner
    }
}

/// Why an export failed.
package struct ExportFailure: Hashable, Sendable {
    /// A code of `DocketError`.
    package let code: String
    package let reason: String

    package init(code: String, reason: String) {
        self.code = code
        self.reason = reason
    }
}
