import DocketDomain
import Foundation
import Synchronization

extension InMemoryEventLog: CopyableLog {
    func claims() async throws -> [KeptClaim] {
        contents.withLock { contents in
            contents.claims.map { KeptClaim(tenantID: $0.key.tenant, key: $0.key.key, owner: $0.value) }
                .sorted { ($0.tenantID.rawValue, $0.key.rawValue) < ($1.tenantID.rawValue, $1.key.rawValue) }
        }
    }

    func requests() async throws -> [KeptRequest] {
        contents.withLock { contents in
            contents.requests.map { KeptRequest(tenantID: $0.key.tenant, userID: $0.key.key.user, request: $0.value) }
                .sorted {
                    ($0.tenantID.rawValue, $0.userID.rawValue, $0.request.key)
                        < ($1.tenantID.rawValue, $1.userID.rawValue, $1.request.key)
                }
        }
    }

    func deliveries() async throws -> [KeptDelivery] {
        contents.withLock { $0.outbox.map { KeptDelivery(tenantID: $0.tenant, delivery: $0.shown) } }
    }

    func keep(claims: [KeptClaim], requests: [KeptRequest], deliveries: [KeptDelivery]) async throws {
        contents.withLock { contents in
            for claim in claims { contents.claims[TenantKey(tenant: claim.tenantID, key: claim.key)] = claim.owner }
            for kept in requests {
                let key = RequestKey(user: kept.userID, key: kept.request.key)
                contents.requests[TenantKey(tenant: kept.tenantID, key: key)] = kept.request
            }
            for kept in deliveries {
                contents.outbox.removeAll { $0.id == kept.delivery.id }
                contents.outbox.append(InMemoryDelivery(kept))
            }
            contents.outbox.sort { $0.id < $1.id }
            contents.lastDelivery = max(contents.lastDelivery, contents.outbox.last?.id ?? 0)
        }
    }
}
