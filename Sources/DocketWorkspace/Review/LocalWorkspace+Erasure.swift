package import DocketDomain
import DocketStore

extension LocalWorkspace {
    @discardableResult
    package func erase(
        _ customer: CustomerID, reason: String, idempotencyKey: String?
    ) async throws(DocketError) -> CommandOutcome {
        let request: JSON = ["request": "erase", "customer": .string(customer.rawValue), "reason": .string(reason)]
        return try await once(idempotencyKey, request) { () async throws(DocketError) in
            try await erase(customer, reason: reason)
        }
    }

    private func erase(_ customer: CustomerID, reason: String) async throws(DocketError) -> CommandOutcome {
        guard viewer.role == .admin else {
            throw DocketError(
                .permissionDenied,
                "Only an admin may erase a customer; \(viewer.userID) is \(viewer.role.rawValue). Ask an admin.")
        }
        let reason = reason.trimmed
        guard !reason.isEmpty, reason.utf8.count <= Limits.noteBytes else {
            throw DocketError(.invalidArgument, "Say why the customer is erased: --reason TEXT.")
        }
        try await rejectPending(of: customer)
        var outcome = CommandOutcome()
        outcome.customerID = customer
        try await removeExports(of: customer)
        let append = try await erasure(of: customer, reason: reason)
        outcome.already = append.already
        try await stored { try await log.erase(customer, tenant: viewer.tenantID, append.record) }
        return outcome
    }

    /// The event of the erasure; one that was done before is done again without a second event.
    private func erasure(
        of customer: CustomerID, reason: String
    ) async throws(DocketError) -> (record: Append, already: Bool) {
        let stream = StreamID.customer(customer)
        let snapshot = try await stored { try await log.state(of: stream, tenant: viewer.tenantID) }
        guard let snapshot, case .customer(let state) = snapshot.state else {
            throw DocketError(.notFound, "There is no customer \(customer). See `docket customers list`.")
        }
        let context = Context(viewer: viewer, now: environment.now(), makeID: environment.makeID)
        let event = CustomerEvent.erased(CustomerErased(reason: reason, erasedAt: context.now))
        let change = StreamChange(
            stream: stream, expected: .exact(snapshot.version), events: state.isErased ? [] : [.customer(event)])
        return (Append(context: context, correlationID: context.makeID(), changes: [change]), state.isErased)
    }

    private func rejectPending(of customer: CustomerID) async throws(DocketError) {
        var filter = ReviewFilter()
        filter.customerID = customer
        while case let pending = try await queries.proposals(filter, page: PageRequest(size: 100)).items,
            !pending.isEmpty
        {
            var request = ReviewRequest(
                pending.map { ProposalDecision($0.id, .reject(reason: "The customer was erased.")) })
            request.asAdmin = true
            try await perform(.review(request))
        }
    }
}
