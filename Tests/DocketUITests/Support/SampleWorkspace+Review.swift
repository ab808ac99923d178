import DocketUI
import TestSupport
import Testing

@testable import DocketDomain

/// Customers and proposals: what came before is recorded as events, and what screens ask for is decided by the domain.
extension SampleWorkspace {
    static let tenant = TenantID("default")
    static let schema = ProfileSchema.sample

    /// Somebody who may decide whatever waits.
    static let kim = Viewer(tenantID: tenant, userID: UserID("kim"), role: .admin)

    /// The log of a new workspace: its users are there, and its clock stands at the present of the samples.
    static func newLedger() -> Ledger {
        var policy = ReviewPolicy()
        policy.builtInSchema = schema
        // Not docket's own minute: the countdown has to follow the configuration.
        policy.undoWindow = 59_000
        let ledger = Ledger(ids: IDSequence(milliseconds: now.milliseconds), policy: policy)
        let docket = Viewer(tenantID: tenant, userID: UserID("docket"), role: .system)
        do throws(DocketError) {
            let first = User(id: kim.userID, name: "Kim Lee", role: .admin)
            try ledger.perform(.createTenant(tenant, name: "Office", firstUser: first), as: docket)
            try ledger.perform(.addUser(User(id: owner, name: "Dana Reyes", role: .rm)), as: kim)
        } catch {
            Issue.record(error)
        }
        return ledger
    }

    // MARK: Given

    @discardableResult
    mutating func addCustomer(
        _ name: String, _ id: CustomerID, rm: UserID? = owner, values: [String: JSON] = [:]
    ) -> CustomerID {
        let added = CustomerAdded(
            name: name, rmID: rm, values: values, addedBy: Self.owner, schemaVersion: Self.schema.version,
            createdAt: Self.time(minutesAgo: 60 * 24 * 40))
        record([StreamChange(stream: .customer(id), expected: .noStream, events: [.customer(.added(added))])])
        return id
    }

    @discardableResult
    mutating func propose(
        _ field: String, _ value: JSON, for customer: CustomerID, previous: JSON? = nil,
        confidence: Confidence? = .high, batch: String = "0192f1c4-batch", evidence: Evidence? = nil,
        minutesAgo: Int = 60
    ) -> ArtifactID {
        proposalCount += 1
        let id = ArtifactID("0192f1c4-0000-7000-b000-\(Self.digits(proposalCount))")
        let batch = BatchID(batch)
        batchSizes[batch, default: 0] += 1
        let known = Self.schema.field(field)
        let made = ProposalMade(
            customerID: customer, batchID: batch, batchOrdinal: batchSizes[batch] ?? 1, fieldKey: field,
            fieldName: known?.label ?? field, proposedValue: value,
            previousValue: previous ?? ledger.customer(customer, in: Self.tenant)?.value(field) ?? .null,
            sourceText: evidence?.quote, threadID: evidence?.threadID, messageID: evidence?.messageID,
            confidence: confidence, schemaVersion: Self.schema.version,
            claim: .pending(customer, field: field, value: known?.comparable(value) ?? value.serialized()),
            createdBy: Creator(type: .agent, id: UserID("profile-agent")),
            createdAt: Self.time(minutesAgo: minutesAgo))
        let received = ProposalsReceived(batchID: batch, count: 1)
        record(
            [
                StreamChange(stream: .artifact(id), expected: .noStream, events: [.proposal(.made(made))]),
                StreamChange(
                    stream: .customer(customer), expected: .any, events: [.customer(.proposalsReceived(received))]),
            ], claims: [.take(made.claim, .artifact(id))])
        if let evidence { self.evidence[id] = evidence }
        return id
    }

    private func record(_ changes: [StreamChange], claims: [ClaimChange] = []) {
        do throws(DocketError) {
            try ledger.record(changes, claims: claims, by: Self.kim)
        } catch {
            Issue.record(error)
        }
    }

    // MARK: When

    /// What the domain makes of a command, and what the feed of changes tells of it; nothing where the command is not
    /// about customers or their proposals: screens of other things are tested up to what they ask for.
    func perform(_ request: Request, as viewer: Viewer) -> [Action]? {
        switch request.command {
        case .review, .undo, .correct, .customer: break
        default: return nil
        }
        let known = ledger.events.count
        do throws(DocketError) {
            let outcome = try ledger.perform(request.command, as: viewer)
            var changed: [ChangedObject] = []
            for event in ledger.events[known...] {
                guard let object = ChangedObject(event.stream), !changed.contains(object) else { continue }
                changed.append(object)
            }
            let done = Action.performed(request, outcome)
            return changed.isEmpty ? [done] : [done, .changed(changed)]
        } catch {
            return [.performFailed(request, error)]
        }
    }

    /// Decides a proposal as somebody else does, in another window.
    func decide(_ decision: ProposalDecision.Decision, _ proposal: ArtifactID, as viewer: Viewer = kim) throws {
        var request = ReviewRequest([ProposalDecision(proposal, decision)])
        request.isStrict = true
        request.asAdmin = true
        try ledger.perform(.review(request), as: viewer)
    }

    /// The clock of the log follows the one of the screen.
    func moveClock(to time: Timestamp) {
        let distance = time.milliseconds - ledger.ids.now.milliseconds
        if distance > 0 { ledger.ids.advance(milliseconds: distance) }
    }
}

extension ChangedObject {
    /// Nothing for streams that no screen shows.
    fileprivate init?(_ stream: StreamID) {
        switch stream.kind {
        case .artifact: self = .artifact(ArtifactID(stream.id))
        case .customer: self = .customer(CustomerID(stream.id))
        case .schema: self = .schema
        case .tenant, .thread, .export, .batch, .review: return nil
        }
    }
}
