extension Visibility {
    /// An export that has not been deleted: one's own, and those of what one sees.
    func export(_ id: ExportID) throws(DocketError) -> (state: ExportState, version: Int) {
        guard let export = loaded.export(id), !export.state.isDeleted, sees(export.state) else {
            throw DocketError(.notFound, "There is no export \(id). See `docket exports list`.")
        }
        return export
    }

    private func sees(_ export: ExportState) -> Bool {
        guard export.createdBy != viewer.userID, viewer.role != .system else { return true }
        return switch export.source.subject {
        case .artifact(let id): loaded.artifact(id).map { sees($0.state) } ?? false
        case .thread(let id): loaded.thread(id)?.state.isVisible(to: viewer) ?? false
        case .customer(let id): loaded.customer(id).map { sees($0.state) } ?? false
        case .batch: viewer.role == .admin
        default: false
        }
    }
}
