import DocketDomain
import DocketUI

/// Customers, and proposals that wait.
extension SampleWorkspace {
    /// A profile's fields of every type that an editor knows.
    static let schema = ProfileSchema(
        version: 1,
        groups: [.init(key: "contact", label: "Contact"), .init(key: "money", label: "Wealth and risk")],
        fields: [
            ProfileField(key: "phone", label: "Phone number", group: "contact", type: .phone),
            ProfileField(key: "city", label: "City", group: "contact", type: .text(.init(maxLength: 60))),
            ProfileField(key: "country", label: "Country", group: "contact", type: .country),
            ProfileField(key: "tax_id", label: "Tax id", group: "contact", type: .text(.init()), isSensitive: true),
            ProfileField(
                key: "income", label: "Annual income band", group: "money",
                type: .rangeBand([
                    .init(value: "50-100", label: "50,000 – 100,000"),
                    .init(value: "100-250", label: "100,000 – 250,000"),
                    .init(value: "250-500", label: "250,000 – 500,000"),
                ])),
            ProfileField(
                key: "risk", label: "Risk tolerance", group: "money",
                type: .choice([
                    .init(value: "cautious", label: "cautious"), .init(value: "balanced", label: "balanced"),
                    .init(value: "dynamic", label: "dynamic"),
                ])),
            ProfileField(
                key: "wealth", label: "Net worth", group: "money",
                type: .money(.init(currencies: ["EUR", "CHF", "USD"]))),
            ProfileField(
                key: "review_on", label: "Next review date", group: "money", type: .date(.init(lies: .future))),
            ProfileField(
                key: "children", label: "Children", group: "money", type: .integer(.init(minimum: 0, maximum: 20))),
            ProfileField(
                key: "goals", label: "Goals", group: "money",
                type: .multiChoice([
                    .init(value: "home", label: "a home"), .init(value: "pension", label: "pension"),
                    .init(value: "education", label: "education"),
                ])),
            ProfileField(key: "notes", label: "Notes", group: "money", type: .longText(.init(maxLength: 4000))),
        ])

    static let ada = CustomerID("0192f1c4-0000-7000-a000-00000000ada0")
    static let lindqvist = CustomerID("0192f1c4-0000-7000-a000-00000000ab00")

    @discardableResult
    mutating func addCustomer(
        _ name: String, _ id: CustomerID, rm: UserID? = owner, values: [String: JSON] = [:]
    ) -> CustomerID {
        let set = values.mapValues {
            ProfileValue(value: $0, setBy: Self.owner, setAt: Self.time(minutesAgo: 60 * 24 * 40), artifactID: nil)
        }
        customers.append(
            CustomerProfile(
                summary: CustomerSummary(
                    id: id, name: name, rmID: rm, pendingCount: 0, valueCount: values.count,
                    createdAt: Self.time(minutesAgo: 60 * 24 * 90), updatedAt: Self.time(minutesAgo: 60 * 24 * 2),
                    isErased: false), values: set, schema: Self.schema))
        return id
    }

    @discardableResult
    mutating func propose(
        _ field: String, _ value: JSON, for customer: CustomerID, previous: JSON? = nil,
        confidence: Confidence? = .high, batch: String = "0192f1c4-batch", evidence: Evidence? = nil,
        minutesAgo: Int = 60
    ) -> ArtifactID {
        let id = ArtifactID("0192f1c4-0000-7000-b000-\(Self.padded(proposals.count + 1))")
        let profile = customers.first { $0.summary.id == customer }
        let current = profile?.values[field]?.value ?? .null
        proposals.append(
            ReviewItem(
                id: id, status: .pending, customerID: customer, customerName: profile?.summary.name ?? "",
                rmID: profile?.summary.rmID, batchID: BatchID(batch), batchOrdinal: 1, batchCount: 1, fieldKey: field,
                fieldName: Self.schema.field(field)?.label ?? field, proposedValue: value,
                previousValue: previous ?? current, currentValue: current,
                isStale: previous.map { $0 != current } ?? false, confidence: confidence,
                sourceText: evidence?.quote, sourceThreadID: evidence?.threadID,
                createdBy: Creator(type: .agent, id: UserID("profile-agent")),
                createdAt: Self.time(minutesAgo: minutesAgo), decision: nil, customerPendingCount: 0))
        if let evidence { self.evidence[id] = evidence }
        return id
    }

