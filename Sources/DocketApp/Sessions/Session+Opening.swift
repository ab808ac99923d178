package import DocketDomain
package import DocketWorkspace

extension Session {
    /// Opens the workspace of a request as other users: for a process that works for several.
    package static func opening(
        _ request: Request, environment: Environment = .live
    ) -> @Sendable (TenantID, UserID?, String) async throws -> any Workspace {
        { tenant, user, account in
            var request = request
            request.tenant = tenant
            request.user = user
            return try await local(request, environment, account: account).0
        }
    }
}
