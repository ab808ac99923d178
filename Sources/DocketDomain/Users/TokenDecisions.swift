/// Decides what becomes of tokens. An admin gives and takes anybody's, and people their own; an agent's are an admin's
/// business.
struct TokenDecisions {
    let loaded: LoadedState
    let context: Context

    /// How many a user can have at once.
    private static let mostOfUser = 100
    private static let longestLifetime: Int64 = 3660 * 86_400_000

    private var viewer: Viewer { context.viewer }

    func requirements() -> [Requirement] {
        [.stream(.tenant(viewer.tenantID))]
    }

    func add(_ new: NewToken) throws(DocketError) -> ChangeSet {
        let (tenant, version) = try tenant()
        guard mayManage(tokensOf: new.userID) else {
            throw DocketError(
                .permissionDenied,
                viewer.role == .agent
                    ? "An agent's tokens are made by an admin; \(viewer.userID) is an agent. Ask an admin."
                    : "Only an admin may make a token for \(new.userID); \(viewer.userID) is \(viewer.role.rawValue). Ask an admin."
            )
        }
        guard let user = tenant.user(new.userID) else {
            throw DocketError(.notFound, "There is no user \(new.userID). See `docket users list`.")
        }
        let token = try checked(new, of: user)
        guard tenant.token(token.id) == nil else {
            throw DocketError(.alreadyExists, "There is a token \(token.id) already. Make another one.")
        }
        let expired = tenant.tokens(of: user.id).filter { $0.expiresAt <= context.now }
        guard tenant.tokens(of: user.id).count - expired.count < Self.mostOfUser else {
            throw DocketError(
                .failedPrecondition,
                "\(user.id) has \(Self.mostOfUser) tokens, and no more are kept of one user. Revoke some first: `docket tokens list \(user.id)`."
            )
        }
        // What has expired is good for nothing any more.
        let events =
            expired.map { TenantEvent.tokenRevoked(TokenRevoked($0)) } + [.tokenAdded(TokenAdded(token: token))]
        return change(version, events)
    }

    func revoke(_ id: TokenID) throws(DocketError) -> ChangeSet {
        let (tenant, version) = try tenant()
        // Of others' tokens nobody but an admin is told whether there are any.
        guard let token = tenant.token(id), mayManage(tokensOf: token.userID) else {
            throw DocketError(.notFound, "There is no token \(id). See `docket tokens list`.")
        }
        return change(version, [.tokenRevoked(TokenRevoked(token))])
    }

    private func mayManage(tokensOf user: UserID) -> Bool {
        viewer.role == .admin || (viewer.userID == user && viewer.role != .agent)
    }

    private func checked(_ new: NewToken, of user: User) throws(DocketError) -> UserToken {
        guard AccessToken.isID(new.id.rawValue), AccessToken.isDigest(new.digest) else {
            throw DocketError(.invalidArgument, "This is no token that docket has made.")
        }
        guard new.expiresAt > context.now,
            new.expiresAt.milliseconds - context.now.milliseconds <= Self.longestLifetime
        else {
            throw DocketError(.invalidArgument, "A token is good for some time, and for ten years at the most.")
        }
        let possible = user.role.tokenScopes
        guard new.scopes.isSubset(of: possible) else {
            throw DocketError(
                .invalidArgument,
                "An agent never decides: a token of \(user.id) can be for \(possible.map(\.rawValue).joined(separator: " and "))."
            )
        }
        let name = new.name.trimmed
        return UserToken(
            id: new.id, userID: user.id, name: name.isEmpty ? "" : try TextRules.name(name, as: "token's name"),
            scopes: new.scopes.isEmpty ? possible : possible.filter(new.scopes.contains), digest: new.digest,
            expiresAt: new.expiresAt)
    }

    private func tenant() throws(DocketError) -> (state: TenantState, version: Int) {
        guard let tenant = loaded.tenant(viewer.tenantID) else {
            throw DocketError(.notFound, "There is no tenant \(viewer.tenantID). See `docket tenants list`.")
        }
        return tenant
    }

    private func change(_ version: Int, _ events: [TenantEvent]) -> ChangeSet {
        ChangeSet(
            changes: [
                StreamChange(
                    stream: .tenant(viewer.tenantID), expected: .exact(version), events: events.map { .tenant($0) })
            ],
            outcome: CommandOutcome())
    }
}
