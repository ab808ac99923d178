import DocketDomain
import GRDB

/// `tenants` and `users`.
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
        case .sightGranted(let granted):
            try db.run(
                "UPDATE users SET sees = ? WHERE tenant_id = ? AND id = ?",
                [ProfileSight.rank(granted.sees), tenant, granted.userID.rawValue])
            try db.seal(.users, tenant, granted.userID.rawValue)
        }
    }
}
