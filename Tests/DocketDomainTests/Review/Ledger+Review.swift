import DocketDomain
import TestSupport

extension Ledger {
    /// Everybody of `Cast`, with the sample schema and one customer, `c1`, of the manager.
    static func withCustomer(_ values: [String: JSON] = [:]) throws -> Ledger {
        let ledger = try Ledger.withCast()
        ledger.policy = .sample
        try ledger.perform(.addUser(User(id: otherManager.userID, name: "Otto", role: .rm)), as: Cast.admin)
        try ledger.add("c1", values)
        return ledger
    }

    /// A relationship manager of other customers.
    static let otherManager = Viewer(tenantID: Cast.tenant, userID: UserID("otto"), role: .rm)
    static let customer = CustomerID("c1")

    func add(_ id: String, _ values: [String: JSON] = [:], rm: Viewer = Cast.manager) throws {
        try perform(
            .addCustomer(
                NewCustomer(id: CustomerID(id), name: "Customer \(id)", rmID: rm.userID, values: values)),
            as: Cast.admin)
    }

    /// Hands in one proposal, by the agent unless somebody else is named.
    @discardableResult
    func propose(
        _ field: String, _ value: JSON, for customer: CustomerID = customer, by viewer: Viewer = Cast.agent,
        previous: JSON? = nil, trigger: String? = nil
    ) throws -> ArtifactID {
        let line = ProposalLine(
            line: 1, fieldKey: field, proposedValue: value, previousValue: previous, workflowTrigger: trigger)
        let outcome = try perform(.propose(Submission(customerID: customer, lines: [line])), as: viewer)
        if let refused = outcome.submission?.refused.first { throw DocketError(refused.code, refused.message) }
        guard let id = outcome.submission?.items.first?.id else { throw DocketError(.internal, "No proposal.") }
        return id
    }

    /// Decides, by the manager unless somebody else is named; what cannot be decided is an error.
    @discardableResult
    func decide(
        _ decision: ProposalDecision.Decision, _ proposals: ArtifactID..., by viewer: Viewer = Cast.manager,
        ifStale: ReviewRequest.StaleRule = .refuse, asAdmin: Bool = false
    ) throws -> ReviewOutcome {
        var request = ReviewRequest(proposals.map { ProposalDecision($0, decision) })
        request.ifStale = ifStale
        request.asAdmin = asAdmin
        request.isStrict = true
        return try perform(.review(request), as: viewer).review ?? ReviewOutcome()
    }

    func status(_ proposal: ArtifactID) -> ProposalStatus? {
        artifact(proposal)?.proposal?.status
    }
}
