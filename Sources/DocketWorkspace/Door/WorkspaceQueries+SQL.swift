package import DocketDomain

extension WorkspaceQueries {
    /// The query that an artifact is.
    ///
    /// - Parameter number: Of its revision; the newest one unless it is given.
    /// - Throws: `failedPrecondition` where it is something else.
    package func sqlQuery(of artifact: ArtifactID, revision number: Int? = nil) async throws(DocketError) -> SQLQuery {
        guard case .sqlQuery(let query) = try await revision(number, of: artifact).content else {
            throw DocketError(.failedPrecondition, "artifact:\(artifact) is no SQL query, and cannot be run.")
        }
        return query
    }
}
