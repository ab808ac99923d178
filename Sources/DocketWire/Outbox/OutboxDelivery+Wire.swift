package import DocketDomain

extension OutboxDelivery {
    /// A delivery as it stands at a moment.
    package func wire(now: Timestamp) -> JSON {
        [
            "id": .number(id),
            "delivery_id": .id(deliveryID),
            "trigger": .string(trigger),
            "customer_id": .id(customerID),
            "status": .string(status(now: now).rawValue),
            "attempts": .number(attempts),
            "created_at": .time(createdAt),
            "not_before": .time(notBefore),
            "claimed_until": .time(claimedUntil),
            "delivered_at": .time(deliveredAt),
            "failed_at": .time(failedAt),
            "last_error": .string(lastError),
            "payload": payload,
        ]
    }
}
