package import DocketDomain

/// Reads a log from its beginning and notes what breaks a rule of Sources/README, What always holds, told apart from
/// the code that decides.
package struct ReviewAudit {
    package private(set) var breaches: [String] = []
    /// Decisions, decisions taken back, values set.
    package private(set) var counts = (decided: 0, takenBack: 0, set: 0)

    private struct Customer {
        var rm: UserID?
        var values: [String: JSON] = [:]
        var pending: Set<String> = []
        var isDeleted = false
    }

    private struct Proposal {
        let made: ProposalMade
        var status = ProposalStatus.pending
        var decided: ProposalDecided?
    }

    private var customers: [String: Customer] = [:]
    private var proposals: [String: Proposal] = [:]
    private var reviews: [String: Set<ArtifactID>] = [:]

    package init() {}

    /// Takes in all events of one command, which share their correlation id.
    package mutating func take(_ events: [RecordedEvent]) {
        for event in events {
            switch event.event {
            case .proposal(let proposal): take(proposal, event)
            case .customer(let customer): take(customer, event)
            case .review(.decided(let decided)): reviews[event.stream.id] = Set(decided.proposals)
            default: break
            }
        }
        expectWholeSteps(events)
    }

    private mutating func note(_ rule: String, _ event: RecordedEvent) {
        breaches.append("rule \(rule) at \(event.position): \(event.event) by \(event.actorID)")
    }

    private mutating func take(_ proposal: ProposalEvent, _ event: RecordedEvent) {
        let id = event.stream.id
        switch proposal {
        case .made(let made):
            if proposals[id] != nil { note("4, made twice", event) }
            proposals[id] = Proposal(made: made)
            if made.isKnown == true {
                let customer = customers[made.customerID.rawValue]
                let isWaited = customer?.pending.contains { proposals[$0]?.made.fieldKey == made.fieldKey } ?? false
                if customer?.values[made.fieldKey] == nil, !isWaited { note("closed for no reason", event) }
                proposals[id]?.status = .superseded
                return
            }
            let isTwin = customers[made.customerID.rawValue]?.pending.contains {
                proposals[$0]?.made.claim == made.claim
            }
            if isTwin == true, !isCorrection(event) { note("twins pending", event) }
            customers[made.customerID.rawValue]?.pending.insert(id)
        case .decided(let decided):
            counts.decided += 1
            let rm = customers[decided.customerID.rawValue]?.rm
            if proposals[id]?.status != .pending { note("3, decided twice", event) }
            if event.actorRole != .rm, event.actorRole != .admin { note("1, decided by a \(event.actorRole)", event) }
            if rm != event.actorID, !(event.actorRole == .admin && decided.asAdmin) { note("1, not theirs", event) }
            if decided.rmID != rm { note("4, another manager frozen", event) }
            if decided.proposedValue != proposals[id]?.made.proposedValue { note("4, payload changed", event) }
            if (decided.editedValue != nil) != (decided.status == .edited) { note("4, edited value", event) }
            if customers[decided.customerID.rawValue]?.isDeleted == true { note("5, customer is deleted", event) }
            proposals[id]?.status = decided.status
            proposals[id]?.decided = decided
            customers[decided.customerID.rawValue]?.pending.remove(id)
        case .takenBack(let takenBack):
            counts.takenBack += 1
            let decided = proposals[id]?.decided
            if decided?.decisionID != takenBack.decisionID { note("12, another decision taken back", event) }
            if decided?.decidedBy != event.actorID { note("taken back by another user", event) }
            if let decided, event.recordedAt >= decided.undoableUntil { note("taken back too late", event) }
            if takenBack.withdraws ?? false {
                if decided?.isCorrection != true { note("withdrawn and no correction", event) }
                proposals[id]?.status = .withdrawn
                proposals[id]?.decided = nil
            } else {
                if decided?.isCorrection == true { note("a correction is pending", event) }
                reopen(id)
            }
        case .superseded:
            if proposals[id]?.status != .pending { note("3, superseded after a decision", event) }
            proposals[id]?.status = .superseded
            if let customer = proposals[id]?.made.customerID { customers[customer.rawValue]?.pending.remove(id) }
        case .reopened:
            if proposals[id]?.status != .superseded { note("reopened without need", event) }
            reopen(id)
        }
    }

    /// In a correction the proposal is decided in the step that makes it.
    private func isCorrection(_ event: RecordedEvent) -> Bool {
        event.actorRole != .agent
    }

    private mutating func reopen(_ id: String) {
        proposals[id]?.status = .pending
        proposals[id]?.decided = nil
        if let customer = proposals[id]?.made.customerID { customers[customer.rawValue]?.pending.insert(id) }
    }

    private mutating func take(_ customer: CustomerEvent, _ event: RecordedEvent) {
        let id = event.stream.id
        switch customer {
        case .added(let added): customers[id] = Customer(rm: added.rmID, values: added.values)
        case .rmAssigned(let assigned):
            if event.actorRole != .admin { note("1, reassigned by a \(event.actorRole)", event) }
            customers[id]?.rm = assigned.to
        case .valueSet(let set):
            counts.set += 1
            if customers[id]?.values[set.fieldKey] ?? .null != set.from { note("2, another value before", event) }
            customers[id]?.values[set.fieldKey] = set.to
        case .valueRestored(let restored):
            if customers[id]?.values[restored.fieldKey] ?? .null != restored.from { note("changed since", event) }
            customers[id]?.values[restored.fieldKey] = restored.value?.value
        case .deleted:
            if customers[id]?.pending.isEmpty == false { note("5, deleted with pending proposals", event) }
            customers[id]?.isDeleted = true
        case .proposalsReceived, .proposalClosed, .proposalReopened, .erased: break
        }
    }

    /// Status, profile and customer change in the same step, and what was decided together is taken back together.
    private mutating func expectWholeSteps(_ events: [RecordedEvent]) {
        var accepted: Set<ArtifactID> = []
        var set: Set<ArtifactID> = []
        var takenBack: Set<ArtifactID> = []
        for event in events {
            let id = ArtifactID(event.stream.id)
            switch event.event {
            case .proposal(.decided(let decided)) where decided.status != .rejected: accepted.insert(id)
            case .proposal(.takenBack): takenBack.insert(id)
            case .customer(.valueSet(let value)): set.insert(value.artifactID)
            default: break
            }
        }
        guard let first = events.first else { return }
        if accepted != set { note("2, not in one step", first) }
        for event in events {
            guard case .review(.takenBack) = event.event else { continue }
            if let whole = reviews[event.stream.id], !whole.isSubset(of: takenBack) {
                note("12, taken back in part", event)
            }
        }
    }

    /// What the events say of each proposal and each profile, to compare with what is stored.
    package var statuses: [ArtifactID: ProposalStatus] {
        Dictionary(uniqueKeysWithValues: proposals.map { (ArtifactID($0.key), $0.value.status) })
    }

    /// The decisions that stand and have a workflow trigger to follow.
    package var triggering: [EventID] {
        proposals.values.compactMap { $0.decided.flatMap { $0.triggers ? $0.decisionID : nil } }
    }

    package var profiles: [CustomerID: [String: JSON]] {
        Dictionary(uniqueKeysWithValues: customers.map { (CustomerID($0.key), $0.value.values) })
    }
}
