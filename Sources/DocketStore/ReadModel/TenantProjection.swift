import DocketDomain
import GRDB

/// `tenants`, `users` and `tokens`.
struct TenantProjection {
    let db: Database

    private static let anyUser = Database.insertion(into: .users, verb: "INSERT OR REPLACE")

    func apply(_ event: TenantEvent, _ recorded: RecordedEvent) throws {
        let tenant = recorded.tenantID.rawValue
        switch event {
        case .created(let created):
            try db.insert(.tenants, [tenant, created.name.storable])
        case .userAdded(let added):
            try db.insert(
                .users, by: Self.anyUser,
                [
                    tenant, added.user.id.rawValue, added.user.name.storable, added.user.role.rawValue,
                    added.user.osAccount, ProfileSight.rank(added.user.sees),
                ])
        case .userRemoved(let removed):
            try db.run("DELETE FROM users WHERE tenant_id = ? AND id = ?", [tenant, removed.userID.rawValue])
            try db.run("DELETE FROM tokens WHERE tenant_id = ? AND user_id = ?", [tenant, removed.userID.rawValue])
        case .sightGranted(let granted):
            try db.run(
                "UPDATE users SET sees = ? WHERE tenant_id = ? AND id = ?",
                [ProfileSight.rank(granted.sees), tenant, granted.userID.rawValue])
            try db.seal(.users, tenant, granted.userID.rawValue)
        case .tokenAdded(let added):
            let token = added.token
            try db.insert(
                .tokens,
                [
                    tenant, token.id.rawValue, token.userID.rawValue, token.name.storable,
                    token.scopes.map(\.rawValue).joined(separator: " "), recorded.actorID.rawValue,
                    recorded.recordedAt.milliseconds, token.expiresAt.milliseconds,
                ])
        case .tokenRevoked(let revoked):
            try db.run("DELETE FROM tokens WHERE tenant_id = ? AND id = ?", [tenant, revoked.tokenID.rawValue])
        }
    }
}
