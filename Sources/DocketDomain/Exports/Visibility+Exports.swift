extension Visibility {
    /// An export that has not been deleted: one's own, and those of what one sees.
    func export(_ id: ExportID) throws(DocketError) -> (state: ExportState, version: Int) {
        guard let export = loaded.export(id), !export.state.isDeleted, sees(export.state) else {
            throw DocketError(.notFound, "There is no export \(id). See `docket exports list`.")
        }
        return export
    }

    /// The customer whose profile an export of this source can have something of.
    func customer(of source: ExportSource) -> CustomerState? {
        let id: CustomerID? =
            switch source.subject {
            case .customer(let id): id
            case .artifact(let id): loaded.artifact(id)?.state.proposal?.customerID
            case .batch(let id): loaded.batch(id)?.customerID
            default: nil
            }
        return id.flatMap { loaded.customer($0)?.state }
    }

    private func sees(_ export: ExportState) -> Bool {
        guard viewer.role != .system else { return true }
        if let customer = customer(of: export.source),
            ProfileSight.rank(sight(of: customer)) < ProfileSight.rank(export.sees)
        {
            return false
        }
        guard export.createdBy != viewer.userID else { return true }
        return switch export.source.subject {
        case .artifact(let id): loaded.artifact(id).map { sees($0.state) } ?? false
        case .thread(let id): loaded.thread(id)?.state.isVisible(to: viewer) ?? false
        case .customer(let id): loaded.customer(id).map { sees($0.state) } ?? false
        case .batch: viewer.role == .admin
        default: false
        }
    }
}
