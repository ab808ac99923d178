extension ExportSummary {
    /// An export as its own events tell it; nothing where it has none.
    package init?(_ id: ExportID, events: [RecordedEvent]) {
        guard let first = events.first, case .export(.requested(let requested)) = first.event else { return nil }
        var state = ExportState(requested)
        var file: StoredExport?
        var failure: ExportFailure?
        var finishedAt: Timestamp?
        for recorded in events.dropFirst() {
            guard case .export(let event) = recorded.event else { continue }
            state.apply(event)
            switch event {
            case .completed(let completed): file = completed.file
            case .failed(let failed): failure = ExportFailure(code: failed.code, reason: failed.reason)
            case .retried: failure = nil
            case .requested, .cancelled, .deleted: break
            }
            switch event {
            case .completed, .failed, .cancelled: finishedAt = recorded.recordedAt
            case .retried: finishedAt = nil
            case .requested, .deleted: break
            }
        }
        self.init(
            id: id, source: requested.source, title: requested.title, format: requested.format,
            fileExtension: requested.fileExtension, options: requested.options, status: state.status,
            createdBy: requested.createdBy, createdAt: first.recordedAt, finishedAt: finishedAt, file: file,
            failure: failure, runner: state.runner)
    }
}
