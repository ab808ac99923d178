import OrderedCollections

/// What can happen to an export.
package enum ExportEvent: Hashable, Sendable {
    case requested(ExportRequested)
    case completed(ExportCompleted)
    case failed(ExportFailed)
    case cancelled(ExportCancelled)
    case retried(ExportRetried)
    case deleted(ExportDeleted)

    package var payload: any StoredPayload {
        switch self {
        case .requested(let payload): payload
        case .completed(let payload): payload
        case .failed(let payload): payload
        case .cancelled(let payload): payload
        case .retried(let payload): payload
        case .deleted(let payload): payload
        }
    }
}

package struct ExportRequested: StoredPayload {
    package static let eventType = "export_requested"
    package static let version = 2

    /// Before there were two versions nobody recorded how much was seen: it counts as all.
    package static func upcast(_ payload: JSON, from version: Int) throws(DocketError) -> JSON {
        guard version == 1, case .object(var members) = payload else { throw noSuchVersion(version) }
        members["sees"] = .string(ProfileSight.sensitive.rawValue)
        return .object(members)
    }

    package var source: ExportSource
    package var format: String
    package var fileExtension: String
    package var title: String
    package var options: JSON?
    package var runner: RunnerID
    package var createdBy: UserID
    /// How much its maker saw of the profile that it is about: nobody who sees less gets the file. Nothing where it is
    /// about no profile, or nothing of one can be in it.
    package var sees: ProfileSight?

    package init(
        source: ExportSource, format: String, fileExtension: String, title: String, options: JSON?, runner: RunnerID,
        createdBy: UserID, sees: ProfileSight? = nil
    ) {
        self.source = source
        self.format = format
        self.fileExtension = fileExtension
        self.title = title
        self.options = options
        self.runner = runner
        self.createdBy = createdBy
        self.sees = sees
    }

    private enum CodingKeys: String, CodingKey {
        case source, format, title, options, runner, sees
        case fileExtension = "file_extension"
        case createdBy = "created_by"
    }
}

package struct ExportCompleted: StoredPayload {
    package static let eventType = "export_completed"

    package var file: StoredExport
}

package struct ExportFailed: StoredPayload {
    package static let eventType = "export_failed"

    package var code: String
    package var reason: String
}

package struct ExportCancelled: StoredPayload {
    package static let eventType = "export_cancelled"

    package init() {}
}

package struct ExportRetried: StoredPayload {
    package static let eventType = "export_retried"

    package var runner: RunnerID
}

package struct ExportDeleted: StoredPayload {
    package static let eventType = "export_deleted"

    package init() {}
}

extension ExportEvent {
    var text: String {
        switch self {
        case .requested(let requested): "asked for “\(requested.title)” as \(requested.format.uppercased())"
        case .completed(let completed): "finished the export (\(completed.file.bytes) bytes)"
        case .failed(let failed): "could not finish the export: \(failed.reason)"
        case .cancelled: "cancelled the export"
        case .retried: "tried the export again"
        case .deleted: "deleted the export"
        }
    }
}
