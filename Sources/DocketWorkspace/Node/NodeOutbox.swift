import DocketDomain
import DocketStore

/// What waits in the log of a node: leases are given there, whichever nodes deliver.
struct NodeOutbox: Outbox {
    let connection: LogConnection
    let tenant: TenantID

    func claim(
        limit: Int, by deliverer: String, now: Timestamp, lease: Int64, triggers: Set<String>?
    ) async throws(DocketError) -> [OutboxDelivery] {
        try await outbox().claim(limit: limit, by: deliverer, now: now, lease: lease, triggers: triggers)
    }

    func complete(_ id: Int64, by deliverer: String, at time: Timestamp) async throws(DocketError) -> Bool {
        try await outbox().complete(id, by: deliverer, at: time)
    }

    func fail(
        _ id: Int64, by deliverer: String, error: String, at time: Timestamp, retry: Timestamp?
    ) async throws(DocketError) -> Bool {
        try await outbox().fail(id, by: deliverer, error: error, at: time, retry: retry)
    }

    func giveUp(_ id: Int64, error: String, at time: Timestamp) async throws(DocketError) {
        try await outbox().giveUp(id, error: error, at: time)
    }

    func retry(_ id: Int64, now: Timestamp) async throws(DocketError) {
        try await outbox().retry(id, now: now)
    }

    func nextDue(triggers: Set<String>?) async throws(DocketError) -> Timestamp? {
        try await outbox().nextDue(triggers: triggers)
    }

    private func outbox() async throws(DocketError) -> any Outbox {
        do {
            return try await connection.log().outbox(of: tenant)
        } catch {
            throw WorkspaceDatabase.translated(error)
        }
    }
}
