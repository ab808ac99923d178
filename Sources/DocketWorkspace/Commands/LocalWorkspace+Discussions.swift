package import DocketDomain

extension LocalWorkspace {
    package func discussion(of artifact: ArtifactID) async throws(DocketError) -> ThreadID? {
        let claim = ClaimKey.discussion(of: artifact, by: viewer.userID)
        let owner = try await stored { try await log.owners(of: [claim], tenant: viewer.tenantID)[claim] }
        return owner.map { ThreadID($0.id) }
    }
}
