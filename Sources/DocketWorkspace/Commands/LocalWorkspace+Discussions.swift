package import DocketDomain

extension LocalWorkspace {
    package func discussion(of artifact: ArtifactID) async throws(DocketError) -> ThreadID? {
        let claim = ClaimKey.discussion(of: artifact, by: viewer.userID)
        let owners = try await asked(otherwise: [:]) { try await log.owners(of: [claim], tenant: viewer.tenantID) }
        return owners[claim].map { ThreadID($0.id) }
    }
}
