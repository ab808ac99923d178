import DocketDomain
import DocketStore
import TestSupport
import Testing

@Suite struct QueueTests {
    @Test func everyOrderAndDirectionShowsEachProposalOnceAcrossItsPages() async throws {
        let test = try await TestWorkspace()
        for (index, name) in ["Zoë", "adam", "Émile", "Adam"].enumerated() {
            let customer = try await test.customer("c\(index)", name: name)
            try await test.propose([("employer", "Globex")], for: customer, confidence: .high)
            try await test.propose(
                [("phone", "+1 555 0100"), ("occupation", "Baker")], for: customer,
                confidence: index.isMultiple(of: 2) ? .low : nil)
        }
        let names = ["adam", "Adam", "Émile", "Zoë"]
        for sort in ReviewSort.allCases {
            var orders: [[ArtifactID]] = []
            for order in SortOrder.allCases {
                var filter = ReviewFilter()
                filter.sort = sort
                filter.order = order
                let items = try await test.queue(filter, as: Cast.manager)
                #expect(Set(items.map(\.id)).count == 12 && items.count == 12)
                orders.append(items.map(\.id))
                switch sort {
                case .age:
                    expectOldestFirst(order == .ascending ? items : items.reversed())
                case .customer:
                    let expected: [String] = order == .ascending ? names : names.reversed()
                    let shown = items.map(\.customerName).filter(unique())
                    #expect(shown == expected)
                    for name in names { expectOldestFirst(items.filter { $0.customerName == name }) }
                case .confidence:
                    let ranks: [Confidence?] = order == .ascending ? [nil, .low, .high] : [.high, .low, nil]
                    let shown = items.map(\.confidence).filter(unique())
                    #expect(shown == ranks)
                    for rank in ranks { expectOldestFirst(items.filter { $0.confidence == rank }) }
                }
            }
            #expect(orders[0] != orders[1])
        }
    }

    private func expectOldestFirst(_ items: [ReviewItem]) {
        #expect(items.map(\.id) == items.sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }.map(\.id))
    }

    /// Lets each value through once; where it comes back after another one, it is let through again.
    private func unique<Value: Equatable>() -> (Value) -> Bool {
        var last: Value?
        return { value in
            defer { last = value }
            return last != value
        }
    }

