/// A workflow trigger that waits to be delivered, is being delivered, or was.
package struct OutboxDelivery: Hashable, Sendable {
    /// What the list calls it; grows with every delivery.
    package let id: Int64
    /// The decision that it follows from: by this id the receiver knows a repeat.
    package let deliveryID: EventID
    /// The name of the configured trigger.
    package let trigger: String
    package let payload: JSON
    package let customerID: CustomerID
    package let createdAt: Timestamp
    /// Not before its decision can no longer be taken back; after a failure, not before the next attempt.
    package let notBefore: Timestamp
    /// Until when a deliverer has it to itself.
    package let claimedUntil: Timestamp?
    package let attempts: Int
    package let deliveredAt: Timestamp?
    /// When the attempts were given up.
    package let failedAt: Timestamp?
    package var lastError: String?

    package enum Status: String, Hashable, Sendable, CaseIterable {
        case waiting, delivering, delivered, failed
    }

    /// Where it stands at a moment.
    package func status(now: Timestamp) -> Status {
        if deliveredAt != nil { return .delivered }
        if failedAt != nil { return .failed }
        return claimedUntil.map { $0 > now } ?? false ? .delivering : .waiting
    }

    package init(
        id: Int64, deliveryID: EventID, trigger: String, payload: JSON, customerID: CustomerID, createdAt: Timestamp,
        notBefore: Timestamp, claimedUntil: Timestamp?, attempts: Int, deliveredAt: Timestamp?, failedAt: Timestamp?,
        lastError: String?
    ) {
        self.id = id
        self.deliveryID = deliveryID
        self.trigger = trigger
        self.payload = payload
        self.customerID = customerID
        self.createdAt = createdAt
        self.notBefore = notBefore
        self.claimedUntil = claimedUntil
        self.attempts = attempts
        self.deliveredAt = deliveredAt
        self.failedAt = failedAt
        self.lastError = lastError
    }
}
