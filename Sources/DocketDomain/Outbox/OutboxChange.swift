/// A delivery to be made after a decision, or one that must not be made any more.
package enum OutboxChange: Hashable, Sendable {
    case add(OutgoingDelivery)
    /// Only where nobody has claimed what follows from this decision.
    case withdraw(decision: EventID)
}

/// A workflow trigger to be delivered once its decision can no longer be taken back.
package struct OutgoingDelivery: Hashable, Sendable {
    /// The decision that it follows from, and the id by which the receiver knows a repeat.
    package let decision: EventID
    /// The name of the configured trigger.
    package let trigger: String
    package let payload: JSON
    /// Deliveries with the same key are made in order.
    package let orderingKey: String
    package let notBefore: Timestamp

    package init(decision: EventID, trigger: String, payload: JSON, orderingKey: String, notBefore: Timestamp) {
        self.decision = decision
        self.trigger = trigger
        self.payload = payload
        self.orderingKey = orderingKey
        self.notBefore = notBefore
    }
}
