package import DocketDomain

extension LocalWorkspace {
    package var outbox: any Outbox { log.outbox(of: viewer.tenantID) }

    package func giveUpDelivery(_ id: Int64, idempotencyKey: String?) async throws(DocketError) {
        _ = try await once(idempotencyKey, ["request": "give up delivery", "id": .number(Int(id))]) {
            () async throws(DocketError) in
            _ = try await queries.delivery(id)
            try await outbox.giveUp(id, error: "Given up by \(viewer.userID).", at: environment.now())
            return id
        }
    }

    package func retryDelivery(_ id: Int64, idempotencyKey: String?) async throws(DocketError) {
        _ = try await once(idempotencyKey, ["request": "retry delivery", "id": .number(Int(id))]) {
            () async throws(DocketError) in
            _ = try await queries.delivery(id)
            try await outbox.retry(id, now: environment.now())
            return id
        }
    }
}