    /// Proposals with the counts that they have as things stand.
    var queue: [ReviewItem] {
        let batches = Dictionary(grouping: proposals, by: \.batchID)
        let pending = Dictionary(grouping: proposals.filter { $0.status == .pending }, by: \.customerID)
        var seen: [BatchID: Int] = [:]
        return proposals.map { item in
            seen[item.batchID, default: 0] += 1
            return ReviewItem(
                id: item.id, status: item.status, customerID: item.customerID, customerName: item.customerName,
                rmID: item.rmID, batchID: item.batchID, batchOrdinal: seen[item.batchID] ?? 0,
                batchCount: batches[item.batchID]?.count ?? 0, fieldKey: item.fieldKey, fieldName: item.fieldName,
                proposedValue: item.proposedValue, previousValue: item.previousValue,
                currentValue: item.currentValue, isStale: item.isStale, confidence: item.confidence,
                sourceText: item.sourceText, sourceThreadID: item.sourceThreadID, createdBy: item.createdBy,
                createdAt: item.createdAt, decision: item.decision,
                customerPendingCount: pending[item.customerID]?.count ?? 0)
        }
    }

    /// What a filter lets through, in its order.
    func proposals(_ filter: ReviewFilter) -> [ReviewItem] {
        let found = queue.filter { item in
            (filter.status.map { $0 == item.status } ?? true)
                && (filter.customerID.map { $0 == item.customerID } ?? true)
                && (filter.batchID.map { $0 == item.batchID } ?? true)
                && (filter.fieldKey.map { $0 == item.fieldKey } ?? true)
                && (filter.confidence.map { $0 == item.confidence } ?? true)
                && (!filter.isStale || item.isStale) && (!filter.isMine || item.rmID == Self.owner)
        }
        let sorted = found.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            switch filter.sort {
            case .customer: return (a.customerName, left.offset) < (b.customerName, right.offset)
            case .age: return (a.createdAt, left.offset) < (b.createdAt, right.offset)
            case .confidence:
                let order: [Confidence?] = [.low, .medium, .high, nil]
                return (order.firstIndex(of: a.confidence) ?? 0, left.offset)
                    < (order.firstIndex(of: b.confidence) ?? 0, right.offset)
            }
        }.map(\.element)
        return filter.order == .ascending ? sorted : sorted.reversed()
    }

    /// What a real workspace would make of decisions: no more than tests of the screen need.
    mutating func decide(_ request: ReviewRequest) -> CommandOutcome {
        var outcome = CommandOutcome()
        var review = ReviewOutcome()
        for decision in request.decisions {
            guard let index = proposals.firstIndex(where: { $0.id == decision.proposal }) else { continue }
            let item = proposals[index]
            guard item.status == .pending else {
                review.skipped.append(
                    .init(proposal: item.id, code: .alreadyDecided, message: "Dana Reyes has decided this already."))
                continue
            }
            if item.isStale, request.ifStale == .refuse, decision.decision.accepts {
                review.skipped.append(.init(proposal: item.id, code: .stale, message: "The profile has changed."))
                continue
            }
            let (status, value): (ProposalStatus, JSON) =
                switch decision.decision {
                case .accept: (.accepted, item.proposedValue)
                case .reject: (.rejected, item.proposedValue)
                case .edit(let value): (.edited, value)
                }
            proposals[index] = item.decided(status, at: Self.now)
            review.decided.append(
                .init(
                    proposal: item.id, status: status, fieldKey: item.fieldKey, value: value,
                    eventID: EventID("event-\(item.id)"), already: false))
        }
        outcome.review = review
        return outcome
    }

    private static func padded(_ number: Int) -> String {
        String(repeating: "0", count: max(0, 12 - "\(number)".count)) + "\(number)"
    }

    // MARK: Samples

    /// Two customers with a queue that shows every case.
    static var review: SampleWorkspace {
        var sample = SampleWorkspace.office
        let thread = sample.threads[0].id
        sample.addCustomer(
            "Ada Okafor", ada,
            values: ["income": "50-100", "risk": "balanced", "phone": "+44 20 7946 0958", "tax_id": "AB123456C"])
        sample.addCustomer(
            "Lindqvist AB", lindqvist, values: ["city": "Göteborg", "notes": "Family firm. Pays suppliers late."])
        let promoted = Evidence(
            before: "We spoke on the phone this morning. Since we last met she has been promoted to partner, ",
            quote: "her income is now around 180k a year", after: " and she would like to revisit the mandate.",
            threadID: thread, threadTitle: "Fee comparison for Okafor",
            messageID: sample.messages[thread]?.first?.id, author: "Dana Reyes", writtenAt: time(minutesAgo: 70))
        let batch = "0192f1c4-5e5e-7000"
        sample.propose("income", "100-250", for: ada, batch: batch, evidence: promoted)
        sample.propose("phone", "+44 20 7946 0123", for: ada, batch: batch, evidence: promoted)
        sample.propose(
            "risk", "cautious", for: ada, previous: "dynamic", confidence: .medium, batch: batch,
            evidence: Evidence(
                before: "", quote: "capital protection", after: "", threadID: nil, threadTitle: nil, messageID: nil,
                author: nil, writtenAt: nil))
        sample.propose("review_on", "2026-06-01", for: ada, confidence: .low, batch: batch)
        sample.propose("tax_id", "CD987654E", for: ada, batch: batch)
        sample.propose("wealth", "250000.00 EUR", for: lindqvist)
        sample.propose("goals", ["home", "pension"], for: lindqvist)
        sample.propose(
            "notes", "Family firm.\nPays suppliers on time.\nExpands to Norway.", for: lindqvist, confidence: .medium)
        sample.propose("city", "東京都新宿区西新宿", for: lindqvist, confidence: .low)
        return sample
    }

    /// Values that try to read as something else.
    static var hostileReview: SampleWorkspace {
        var sample = SampleWorkspace.office
        sample.addCustomer(
            "Ada\u{1B}[31m Okafor\u{202E}", ada,
            values: ["city": "paypal", "notes": "fine", "phone": "+44 20 7946 0958"])
        sample.propose("city", "p\u{430}yp\u{430}l", for: ada)
        sample.propose("notes", "safe \u{202E}txet desrever\u{202C} and zero\u{200B}width", for: ada)
        sample.propose("notes", "\u{1B}]0;owned\u{07}\u{1B}[2J clear", for: ada)
        return sample
    }

    /// As many proposals as asked for, of many customers.
    static func queue(_ count: Int) -> SampleWorkspace {
        var sample = SampleWorkspace()
        for number in 0..<max(1, count / 10) {
            sample.addCustomer("Customer \(padded(number))", CustomerID("customer-\(number)"))
        }
        for number in 0..<count {
            sample.propose("children", .number(number % 20), for: CustomerID("customer-\(number / 10)"))
        }
        return sample
    }
}

extension ProposalDecision.Decision {
    fileprivate var accepts: Bool { if case .reject = self { false } else { true } }
}

extension ReviewItem {
    /// The same after a decision.
    func decided(_ status: ProposalStatus, at time: Timestamp, by user: UserID = SampleWorkspace.owner) -> ReviewItem {
        ReviewItem(
            id: id, status: status, customerID: customerID, customerName: customerName, rmID: rmID, batchID: batchID,
            batchOrdinal: batchOrdinal, batchCount: batchCount, fieldKey: fieldKey, fieldName: fieldName,
            proposedValue: proposedValue, previousValue: previousValue, currentValue: currentValue, isStale: isStale,
            confidence: confidence, sourceText: sourceText, sourceThreadID: sourceThreadID, createdBy: createdBy,
            createdAt: createdAt,
            decision: RecordedDecision(
                status: status, by: user, at: time, reason: nil, editedValue: nil,
                undoableUntil: Timestamp(milliseconds: time.milliseconds + 60_000)),
            customerPendingCount: customerPendingCount)
    }
}
