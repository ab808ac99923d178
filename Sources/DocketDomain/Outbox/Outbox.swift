/// What waits to be delivered in one tenant. Deliverers in any number of processes share it: each delivery is leased to
/// one of them at a time, and those of one customer are handed out in order. What a deliverer cannot deliver stands in
/// the way of nothing that it can.
package protocol Outbox: Sendable {
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

    /// Gives a delivery up that was not made and is not being made now: nobody tries it until somebody asks for it.
    ///
    /// - Throws: `notFound` where there is none that waits.
    func giveUp(_ id: Int64, error: String, at time: Timestamp) async throws(DocketError)

    /// Tries a delivery again that was given up, or that waits for its next attempt.
    ///
    /// - Throws: `notFound` where there is none, or it was made.
    func retry(_ id: Int64, now: Timestamp) async throws(DocketError)

    /// When the next delivery is due, or is handed out again; nothing where nothing waits.
    ///
    /// - Parameter triggers: Those that the deliverer can deliver; nothing for all.
    func nextDue(triggers: Set<String>?) async throws(DocketError) -> Timestamp?
}

extension Outbox {
    /// Leases deliveries of any trigger.
    package func claim(
        limit: Int, by deliverer: String, now: Timestamp, lease: Int64
    ) async throws(DocketError) -> [OutboxDelivery] {
        try await claim(limit: limit, by: deliverer, now: now, lease: lease, triggers: nil)
    }

    /// When the next delivery of any trigger is due.
    package func nextDue() async throws(DocketError) -> Timestamp? {
        try await nextDue(triggers: nil)
    }

    /// What is said of a delivery that cannot be given up.
    package static func noWaiting(_ id: Int64) -> DocketError {
        DocketError(
            .notFound, "There is no delivery \(id) that waits and is not being made now. See `docket outbox list`.")
    }

    /// What is said of a delivery that cannot be tried again.
    package static func noDelivery(_ id: Int64) -> DocketError {
        DocketError(.notFound, "There is no delivery \(id) that could be tried again. See `docket outbox list`.")
    }
}
