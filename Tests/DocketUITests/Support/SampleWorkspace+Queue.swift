import DocketDomain
import TestSupport

/// What queries about customers and proposals answer, folded from the events of the log.
extension SampleWorkspace {
    /// Proposals in the order in which they were made.
    var proposals: [ReviewItem] { foldedProposals.map(\.item) }

    /// Those that a user decided and can still take back, the newest decision first.
    func undoable(by user: UserID) -> [ReviewItem] {
        foldedProposals.filter {
            guard let decision = $0.item.decision, decision.status != .superseded else { return false }
            return decision.by == user && decision.undoableUntil > ledger.ids.now
        }.sorted { $0.position > $1.position }.map(\.item)
    }

    /// Decisions that stand, the newest first.
    func decisions(_ filter: DecisionFilter) -> [ReviewItem] {
        foldedProposals.filter { proposal in
            guard let decision = proposal.item.decision, decision.status != .superseded else { return false }
            return (filter.decidedBy.map { $0 == decision.by } ?? true)
                && (filter.status.map { $0 == decision.status } ?? true)
                && (filter.from.map { $0 <= decision.at } ?? true)
        }.sorted { $0.position > $1.position }.map(\.item)
    }

    private func has(_ words: String, _ item: ReviewItem) -> Bool {
        let texts = [
            item.customerName, item.fieldName, item.fieldKey, item.proposedValue.plainText, item.currentValue.plainText,
        ].map { $0.lowercased() }
        return words.lowercased().split(separator: " ").allSatisfy { word in texts.contains { $0.contains(word) } }
    }

    /// What a filter lets through, in its order.
    func proposals(_ filter: ReviewFilter) -> [ReviewItem] {
        let found = proposals.filter { item in
            (filter.status.map { $0 == item.status } ?? true)
                && (filter.customerID.map { $0 == item.customerID } ?? true)
                && (filter.batchID.map { $0 == item.batchID } ?? true)
                && (filter.fieldKey.map { $0 == item.fieldKey } ?? true)
                && (filter.confidence.map { $0 == item.confidence } ?? true)
                && (filter.text.map { has($0, item) } ?? true) && (!filter.isStale || item.isStale)
                && (!filter.isMine || item.rmID == Self.owner)
        }
        let sorted = found.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            switch filter.sort {
            case .customer: return (a.customerName, left.offset) < (b.customerName, right.offset)
            case .age: return (a.createdAt, left.offset) < (b.createdAt, right.offset)
            case .confidence:
                let order: [Confidence?] = [nil, .low, .medium, .high]
                return (order.firstIndex(of: a.confidence) ?? 0, left.offset)
                    < (order.firstIndex(of: b.confidence) ?? 0, right.offset)
            }
        }.map(\.element)
        return filter.order == .ascending ? sorted : sorted.reversed()
    }

    /// Customers in the order in which they were added. Who they are and what is known of them is folded; when they
    /// came, when they changed and what waits for them are figures that the screens of profiles are drawn with.
    var customers: [CustomerProfile] {
        ledger.events.compactMap { recorded in
            let id = CustomerID(recorded.stream.id)
            guard case .customer(.added) = recorded.event, let state = ledger.customer(id, in: Self.tenant),
                !state.isDeleted
            else { return nil }
            let pending = proposals.filter { $0.customerID == id && $0.status == .pending }
            return CustomerProfile(
                summary: CustomerSummary(
                    id: id, name: state.name, rmID: state.rmID, pendingCount: pending.count,
                    valueCount: state.values.count, createdAt: Self.time(minutesAgo: 60 * 24 * 90),
                    updatedAt: Self.time(minutesAgo: 60 * 24 * 2), isErased: state.isErased), values: state.values,
                schema: Self.schema,
                pending: pending.reduce(into: [:]) { $0[$1.fieldKey, default: 0] += 1 })
        }
    }

    private var foldedProposals: [(item: ReviewItem, position: Int64)] {
        var folded: [FoldedProposal] = []
        var places: [ArtifactID: Int] = [:]
        var batches: [BatchID: Int] = [:]
        for recorded in ledger.events {
            guard case .proposal(let event) = recorded.event else { continue }
            let id = ArtifactID(recorded.stream.id)
            if case .made(let made) = event {
                places[id] = folded.count
                batches[made.batchID, default: 0] += 1
                folded.append(FoldedProposal(id: id, made: made))
            } else if let place = places[id] {
                folded[place].apply(event, at: recorded.position)
            }
        }
        var customers: [CustomerID: CustomerState] = [:]
        return folded.compactMap { proposal -> (item: ReviewItem, position: Int64)? in
            let id = proposal.made.customerID
            guard let customer = customers[id] ?? ledger.customer(id, in: Self.tenant) else { return nil }
            customers[id] = customer
            return (proposal.item(of: customer, batchCount: batches[proposal.made.batchID] ?? 1), proposal.position)
        }
    }
}

/// A proposal as its events tell of it.
private struct FoldedProposal {
    let id: ArtifactID
    let made: ProposalMade
    var decision: RecordedDecision?
    var isWithdrawn = false
    /// The customer's relationship manager at the moment of the decision.
    var decidingManager: UserID?
    /// Where the decision stands in the log.
    var position: Int64 = 0

    init(id: ArtifactID, made: ProposalMade) {
        self.id = id
        self.made = made
    }

    mutating func apply(_ event: ProposalEvent, at position: Int64) {
        self.position = position
        switch event {
        case .made: break
        case .decided(let decided):
            decidingManager = decided.rmID
            decision = RecordedDecision(
                status: decided.status, by: decided.decidedBy, at: decided.decidedAt, reason: decided.reason,
                editedValue: decided.editedValue, undoableUntil: decided.undoableUntil)
        case .superseded(let superseded):
            decidingManager = superseded.rmID
            decision = RecordedDecision(
                status: .superseded, by: superseded.decidedBy, at: superseded.supersededAt, reason: nil,
                editedValue: nil, undoableUntil: superseded.supersededAt)
        case .takenBack(let takenBack):
            decision = nil
            isWithdrawn = takenBack.withdraws ?? false
        case .reopened: decision = nil
        }
    }

    func item(of customer: CustomerState, batchCount: Int) -> ReviewItem {
        let present = customer.value(made.fieldKey)
        return ReviewItem(
            id: id, status: decision?.status ?? (isWithdrawn ? .withdrawn : .pending), customerID: made.customerID,
            customerName: customer.name,
            rmID: decision == nil ? customer.rmID : decidingManager, batchID: made.batchID,
            batchOrdinal: made.batchOrdinal, batchCount: batchCount, fieldKey: made.fieldKey,
            fieldName: made.fieldName, proposedValue: made.proposedValue, previousValue: made.previousValue,
            currentValue: present, isStale: decision == nil && !isWithdrawn && present != made.previousValue,
            confidence: made.confidence, sourceText: made.sourceText, sourceThreadID: made.threadID,
            createdBy: made.createdBy, createdAt: made.createdAt, decision: decision,
            customerPendingCount: customer.pendingCount)
    }
}
