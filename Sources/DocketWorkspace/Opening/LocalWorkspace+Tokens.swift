package import DocketDomain

extension LocalWorkspace {
    package func tokenBook(of tenant: TenantID) async throws(DocketError) -> TokenBook? {
        // The log is asked and not its copy: what was revoked elsewhere is good for nothing here.
        let snapshot = try await stored { try await log.state(of: .tenant(tenant), tenant: tenant) }
        guard case .tenant(let state)? = snapshot?.state else { return nil }
        return TokenBook(state)
    }
}
