import DocketApp
import DocketDomain

extension OutboxDelivery {
    /// The delivery, with the reason why it waits where the user's settings do not have its trigger.
    func noting(_ triggers: TriggerConfiguration) -> OutboxDelivery {
        guard waitsInVain(triggers) else { return self }
        var noted = self
        noted.lastError = "Your settings have no trigger of this name. Add it, or `docket outbox give-up \(id)`."
        return noted
    }

    /// Whether it waits for a trigger that the user's settings do not have.
    func waitsInVain(_ triggers: TriggerConfiguration) -> Bool {
        deliveredAt == nil && failedAt == nil && triggers.triggers[trigger] == nil
    }
}
