/// An export as `decide` sees it.
package struct ExportState: Hashable, Sendable, Codable {
    package private(set) var source: ExportSource
    package private(set) var format: String
    package private(set) var createdBy: UserID
    package private(set) var status = ExportStatus.processing
    package private(set) var runner: RunnerID
    package private(set) var isDeleted = false
    /// How much its maker saw of the profile that it is about.
    package private(set) var sees: ProfileSight?

    init(_ requested: ExportRequested) {
        source = requested.source
        format = requested.format
        createdBy = requested.createdBy
        runner = requested.runner
        sees = requested.sees
    }

    mutating func apply(_ event: ExportEvent) {
        switch event {
        case .requested: break
        case .completed: status = .completed
        case .failed: status = .failed
        case .cancelled: status = .cancelled
        case .retried(let retried):
            status = .processing
            runner = retried.runner
        case .deleted: isDeleted = true
        }
    }
}
