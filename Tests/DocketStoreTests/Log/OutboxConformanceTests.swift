import DocketDomain
import TestSupport
import Testing

/// What every engine of the event log does with what waits to be delivered.
@Suite struct OutboxConformanceTests {
    private let window: Int64 = 60_000

    /// Two customers with two decided proposals each, whose triggers wait.
    private func decided(_ engine: LogEngine) async throws -> (LogUnderTest, any Outbox) {
        let test = try await LogUnderTest.withCast(engine)
        for id in ["c1", "c2"] {
            let customer = try await test.customer(id)
            for value in [("employer", "Globex"), ("occupation", "Baker")] as [(String, JSON)] {
                try await test.review(.accept, test.propose([value], for: customer, trigger: "crm"))
            }
        }
        return (test, test.log.outbox(of: Cast.tenant))
    }

    @Test(arguments: LogEngine.allCases)
    func nothingIsHandedOutBeforeItsTimeThenInOrderPerCustomerToOneAtATime(engine: LogEngine) async throws {
        let (test, outbox) = try await decided(engine)
        #expect(try await outbox.claim(limit: 10, by: "a", now: test.ids.now, lease: 1000).isEmpty)
        test.ids.advance(milliseconds: window)
        let now = test.ids.now
        let first = try await outbox.claim(limit: 10, by: "a", now: now, lease: 1000)
        #expect(first.map(\.customerID) == [CustomerID("c1"), CustomerID("c2")])
        #expect(first.map { $0.payload["field_key"] } == ["employer", "employer"])
        #expect(first.allSatisfy { $0.attempts == 1 && $0.status(now: now) == .delivering })
        #expect(try await outbox.claim(limit: 10, by: "b", now: now, lease: 1000).isEmpty)
        #expect(try await outbox.complete(first[0].id, by: "b", at: now) == false)
        #expect(try await outbox.complete(first[0].id, by: "a", at: now))
        let second = try await outbox.claim(limit: 10, by: "b", now: now, lease: 1000)
        #expect(second.map { $0.payload["field_key"] } == ["occupation"])
        // A lease that has run out goes to another one, with the same delivery id.
        let late = Timestamp(milliseconds: now.milliseconds + 1000)
        let again = try await outbox.claim(limit: 10, by: "c", now: late, lease: 1000)
        #expect(Set(again.map(\.deliveryID)) == [first[1].deliveryID, second[0].deliveryID])
        #expect(try await outbox.complete(first[1].id, by: "a", at: late) == false)
    }

    @Test(arguments: LogEngine.allCases)
    func noMoreThanAskedForAreLeasedAndOnlyWhatTheDelivererCanDeliver(engine: LogEngine) async throws {
        let (test, outbox) = try await decided(engine)
        test.ids.advance(milliseconds: window)
        let now = test.ids.now
        #expect(try await outbox.claim(limit: 10, by: "a", now: now, lease: 1000, triggers: ["mail"]).isEmpty)
        #expect(try await outbox.nextDue(triggers: ["mail"]) == nil)
        #expect(try await outbox.claim(limit: 10, by: "a", now: now, lease: 1000, triggers: []).isEmpty)
        #expect(try await outbox.claim(limit: 1, by: "a", now: now, lease: 1000, triggers: ["crm", "x"]).count == 1)
        #expect(try await test.log.outbox(of: Cast.otherTenant).claim(limit: 9, by: "a", now: now, lease: 1).isEmpty)
    }

