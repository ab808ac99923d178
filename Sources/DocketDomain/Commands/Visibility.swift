/// Finds objects as far as the one who asks may see them: what cannot be seen is not there.
struct Visibility {
    let loaded: LoadedState
    let viewer: Viewer

    func thread(_ id: ThreadID) throws(DocketError) -> (state: ThreadState, version: Int) {
        guard let thread = loaded.thread(id), thread.state.isVisible(to: viewer) else {
            throw DocketError(.notFound, "There is no thread \(id). See `docket threads list`.")
        }
        return thread
    }

    /// A thread that has not been deleted.
    func livingThread(_ id: ThreadID) throws(DocketError) -> (state: ThreadState, version: Int) {
        let thread = try self.thread(id)
        guard !thread.state.isDeleted else {
            throw DocketError(
                .failedPrecondition,
                "Thread \(id) was deleted. Bring it back with `docket threads restore \(id)` first.")
        }
        return thread
    }

    func artifact(_ id: ArtifactID) throws(DocketError) -> (state: ArtifactState, version: Int) {
        guard let artifact = loaded.artifact(id), sees(artifact.state) else {
            throw DocketError(.notFound, "There is no artifact \(id). See `docket artifacts list`.")
        }
        return artifact
    }

    /// An artifact that has not been deleted.
    func livingArtifact(_ id: ArtifactID) throws(DocketError) -> (state: ArtifactState, version: Int) {
        let artifact = try self.artifact(id)
        guard !artifact.state.isDeleted else {
            throw DocketError(
                .failedPrecondition,
                "Artifact \(id) was deleted. Bring it back with `docket artifacts restore \(id)` first."
            )
        }
        return artifact
    }

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

    /// A customer that has not been deleted: seen by its relationship manager and by admins.
    func livingCustomer(_ id: CustomerID) throws(DocketError) -> (state: CustomerState, version: Int) {
        guard let customer = loaded.customer(id), sees(customer.state) else { throw Self.noCustomer(id) }
        try Self.refuseGone(customer.state, id)
        return customer
    }

    func sees(_ customer: CustomerState) -> Bool {
        viewer.role == .admin || (customer.rmID == viewer.userID && viewer.role == .rm)
    }

    static func noCustomer(_ id: CustomerID) -> DocketError {
        DocketError(.notFound, "There is no customer \(id). See `docket customers list`.")
    }

    static func refuseGone(_ customer: CustomerState, _ id: CustomerID) throws(DocketError) {
        guard !customer.isDeleted else {
            throw DocketError(.failedPrecondition, "Customer \(id) was deleted; nothing of it changes any more.")
        }
        guard !customer.isErased else {
            throw DocketError(.failedPrecondition, "Customer \(id) was erased; nothing of it changes any more.")
        }
    }

    /// By its creator, by its customer's relationship manager and admins, and through any thread that is seen.
    private func sees(_ artifact: ArtifactState) -> Bool {
        artifact.createdBy.id == viewer.userID
            || (artifact.proposal.flatMap { loaded.customer($0.customerID)?.state }.map(sees) ?? false)
            || artifact.relations.keys.contains { loaded.thread(ThreadID($0))?.state.isVisible(to: viewer) ?? false }
    }
}
