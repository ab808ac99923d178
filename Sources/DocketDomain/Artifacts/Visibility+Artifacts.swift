extension Visibility {
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

    /// By its creator, by its customer's relationship manager and admins, and through any thread that is seen.
    func sees(_ artifact: ArtifactState) -> Bool {
        artifact.createdBy.id == viewer.userID
            || (artifact.proposal.flatMap { loaded.customer($0.customerID)?.state }.map(sees) ?? false)
            || artifact.relations.keys.contains { loaded.thread(ThreadID($0))?.state.isVisible(to: viewer) ?? false }
    }
}
