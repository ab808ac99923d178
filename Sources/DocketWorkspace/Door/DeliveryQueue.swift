package import DocketDomain

/// What waits to be delivered in one tenant. Deliverers in any number of processes share it: each delivery is leased to
/// one of them at a time, and those of one customer are handed out in order.
package protocol DeliveryQueue: Sendable {
    /// Leases deliveries that are due, the oldest first and at most one of each customer.
    ///
    /// - Parameters:
    ///   - deliverer: Who leases them; an id of its own for each deliverer.
    ///   - lease: For how many milliseconds. A delivery whose lease has run out is handed out again.
    ///   - triggers: Those that the deliverer can deliver; nothing for all.
    func claim(
        limit: Int, by deliverer: String, now: Timestamp, lease: Int64, triggers: Set<String>?
    ) async throws(DocketError) -> [OutboxDelivery]

    /// Notes that a delivery was made.
    ///
    /// - Returns: Whether it was still leased to this deliverer.
    @discardableResult
    func complete(_ id: Int64, by deliverer: String, at time: Timestamp) async throws(DocketError) -> Bool

    /// Notes that an attempt failed.
    ///
    /// - Parameter retry: When to try again; nothing to give up. What was given up stands in nobody's way.
    /// - Returns: Whether it was still leased to this deliverer.
    @discardableResult
    func fail(
        _ id: Int64, by deliverer: String, error: String, at time: Timestamp, retry: Timestamp?
    ) async throws(DocketError) -> Bool

    /// When the next delivery is due, or is handed out again; nothing where nothing waits.
    func nextDue(triggers: Set<String>?) async throws(DocketError) -> Timestamp?
}
