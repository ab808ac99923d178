import DocketApp
import DocketDomain

extension OutboxDelivery {
    /// The delivery, with the reason why it waits where the user's settings do not have its trigger.
    func noting(_ triggers: TriggerConfiguration) -> OutboxDelivery {
        guard deliveredAt == nil, failedAt == nil, !triggers.names.contains(trigger) else { return self }
        return OutboxDelivery(
            id: id, deliveryID: deliveryID, trigger: trigger, payload: payload, customerID: customerID,
            createdAt: createdAt, notBefore: notBefore, claimedUntil: claimedUntil, attempts: attempts,
            deliveredAt: deliveredAt, failedAt: failedAt,
            lastError: "Your settings have no trigger of this name. Add it, or `docket outbox give-up \(id)`.")
    }
}
