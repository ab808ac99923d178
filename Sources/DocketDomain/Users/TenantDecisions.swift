/// Decides what becomes of tenants and users.
struct TenantDecisions {
    let loaded: LoadedState
    let context: Context

    private var viewer: Viewer { context.viewer }

    func requirements(creating id: TenantID) -> [Requirement] {
        [.stream(.tenant(id))] + requirements()
    }

    func requirements() -> [Requirement] {
        [.stream(.tenant(viewer.tenantID))]
    }

    /// Makes a tenant whose first user is its admin. The workspace's first tenant has nobody who could allow it; a
    /// further one is made by an admin.
    func create(_ id: TenantID, name: String, firstUser: User) throws(DocketError) -> ChangeSet {
        guard try TextRules.id(id.rawValue, of: "tenant") == id.rawValue else {
            throw DocketError(.invalidArgument, "A tenant's id has no white space around it; “\(id)” does.")
        }
        guard loaded.tenant(id) == nil else {
            throw DocketError(.alreadyExists, "The tenant \(id) exists already.")
        }
        if viewer.role != .system { try requireAdmin("add a tenant") }
        guard firstUser.role == .admin else {
            throw DocketError(
                .invalidArgument,
                "A tenant's first user is its admin; \(firstUser.id) would be \(firstUser.role.rawValue).")
        }
        let created = TenantCreated(name: try TextRules.name(name, as: "tenant's name"))
        let added = UserAdded(user: try checked(firstUser))
        return ChangeSet(
            changes: [
                StreamChange(
                    stream: .tenant(id), expected: .noStream,
                    events: [.tenant(.created(created)), .tenant(.userAdded(added))])
            ], outcome: CommandOutcome())
    }

    func add(_ user: User) throws(DocketError) -> ChangeSet {
        let tenant = try requireAdmin("add users")
        let user = try checked(user)
        if let present = tenant.state.user(user.id) {
            if present == user { return .already(CommandOutcome()) }
            throw DocketError(
                .alreadyExists,
                "There is a user \(user.id) already (\(present.name), \(present.role.rawValue)). Choose another id.")
        }
        return change(tenant.version, .userAdded(UserAdded(user: user)))
    }

    /// Deleting a user deletes nothing that they made.
    func remove(_ id: UserID) throws(DocketError) -> ChangeSet {
        let tenant = try requireAdmin("remove users")
        guard let user = tenant.state.user(id) else {
            throw DocketError(.notFound, "There is no user \(id). See `docket users list`.")
        }
        let admins = tenant.state.users.values.filter { $0.role == .admin }
        guard user.role != .admin || admins.count > 1 else {
            throw DocketError(
                .failedPrecondition,
                "\(id) is the only admin of this tenant. Add another admin first: `docket users add`.")
        }
        return change(tenant.version, .userRemoved(UserRemoved(userID: id)))
    }

    /// What an agent sees of profiles from now on. People see what their role says.
    func grant(_ sees: ProfileSight?, to id: UserID) throws(DocketError) -> ChangeSet {
        let tenant = try requireAdmin("grant sight of profiles")
        guard let user = tenant.state.user(id) else {
            throw DocketError(.notFound, "There is no user \(id). See `docket users list`.")
        }
        let granted = user.seeing(sees)
        try checkSight(granted)
        guard granted != user else { return .already(CommandOutcome()) }
        return change(tenant.version, .sightGranted(SightGranted(userID: id, sees: sees)))
    }

    private func checkSight(_ user: User) throws(DocketError) {
        guard user.sees == nil || user.role == .agent else {
            throw DocketError(
                .invalidArgument,
                "Only an agent is granted sight of profiles; \(user.id) is \(user.role.rawValue). A relationship manager sees the own customers, an admin all."
            )
        }
    }

    private func change(_ version: Int, _ event: TenantEvent) -> ChangeSet {
        ChangeSet(
            changes: [
                StreamChange(stream: .tenant(viewer.tenantID), expected: .exact(version), events: [.tenant(event)])
            ],
            outcome: CommandOutcome())
    }

    private func checked(_ user: User) throws(DocketError) -> User {
        let id = try TextRules.id(user.id.rawValue, of: "user")
        guard user.role != .system else {
            throw DocketError(.invalidArgument, "The role system is docket's own. Use rm, admin, member or agent.")
        }
        try checkSight(user)
        return User(
            id: UserID(id), name: try TextRules.name(user.name, as: "user's name"), role: user.role,
            osAccount: try account(user.osAccount), sees: user.sees)
    }

    /// An empty account would be one that nobody has, and nobody could act as the user.
    private func account(_ name: String?) throws(DocketError) -> String? {
        guard let name else { return nil }
        return try TextRules.name(name, as: "name of an account")
    }

    @discardableResult
    private func requireAdmin(_ what: String) throws(DocketError) -> (state: TenantState, version: Int) {
        guard let tenant = loaded.tenant(viewer.tenantID) else {
            throw DocketError(.notFound, "There is no tenant \(viewer.tenantID). See `docket tenants list`.")
        }
        guard viewer.role == .admin else {
            throw DocketError(
                .permissionDenied,
                "Only an admin may \(what); \(viewer.userID) is \(viewer.role.rawValue). Ask an admin.")
        }
        return tenant
    }
}