    @Test func filtersFindWhatTheyNameAndCountIt() async throws {
        let test = try await TestWorkspace()
        let first = try await test.customer("c1", values: ["employer": "Acme"])
        let second = try await test.customer("c2", rm: Cast.admin)
        let ids = try await test.propose(
            [("employer", "Globex"), ("phone", "+1 555 0100")], for: first, confidence: .low)
        let foreign = try await test.propose([("employer", "Globex")], for: second)
        try await test.perform(.correct(first, ["employer": "Initech"]), as: Cast.manager)

        var stale = ReviewFilter()
        stale.isStale = true
        #expect(try await test.queue(stale, as: Cast.admin).map(\.id) == [ids[0]])
        var field = ReviewFilter()
        field.fieldKey = "employer"
        #expect(Set(try await test.queue(field, as: Cast.admin).map(\.id)) == [ids[0], foreign[0]])
        var confident = ReviewFilter()
        confident.confidence = .low
        #expect(try await test.queue(confident, as: Cast.admin).count == 2)
        var mine = ReviewFilter()
        mine.isMine = true
        #expect(try await test.queue(mine, as: Cast.admin).map(\.id) == foreign)
        var done = ReviewFilter()
        done.status = .accepted
        #expect(try await test.queue(done, as: Cast.admin).map(\.proposedValue) == ["Initech"])
        var all = ReviewFilter()
        all.status = nil
        all.customerID = first
        #expect(try await test.queue(all, as: Cast.admin).count == 3)
        #expect(try await test.queries(Cast.admin).pendingCount(mine: true) == Total(count: 1))
        #expect(try await test.queries(Cast.admin).pendingCount(mine: false) == Total(count: 3))
        #expect(
            try await test.queries(Cast.admin).pendingCount(mine: false, limit: 2) == Total(count: 2, isExact: false))
    }

    @Test func wordsAreFoundInNamesFieldsAndValuesAsTheyAreRead() async throws {
        let test = try await TestWorkspace()
        let first = try await test.customer("c1", name: "Élodie Özil", values: ["employer": "Acme 100% _Ltd_"])
        let second = try await test.customer("c2", name: "Lindqvist AB")
        try await test.propose(
            [("employer", "Ångström"), ("phone", "+1 555 0100"), ("income_band_annual", "100000-250000")], for: first)
        try await test.propose([("employer", "Globex"), ("risk_tolerance", "cautious")], for: second)
        func found(_ text: String) async throws -> Set<String> {
            var filter = ReviewFilter()
            filter.text = text
            return Set(try await test.queue(filter, as: Cast.admin, size: 2).map { "\($0.customerID) \($0.fieldKey)" })
        }
        let ofFirst: Set = ["c1 employer", "c1 phone", "c1 income_band_annual"]
        #expect(try await found("elodie") == ofFirst)
        #expect(try await found("özil") == ofFirst)
        #expect(try await found("ÉLODIE ozil") == ofFirst)
        #expect(try await found("ångström") == ["c1 employer"])
        #expect(try await found("angstrom") == ["c1 employer"])
        #expect(try await found("100%") == ["c1 employer"])
        #expect(try await found("_ltd_") == ["c1 employer"])
        #expect(try await found("0100") == ["c1 phone"])
        #expect(try await found("100,000") == ["c1 income_band_annual"])
        #expect(try await found("lindqvist risk_tol") == ["c2 risk_tolerance"])
        #expect(try await found("lindqvist phone").isEmpty)
        #expect(try await found("%").count == 1)
        #expect(try await found("'; DROP TABLE proposals; --").isEmpty)
    }

    /// Whoever does not see the customer learns nothing of the name or the profile by looking for it.
    @Test func wordsAreNotLookedForInWhatIsNotSeen() async throws {
        let test = try await TestWorkspace()
        let customer = try await test.customer("c1", name: "Okafor", values: ["employer": "Acme"])
        try await test.propose([("employer", "Globex")], for: customer)
        for (text, count) in [("okafor", 0), ("acme", 0), ("globex", 1)] {
            var filter = ReviewFilter()
            filter.text = text
            #expect(
                try await test.queries(Cast.agent).proposals(filter, page: PageRequest(size: 10)).items.count == count)
        }
    }

    @Test func decisionsAreListedTheNewestFirstByWhomAndSinceWhen() async throws {
        let test = try await TestWorkspace()
        let customer = try await test.customer("c1")
        let ids = try await test.propose(
            [("employer", "Globex"), ("phone", "+1 555 0100"), ("occupation", "Baker"), ("dependents", 2)],
            for: customer)
        try await test.decide(.accept, [ids[0]])
        test.ids.advance(milliseconds: 86_400_000)
        let later = test.ids.now
        try await test.decide(.reject(reason: "No"), [ids[1]])
        test.ids.advance(milliseconds: 1000)
        try await test.decide(.accept, [ids[2]], by: Cast.admin, asAdmin: true)

        func listed(_ change: (inout DecisionFilter) -> Void) async throws -> [ArtifactID] {
            var filter = DecisionFilter()
            change(&filter)
            let queries = test.queries(Cast.admin)
            return try await Page.all { page throws(DocketError) in
                try await queries.decisions(filter, page: PageRequest(size: 1, token: page.token))
            }.map(\.id)
        }
        #expect(try await listed { _ in } == [ids[2], ids[1], ids[0]])
        #expect(try await listed { $0.from = later } == [ids[2], ids[1]])
        #expect(try await listed { $0.decidedBy = Cast.manager.userID } == [ids[1], ids[0]])
        #expect(try await listed { $0.status = .rejected } == [ids[1]])
        #expect(
            try await test.queries(Cast.member).decisions(DecisionFilter(), page: PageRequest(size: 10)).items.isEmpty)
        try await test.perform(.undo(.newest), as: Cast.admin)
        #expect(try await listed { _ in } == [ids[1], ids[0]])

        var report = ReviewReportFilter()
        report.decidedFrom = later
        let total = try await test.queries(Cast.admin).reviewReport(report).total
        #expect(total.proposed == 1 && total.rejected == 1 && total.pending == 0)
        report.decidedFrom = nil
        report.decidedTo = later
        #expect(try await test.queries(Cast.admin).reviewReport(report).total.accepted == 1)
    }

    @Test func aProfileTellsWhatWaitsForItsFields() async throws {
        let test = try await TestWorkspace()
        let customer = try await test.customer("c1")
        let ids = try await test.propose([("employer", "Globex"), ("phone", "+1 555 0100")], for: customer)
        try await test.propose([("employer", "Initech")], for: customer)
        #expect(try await test.queries(Cast.manager).customer(customer).pending == ["employer": 2, "phone": 1])
        try await test.decide(.accept, [ids[1]])
        #expect(try await test.queries(Cast.manager).customer(customer).pending == ["employer": 2])
    }

    @Test func aCorrectionThatIsTakenBackWaitsForNobody() async throws {
        let test = try await TestWorkspace()
        let customer = try await test.customer("c1", values: ["employer": "Acme"])
        try await test.perform(.correct(customer, ["employer": "Initech"]), as: Cast.manager)
        try await test.perform(.undo(.newest), as: Cast.manager)
        #expect(try await test.queue(as: Cast.admin).isEmpty)
        let profile = try await test.queries(Cast.manager).customer(customer)
        #expect(profile.values["employer"]?.value == "Acme" && profile.summary.pendingCount == 0)
        var withdrawn = ReviewFilter()
        withdrawn.status = .withdrawn
        let item = try #require(try await test.queue(withdrawn, as: Cast.admin).first)
        #expect(!item.isStale && item.decision == nil)
        #expect(try await test.queries(Cast.admin).reviewReport(ReviewReportFilter()).total.withdrawn == 1)
    }

    @Test func anItemShowsWhatThePersonNeeds() async throws {
        let test = try await TestWorkspace()
        let customer = try await test.customer("c1", name: "Ada Okafor", values: ["employer": "Acme"])
        let ids = try await test.propose([("phone", "+1 555 0100"), ("employer", "Globex")], for: customer)
        try await test.perform(.correct(customer, ["employer": "Initech"]), as: Cast.manager)
        let item = try await test.queries(Cast.manager).proposalDetails(ids[1]).item
        #expect(item.batchOrdinal == 2 && item.batchCount == 2)
        #expect(item.proposedValue == "Globex" && item.previousValue == "Acme" && item.currentValue == "Initech")
        #expect(item.isStale && item.customerPendingCount == 2 && item.customerName == "Ada Okafor")
        // The agent that made it sees the proposal, and no more of the profile than it was told.
        let seen = try await test.queries(Cast.agent).proposalDetails(ids[1]).item
        #expect(seen.currentValue == .null && seen.customerPendingCount == 0)
    }

    @Test func whatCanBeUndoneIsShownNewestFirstAsLongAsItCan() async throws {
        let test = try await TestWorkspace()
        let customer = try await test.customer("c1")
        let ids = try await test.propose([("employer", "Globex"), ("phone", "+1 555 0100")], for: customer)
        for id in ids { try await test.decide(.accept, [id]) }
        let queries = test.queries(Cast.manager)
        #expect(try await queries.undoableDecisions(now: test.ids.now).map(\.id) == ids.reversed())
        test.ids.advance(milliseconds: 60_000)
        #expect(try await queries.undoableDecisions(now: test.ids.now).isEmpty)
    }

    @Test func aThreadCountsItsPendingProposals() async throws {
        let test = try await TestWorkspace()
        let customer = try await test.customer("c1")
        let thread = try await test.thread(.public, by: Cast.member)
        try await test.say("Globex, +1 555 0100", in: thread, by: Cast.member)
        func count() async throws -> Int { try await test.queries(Cast.member).thread(thread).pendingCount }
        let id = try await test.propose([("employer", "Globex")], for: customer, thread: thread, quote: "Globex")[0]
        #expect(try await count() == 1)
        try await test.decide(.accept, [id])
        #expect(try await count() == 0)
        try await test.perform(.undo(.newest), as: Cast.manager)
        #expect(try await count() == 1)
        // Discussing it links it to another thread, which counts it as well.
        let discussion = try await test.perform(
            .send(OutgoingMessage(target: .artifact(id, in: nil), parts: [.text("Why?")])), as: Cast.manager)
        let other = try #require(discussion.threadID)
        #expect(try await test.queries(Cast.manager).thread(other).pendingCount == 1)
        try await test.decide(.reject(reason: ""), [id])
        #expect(try await test.queries(Cast.manager).thread(other).pendingCount == 0)
    }

    @Test func theReportAddsUp() async throws {
        let test = try await TestWorkspace()
        let customer = try await test.customer("c1")
        let ids = try await test.propose(
            [("employer", "Globex"), ("phone", "+1 555 0100"), ("occupation", "Baker"), ("dependents", 2)],
            for: customer)
        try await test.propose([("employer", "Initech")], for: customer)
        try await test.decide(.accept, [ids[1]])
        try await test.decide(.reject(reason: "No"), [ids[2]])
        try await test.perform(.undo(.newest), as: Cast.manager)
        try await test.decide(.reject(reason: "No"), [ids[2]])
        try await test.decide(.edit("Initech"), [ids[0]])

        let report = try await test.queries(Cast.manager).reviewReport(ReviewReportFilter())
        var expected = ReviewCounts()
        expected.proposed = 5
        expected.accepted = 1
        expected.edited = 1
        expected.rejected = 1
        expected.superseded = 1
        expected.pending = 1
        expected.takenBack = 1
        #expect(report.total == expected)
        #expect(report.rows.count == 2)
        #expect(try await test.queries(Cast.member).reviewReport(ReviewReportFilter()).total == ReviewCounts())
    }

    @Test func historyTellsDecisionsInPlainWordsAndMasksWhatIsSensitive() async throws {
        let test = try await TestWorkspace()
        let customer = try await test.customer("c1", values: ["income_band_annual": "50000-100000", "tax_id": "1"])
        let ids = try await test.propose(
            [("income_band_annual", "100000-250000"), ("tax_id", "secret")], for: customer)
        try await test.decide(.accept, ids)
        let page = PageRequest(size: 100)
        let texts = try await test.queries(Cast.manager).history(of: .artifact(ids[0]), page: page).items.map(\.text)
        #expect(texts.first == "Rita accepted Annual income band: 50,000 – 100,000 → 100,000 – 250,000")
        let all = try await test.queries(Cast.manager).history(of: .customer(customer), page: page).items.map(\.text)
        #expect(all.contains("Rita accepted Annual income band: 50,000 – 100,000 → 100,000 – 250,000"))
        #expect(!all.contains { $0.contains("secret") })
    }
}
