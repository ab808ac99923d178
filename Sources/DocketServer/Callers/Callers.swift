package import DocketDomain
package import DocketWorkspace

/// Finds the workspace in which a caller works: as the user whose token they show, or whom they name, or that their account
/// is bound to.
///
/// Workspaces stay open. That a token is still good, and that the user is still there, with the same role and the same
/// binding, is asked again at the first call of each second.
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
        /// Nothing where a token says who it is.
        let account: String?
    }

    private struct Entry {
        let workspace: any Workspace
        var checkedAt: ContinuousClock.Instant
        var usedAt: ContinuousClock.Instant
    }

    private var entries: [Key: Entry] = [:]
    private let holders: TokenHolders

    private static let checkPeriod = Duration.seconds(1)
    /// More are open only while calls use them.
    private static let mostKept = 64

    package init(own: any Workspace, host: HostAccounts, open: @escaping Opening) {
        self.own = own
        holders = TokenHolders(own: own)
        self.host = host
        self.open = open
    }

    /// The workspace of a caller.
    ///
    /// - Parameter scope: What a token has to be good for.
    /// - Throws: `Unauthenticated`, or `DocketError` where they may not be whom they name, or not do this.
    func workspace(for caller: Caller, needing scope: TokenScope) async throws -> any Workspace {
        switch caller.proof {
        case nil: try await workspace(ofAccount: caller)
        // Whoever shows a token wants its user's rights, and never those of their account in its place.
        case .token(let token)?: try await workspace(of: token, caller, needing: scope)
        case .unreadable?: throw Unauthenticated.token
        }
    }

    private func workspace(
        of token: AccessToken, _ caller: Caller, needing scope: TokenScope
    ) async throws -> any Workspace {
        let tenant = caller.tenant ?? own.viewer.tenantID
        guard let holder = try await holders.holder(of: token, in: tenant) else { throw Unauthenticated.token }
        let user = holder.user
        guard caller.user == nil || caller.user == user.id else {
            throw DocketError(
                .permissionDenied, "This token is \(user.id)'s, and good for nobody else. Leave docket-user out.")
        }
        guard holder.scopes.contains(scope) else {
            throw DocketError(
                .permissionDenied,
                user.role == .agent && scope == .decide
                    ? "An agent never decides, whatever it shows. Leave that to a person."
                    : "This call needs a token that is good for “\(scope.rawValue)”, and this one is not: docket tokens add \(user.id) --scopes …"
            )
        }
        let key = Key(tenant: tenant, user: user.id, account: nil)
        if let entry = entries[key], entry.workspace.viewer.role == user.role {
            entries[key]?.usedAt = .now
            return entry.workspace
        }
        // A binding says which account of a machine may be somebody without a token.
        let workspace = try await open(tenant, user.id, user.osAccount ?? "")
        keep(workspace, key)
        return workspace
    }

    private func workspace(ofAccount caller: Caller) async throws -> any Workspace {
        guard let number = caller.account, let account = host.name(number) else {
            throw Unauthenticated(
                message:
                    "Nobody knows who calls. Show a token (metadata authorization: Bearer TOKEN; docket tokens add USER makes one), or call over the server's socket."
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
                    return try await opened(key, account, isForeign)
                }
                entry.checkedAt = now
            }
            entry.usedAt = now
            entries[key] = entry
            return entry.workspace
        }
        return try await opened(key, account, isForeign)
    }

    private func opened(_ key: Key, _ account: String, _ isForeign: Bool) async throws -> any Workspace {
        let workspace: any Workspace
        do {
            workspace = try await open(key.tenant, key.user, account)
        } catch let error as DocketError where error.code == .notFound && !isForeign {
            throw Unauthenticated(message: error.message)
        } catch let error as DocketError where error.code == .notFound || error.code == .permissionDenied {
            throw isForeign ? Self.refusal(key.user, account) : error
        }
        // Whoever is not this server's own account is known by their binding alone.
        guard try await isStillSo(workspace, account, isForeign) else {
            throw Self.refusal(key.user, account)
        }
        keep(workspace, key)
        return workspace
    }

    private func keep(_ workspace: any Workspace, _ key: Key) {
        let now = ContinuousClock.now
        entries[key] = Entry(workspace: workspace, checkedAt: now, usedAt: now)
        if entries.count > Self.mostKept, let oldest = entries.min(by: { $0.value.usedAt < $1.value.usedAt }) {
            entries[oldest.key] = nil
        }
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
