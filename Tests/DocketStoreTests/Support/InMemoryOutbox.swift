import DocketDomain
import Synchronization

/// A delivery that waits, is being made, or was made.
struct InMemoryDelivery {
    let id: Int64
    let tenant: TenantID
    let deliveryID: EventID
    let trigger: String
    var payload: JSON
    let orderingKey: String
    let createdAt: Timestamp
    var notBefore: Timestamp
    var claimedBy: String?
    var claimedUntil: Timestamp?
    var attempts = 0
    var deliveredAt: Timestamp?
    var failedAt: Timestamp?
    var lastError: String?

    init(_ id: Int64, _ delivery: OutgoingDelivery, tenant: TenantID, createdAt: Timestamp) {
        self.id = id
        self.tenant = tenant
        deliveryID = delivery.decision
        trigger = delivery.trigger
        payload = delivery.payload
        orderingKey = delivery.orderingKey
        self.createdAt = createdAt
        notBefore = delivery.notBefore
    }

    /// As it is in another log, and leased to nobody.
    init(_ kept: KeptDelivery) {
        let delivery = kept.delivery
        id = delivery.id
        tenant = kept.tenantID
        deliveryID = delivery.deliveryID
        trigger = delivery.trigger
        payload = delivery.payload
        orderingKey = delivery.customerID.rawValue
        createdAt = delivery.createdAt
        notBefore = delivery.notBefore
        attempts = delivery.attempts
        deliveredAt = delivery.deliveredAt
        failedAt = delivery.failedAt
        lastError = delivery.lastError
    }

    var isWaiting: Bool { deliveredAt == nil && failedAt == nil }
    /// Nobody has had it yet.
    var isUntouched: Bool { attempts == 0 && claimedUntil == nil }

    var shown: OutboxDelivery {
        OutboxDelivery(
            id: id, deliveryID: deliveryID, trigger: trigger, payload: payload, customerID: CustomerID(orderingKey),
            createdAt: createdAt, notBefore: notBefore, claimedUntil: claimedUntil, attempts: attempts,
            deliveredAt: deliveredAt, failedAt: failedAt, lastError: lastError)
    }
}

extension InMemoryEventLog: DeliveringLog {
    func outbox(of tenant: TenantID) -> any Outbox {
        InMemoryOutbox(log: self, tenant: tenant)
    }
}

private struct InMemoryOutbox: Outbox {
    let log: InMemoryEventLog
    let tenant: TenantID

    func claim(
        limit: Int, by deliverer: String, now: Timestamp, lease: Int64, triggers: Set<String>?
    ) async throws(DocketError) -> [OutboxDelivery] {
        log.contents.withLock { contents in
            let due = first(in: contents, triggers).filter { index in
                let delivery = contents.outbox[index]
                return delivery.notBefore <= now && delivery.claimedUntil.map { $0 <= now } ?? true
            }
            return due.prefix(limit).map { index in
                contents.outbox[index].claimedBy = deliverer
                contents.outbox[index].claimedUntil = Timestamp(milliseconds: now.milliseconds + lease)
                contents.outbox[index].attempts += 1
                return contents.outbox[index].shown
            }
        }
    }

    func complete(_ id: Int64, by deliverer: String, at time: Timestamp) async throws(DocketError) -> Bool {
        finish(id, by: deliverer) { delivery in
            delivery.deliveredAt = time
            delivery.lastError = nil
        }
    }

    func fail(
        _ id: Int64, by deliverer: String, error: String, at time: Timestamp, retry: Timestamp?
    ) async throws(DocketError) -> Bool {
        finish(id, by: deliverer) { delivery in
            delivery.lastError = error
            delivery.notBefore = retry ?? delivery.notBefore
            delivery.failedAt = retry == nil ? time : nil
        }
    }

    private func finish(_ id: Int64, by deliverer: String, _ change: (inout InMemoryDelivery) -> Void) -> Bool {
        log.contents.withLock { contents in
            let index = contents.outbox.firstIndex {
                $0.tenant == tenant && $0.id == id && $0.claimedBy == deliverer
            }
            guard let index else { return false }
            change(&contents.outbox[index])
            contents.outbox[index].claimedBy = nil
            contents.outbox[index].claimedUntil = nil
            return true
        }
    }

    func giveUp(_ id: Int64, error: String, at time: Timestamp) async throws(DocketError) {
        let isThere = log.contents.withLock { contents in
            let index = contents.outbox.firstIndex {
                $0.tenant == tenant && $0.id == id && $0.isWaiting && $0.claimedUntil.map { $0 <= time } ?? true
            }
            guard let index else { return false }
            contents.outbox[index].failedAt = time
            contents.outbox[index].lastError = error
            contents.outbox[index].claimedBy = nil
            contents.outbox[index].claimedUntil = nil
            return true
        }
        guard isThere else { throw Self.noWaiting(id) }
    }

    func retry(_ id: Int64, now: Timestamp) async throws(DocketError) {
        let isThere = log.contents.withLock { contents in
            let index = contents.outbox.firstIndex {
                $0.tenant == tenant && $0.id == id && $0.deliveredAt == nil
            }
            guard let index else { return false }
            contents.outbox[index].failedAt = nil
            if contents.outbox[index].attempts > 0 { contents.outbox[index].notBefore = now }
            return true
        }
        guard isThere else { throw Self.noDelivery(id) }
    }

    func nextDue(triggers: Set<String>?) async throws(DocketError) -> Timestamp? {
        log.contents.withLock { contents in
            first(in: contents, triggers).map { index in
                let delivery = contents.outbox[index]
                return max(delivery.notBefore, delivery.claimedUntil ?? Timestamp(milliseconds: 0))
            }.min()
        }
    }

    /// The first one of each customer that still waits, of those whose trigger is wanted.
    private func first(in contents: InMemoryEventLog.Contents, _ triggers: Set<String>?) -> [Int] {
        var seen: Set<String> = []
        return contents.outbox.indices.filter { index in
            let delivery = contents.outbox[index]
            return delivery.tenant == tenant && delivery.isWaiting && triggers?.contains(delivery.trigger) ?? true
                && seen.insert(delivery.orderingKey).inserted
        }
    }
}
