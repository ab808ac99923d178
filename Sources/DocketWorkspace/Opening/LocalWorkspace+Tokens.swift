package import DocketDomain

extension LocalWorkspace {
    package func holder(of token: AccessToken, in tenant: TenantID) async throws(DocketError) -> TokenHolder? {
        // The log is asked and not its copy: what was revoked elsewhere is good for nothing here.
        let snapshot = try await stored { try await log.state(of: .tenant(tenant), tenant: tenant) }
        guard case .tenant(let state)? = snapshot?.state else { return nil }
        return state.holder(of: token, at: environment.now())
    }
}
