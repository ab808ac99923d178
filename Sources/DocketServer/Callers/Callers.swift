package import DocketDomain
package import DocketWorkspace

/// Finds the workspace in which a caller works: as the user that they name, or that their account is bound to.
///
/// Workspaces stay open. That the user is still there, with the same role and the same binding, is asked again at the
/// first call of each second.
package actor Callers {
    /// Opens the workspace in a tenant as a user, for an account of the operating system.
    package typealias Opening = @Sendable (TenantID, UserID?, String) async throws -> any Workspace

    /// How the server itself works in the workspace.
    private let own: any Workspace
    private let host: HostAccounts
    private let open: Opening

    private struct Key: Hashable {
        let tenant: TenantID
        let user: UserID
        let account: String
    }

    private struct Entry {
        let workspace: any Workspace
        var checkedAt: ContinuousClock.Instant
        var usedAt: ContinuousClock.Instant
    }

    private var entries: [Key: Entry] = [:]

    private static let checkPeriod = Duration.seconds(1)
    /// More are open only while calls use them.
    private static let mostKept = 64

    package init(own: any Workspace, host: HostAccounts, open: @escaping Opening) {
        self.own = own
        self.host = host
        self.open = open
    }

    /// The workspace of a caller.
    ///
    /// - Throws: `Unauthenticated`, or `DocketError` where they may not be whom they name.
    func workspace(for caller: Caller) async throws -> any Workspace {
        guard let number = caller.account, let account = host.name(number) else {
            throw Unauthenticated(
                message: "The system does not tell which account calls. Call over the server's socket, on this machine."
            )
        }
        let isForeign = number != host.own
        let tenant = caller.tenant ?? own.viewer.tenantID
        let user = try await self.user(of: caller, in: tenant, account, isForeign)
        let key = Key(tenant: tenant, user: user, account: account)
        let now = ContinuousClock.now
        if var entry = entries[key] {
            if now - entry.checkedAt >= Self.checkPeriod {
                guard try await isStillSo(entry.workspace, account, isForeign) else {
                    entries[key] = nil
                    return try await opened(key, isForeign)
                }
                entry.checkedAt = now
            }
            entry.usedAt = now
            entries[key] = entry
            return entry.workspace
        }
        return try await opened(key, isForeign)
    }

    private func opened(_ key: Key, _ isForeign: Bool) async throws -> any Workspace {
        let workspace: any Workspace
        do {
            workspace = try await open(key.tenant, key.user, key.account)
        } catch let error as DocketError where error.code == .notFound && !isForeign {
            throw Unauthenticated(message: error.message)
        } catch let error as DocketError where error.code == .notFound || error.code == .permissionDenied {
            throw isForeign ? Self.refusal(key.user, key.account) : error
        }
        // Whoever is not this server's own account is known by their binding alone.
        guard try await isStillSo(workspace, key.account, isForeign) else {
            throw Self.refusal(key.user, key.account)
        }
        let now = ContinuousClock.now
        entries[key] = Entry(workspace: workspace, checkedAt: now, usedAt: now)
        if entries.count > Self.mostKept, let oldest = entries.min(by: { $0.value.usedAt < $1.value.usedAt }) {
            entries[oldest.key] = nil
        }
        return workspace
    }

    private func user(
        of caller: Caller, in tenant: TenantID, _ account: String, _ isForeign: Bool
    ) async throws -> UserID {
        if let user = caller.user { return user }
        guard isForeign else {
            guard tenant == own.viewer.tenantID else {
                throw Unauthenticated(message: "Say who you are in the tenant \(tenant): metadata docket-user.")
            }
            return own.viewer.userID
        }
        let bound =
            tenant == own.viewer.tenantID
            ? try await Self.users(of: own).filter { $0.osAccount == account }.map(\.id) : []
        guard let user = bound.first else {
            throw Unauthenticated(
                message:
                    "The account \(account) is bound to no user of the tenant \(tenant). An admin binds one: docket users add ID --name NAME --role ROLE --os-account \(account)"
            )
        }
        guard bound.count == 1 else {
            throw Unauthenticated(
                message: "The account \(account) is bound to several users. Name one of them: metadata docket-user.")
        }
        return user
    }

    /// Whether the user of an open workspace may still be who they were when it was opened.
    private func isStillSo(_ workspace: any Workspace, _ account: String, _ isForeign: Bool) async throws -> Bool {
        let viewer = workspace.viewer
        guard let user = try await Self.users(of: workspace).first(where: { $0.id == viewer.userID }) else {
            return false
        }
        return user.role == viewer.role && (user.osAccount == account || (user.osAccount == nil && !isForeign))
    }

    private static func users(of workspace: any Workspace) async throws(DocketError) -> [User] {
        try await Page.all { page throws(DocketError) in try await workspace.queries.users(page: page) }
    }

    private static func refusal(_ user: UserID, _ account: String) -> DocketError {
        DocketError(
            .permissionDenied,
            "The account \(account) may not act as \(user). An admin binds them: docket users add \(user) --name NAME --role ROLE --os-account \(account)"
        )
    }
}
