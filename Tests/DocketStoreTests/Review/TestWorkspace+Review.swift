import DocketDomain
import DocketStore
import TestSupport

extension TestWorkspace {
    /// A customer of the manager, unless somebody else is named.
    @discardableResult
    func customer(
        _ id: String, name: String? = nil, rm: Viewer = Cast.manager, values: [String: JSON] = [:]
    ) async throws -> CustomerID {
        let new = NewCustomer(id: CustomerID(id), name: name ?? "Customer \(id)", rmID: rm.userID, values: values)
        try await perform(.addCustomer(new), as: Cast.admin)
        return CustomerID(id)
    }

    /// Hands in proposals for one customer, by the agent unless somebody else is named.
    @discardableResult
    func propose(
        _ values: [(field: String, value: JSON)], for customer: CustomerID, by viewer: Viewer = Cast.agent,
        thread: ThreadID? = nil, quote: String? = nil, confidence: Confidence? = nil, trigger: String? = nil
    ) async throws -> [ArtifactID] {
        let lines = values.enumerated().map { index, value in
            ProposalLine(
                line: index + 1, fieldKey: value.field, proposedValue: value.value, sourceText: quote,
                confidence: confidence, workflowTrigger: trigger)
        }
        let submission = Submission(customerID: customer, threadID: thread, lines: lines)
        let outcome = try await perform(.propose(submission), as: viewer)
        if let refused = outcome.submission?.refused.first { throw DocketError(refused.code, refused.message) }
        return outcome.submission?.items.map(\.id) ?? []
    }

    /// Decides, by the manager unless somebody else is named; what cannot be decided is an error.
    @discardableResult
    func decide(
        _ decision: ProposalDecision.Decision, _ proposals: [ArtifactID], by viewer: Viewer = Cast.manager,
        asAdmin: Bool = false
    ) async throws -> ReviewOutcome {
        var request = ReviewRequest(proposals.map { ProposalDecision($0, decision) })
        request.asAdmin = asAdmin
        request.isStrict = true
        return try await perform(.review(request), as: viewer).review ?? ReviewOutcome()
    }

    /// The whole queue of a viewer, page after page.
    func queue(_ filter: ReviewFilter = ReviewFilter(), as viewer: Viewer, size: Int = 3) async throws -> [ReviewItem] {
        var items: [ReviewItem] = []
        var token = ""
        repeat {
            let page = try await queries(viewer).proposals(filter, page: PageRequest(size: size, token: token))
            items += page.items
            token = page.nextToken
        } while !token.isEmpty
        return items
    }
}