    @Test(arguments: LogEngine.allCases)
    func whatADelivererDoesNotKnowStandsInNobodysWayAndCanBeGivenUp(engine: LogEngine) async throws {
        let test = try await LogUnderTest.withCast(engine)
        let now = test.ids.now
        for trigger in ["gone", "crm", "crm"] {
            let delivery = OutgoingDelivery(
                decision: EventID(test.ids.next()), trigger: trigger, payload: [:], orderingKey: "c1", notBefore: now)
            let append = Append(
                context: Context(viewer: Cast.manager, now: now, makeID: test.ids.next),
                correlationID: test.ids.next(), changes: [test.begin(test.ids.next())], outbox: [.add(delivery)])
            #expect(try await test.log.append(append).isAppended)
        }
        let outbox = test.log.outbox(of: Cast.tenant)
        #expect(try await outbox.nextDue(triggers: ["crm"]) == now)
        let first = try #require(
            try await outbox.claim(limit: 9, by: "a", now: now, lease: 1000, triggers: ["crm"]).first)
        #expect(first.trigger == "crm")
        // What it knows is still in order.
        #expect(try await outbox.claim(limit: 9, by: "a", now: now, lease: 1000, triggers: ["crm"]).isEmpty)
        #expect(await refusal { try await outbox.giveUp(first.id, error: "No.", at: now) } == .notFound)
        try await outbox.complete(first.id, by: "a", at: now)
        #expect(await refusal { try await outbox.giveUp(first.id, error: "No.", at: now) } == .notFound)
        let gone = try #require(try await outbox.claim(limit: 9, by: "b", now: now, lease: 10).first)
        #expect(gone.trigger == "gone")
        let later = Timestamp(milliseconds: now.milliseconds + 10)
        try await outbox.giveUp(gone.id, error: "Given up.", at: later)
        #expect(await refusal { try await outbox.giveUp(gone.id, error: "No.", at: later) } == .notFound)
        #expect(try await outbox.complete(gone.id, by: "b", at: later) == false)
        #expect(try await outbox.claim(limit: 9, by: "b", now: later, lease: 10).map(\.trigger) == ["crm"])
        try await outbox.retry(gone.id, now: later)
    }

    @Test(arguments: LogEngine.allCases)
    func whatFailsComesAgainAndWhatIsGivenUpWaitsForARetryAndStandsInNobodysWay(engine: LogEngine) async throws {
        let (test, outbox) = try await decided(engine)
        test.ids.advance(milliseconds: window)
        var now = test.ids.now
        var failed: Int64 = 0
        for attempt in 1...3 {
            let claimed = try #require(try await outbox.claim(limit: 1, by: "a", now: now, lease: 1000).first)
            #expect(claimed.attempts == attempt && claimed.customerID == CustomerID("c1"))
            let next = Timestamp(milliseconds: now.milliseconds + 5000)
            #expect(
                try await outbox.fail(claimed.id, by: "b", error: "not mine", at: now, retry: next) == false)
            try await outbox.fail(claimed.id, by: "a", error: "HTTP 500", at: now, retry: attempt == 3 ? nil : next)
            if attempt < 3 {
                #expect(
                    try await outbox.claim(limit: 9, by: "a", now: now, lease: 0).map(\.customerID)
                        == [CustomerID("c2")])
            }
            failed = claimed.id
            now = next
        }
        let next = try #require(try await outbox.claim(limit: 1, by: "a", now: now, lease: 1000).first)
        #expect(next.payload["field_key"] == "occupation" && next.customerID == CustomerID("c1"))
        #expect(await refusal { try await outbox.retry(4711, now: now) } == .notFound)
        try await outbox.complete(next.id, by: "a", at: now)
        #expect(await refusal { try await outbox.retry(next.id, now: now) } == .notFound)
        try await outbox.retry(failed, now: now)
        let retried = try #require(try await outbox.claim(limit: 1, by: "a", now: now, lease: 1000).first)
        #expect(retried.id == failed && retried.attempts == 4 && retried.lastError == "HTTP 500")
    }

    @Test(arguments: LogEngine.allCases)
    func theNextDeliveryIsDueWhenItsTimeComesOrItsLeaseRunsOut(engine: LogEngine) async throws {
        let test = try await LogUnderTest.withCast(engine)
        let outbox = test.log.outbox(of: Cast.tenant)
        #expect(try await outbox.nextDue() == nil)
        let customer = try await test.customer("c1")
        try await test.review(.accept, test.propose([("employer", "Globex")], for: customer, trigger: "crm"))
        let due = Timestamp(milliseconds: test.ids.now.milliseconds + window)
        #expect(try await outbox.nextDue() == due)
        // What was never tried waits for its window, whoever asks.
        try await outbox.retry(1, now: test.ids.now)
        #expect(try await outbox.nextDue() == due)
        let claimed = try await outbox.claim(limit: 1, by: "a", now: due, lease: 700)
        #expect(try await outbox.nextDue() == Timestamp(milliseconds: due.milliseconds + 700))
        try await outbox.complete(claimed[0].id, by: "a", at: due)
        #expect(try await outbox.nextDue() == nil)
    }

    @Test(arguments: LogEngine.allCases)
    func takingBackRemovesWhatWaitsAndFailsOnceItIsClaimed(engine: LogEngine) async throws {
        let (test, outbox) = try await decided(engine)
        try await test.perform(.undo(.newest), as: Cast.manager)
        // Somebody whose clock runs ahead claims what could still be taken back.
        let ahead = Timestamp(milliseconds: test.ids.now.milliseconds + window)
        #expect(try await outbox.claim(limit: 10, by: "a", now: ahead, lease: 1000).count == 2)
        #expect(await refusal { try await test.perform(.undo(.newest), as: Cast.manager) } == .conflict)
        let decisions = try await test.all().compactMap { recorded -> EventID? in
            guard case .proposal(.decided(let decided)) = recorded.event else { return nil }
            return decided.decisionID
        }
        #expect(decisions.count == 4)
    }

    @Test(arguments: LogEngine.allCases)
    func deliverersBesideEachOtherNeverHoldTheSame(engine: LogEngine) async throws {
        let (test, outbox) = try await decided(engine)
        test.ids.advance(milliseconds: window)
        let now = test.ids.now
        let claimed = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for number in 0..<8 {
                group.addTask {
                    try await outbox.claim(limit: 2, by: "d\(number)", now: now, lease: 1000).map(\.id)
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(claimed).count == claimed.count && claimed.count == 2)
    }
}
