/// The tokens of a tenant, as the log has them at one moment.
package struct TokenBook: Sendable {
    private let tenant: TenantState

    package init(_ tenant: TenantState) {
        self.tenant = tenant
    }

    /// For whom a program works that shows a token; nothing where it is none, or none any more.
    package func holder(of token: AccessToken, at now: Timestamp) -> TokenHolder? {
        tenant.holder(of: token, at: now)
    }
}
