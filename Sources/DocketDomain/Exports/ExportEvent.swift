/// What can happen to an export.
package enum ExportEvent: Hashable, Sendable {
    case requested(ExportRequested)
    case completed(ExportCompleted)
    case failed(ExportFailed)
    case cancelled(ExportCancelled)
    case retried(ExportRetried)
    case deleted(ExportDeleted)
}

package struct ExportRequested: Hashable, Sendable, Codable {
    package var source: ExportSource
    package var format: String
    package var fileExtension: String
    package var title: String
    package var options: JSON?
    package var runner: RunnerID
    package var createdBy: UserID

    package init(
        source: ExportSource, format: String, fileExtension: String, title: String, options: JSON?, runner: RunnerID,
        createdBy: UserID
    ) {
        self.source = source
        self.format = format
        self.fileExtension = fileExtension
        self.title = title
        self.options = options
        self.runner = runner
        self.createdBy = createdBy
    }

    private enum CodingKeys: String, CodingKey {
        case source, format, title, options, runner
        case fileExtension = "file_extension"
        case createdBy = "created_by"
    }
}

package struct ExportCompleted: Hashable, Sendable, Codable {
    package var file: StoredExport
}

package struct ExportFailed: Hashable, Sendable, Codable {
    package var code: String
    package var reason: String
}

package struct ExportCancelled: Hashable, Sendable, Codable {
    package init() {}
}

package struct ExportRetried: Hashable, Sendable, Codable {
    package var runner: RunnerID
}

package struct ExportDeleted: Hashable, Sendable, Codable {
    package init() {}
}

/// An artifact has become a file: told in the artifact's own history.
package struct ArtifactExported: Hashable, Sendable, Codable {
    package var exportID: ExportID
    package var format: String
    package var revision: Int

    private enum CodingKeys: String, CodingKey {
        case format, revision
        case exportID = "export_id"
    }
}
