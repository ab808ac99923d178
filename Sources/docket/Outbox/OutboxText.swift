import DocketApp
import DocketDomain

/// Deliveries in words.
enum OutboxText {
    /// - Parameter breaker: How a delivery's receiver stands.
    static func table(_ deliveries: [OutboxDelivery], now: Timestamp, breaker: (OutboxDelivery) -> String) -> String {
        var table = ColumnText([
            .init(title: "ID", side: .right), .init(title: "TRIGGER"), .init(title: "CUSTOMER"),
            .init(title: "STATUS"), .init(title: "TRIES", side: .right), .init(title: "NOT BEFORE"),
            .init(title: "BREAKER"),
            .init(title: "LAST ERROR", isFlexible: true),
        ])
        for delivery in deliveries {
            table.add([
                String(delivery.id), delivery.trigger, delivery.customerID.rawValue,
                delivery.status(now: now).rawValue, String(delivery.attempts), delivery.notBefore.localToTheSecond,
                breaker(delivery), delivery.lastError ?? "",
            ])
        }
        return table.text(width: Terminal.size?.columns)
    }

    static func line(_ attempt: Deliverer.Attempt) -> String {
        let delivery = attempt.delivery
        let name = "\(delivery.id) \(delivery.trigger) for customer:\(delivery.customerID)"
        guard let error = attempt.error else { return VisibleText.line("Delivered \(name)") }
        let next =
            attempt.retry.map { "again at \($0.localToTheSecond)" } ?? "given up; `docket outbox retry \(delivery.id)`"
        return VisibleText.line("Failed \(name): \(error) (\(next))")
    }
}
