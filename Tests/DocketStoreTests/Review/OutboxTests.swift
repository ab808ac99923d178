import DocketDomain
import DocketStore
import DocketWorkspace
import TestSupport
import Testing

@Suite struct OutboxTests {
    private let window: Int64 = 60_000

    /// Two customers with two decided proposals each, whose triggers wait.
    private func decided() async throws -> (TestWorkspace, any Outbox) {
        let test = try await TestWorkspace()
        for id in ["c1", "c2"] {
            let customer = try await test.customer(id)
            for value in [("employer", "Globex"), ("occupation", "Baker")] as [(String, JSON)] {
                let proposals = try await test.propose([value], for: customer, trigger: "crm")
                try await test.decide(.accept, proposals)
            }
        }
        return (test, SQLiteEventLog(test.database).outbox(of: Cast.tenant))
    }

    @Test func nothingIsHandedOutBeforeTheWindowClosesThenInOrderPerCustomerToOneAtATime() async throws {
        let (test, outbox) = try await decided()
        #expect(try await outbox.claim(limit: 10, by: "a", now: test.ids.now, lease: 1000).isEmpty)
        test.ids.advance(milliseconds: window)
        let now = test.ids.now
        let first = try await outbox.claim(limit: 10, by: "a", now: now, lease: 1000)
        #expect(first.map(\.customerID) == [CustomerID("c1"), CustomerID("c2")])
        #expect(first.map { $0.payload["field_key"] } == ["employer", "employer"])
        // What comes next waits for what came first.
        #expect(try await outbox.claim(limit: 10, by: "b", now: now, lease: 1000).isEmpty)
        #expect(try await outbox.complete(first[0].id, by: "a", at: now))
        let second = try await outbox.claim(limit: 10, by: "b", now: now, lease: 1000)
        #expect(second.map { $0.payload["field_key"] } == ["occupation"])
        #expect(try await outbox.complete(second[0].id, by: "a", at: now) == false)
        // A lease that has run out goes to another one, with the same delivery id.
        let late = Timestamp(milliseconds: now.milliseconds + 1000)
        let again = try await outbox.claim(limit: 10, by: "c", now: late, lease: 1000)
        #expect(Set(again.map(\.deliveryID)) == [first[1].deliveryID, second[0].deliveryID])
        #expect(try await outbox.complete(first[1].id, by: "a", at: late) == false)
    }

    @Test func whatFailsComesAgainAndWhatIsGivenUpWaitsForARetry() async throws {
        let (test, outbox) = try await decided()
        test.ids.advance(milliseconds: window)
        var now = test.ids.now
        for attempt in 1...3 {
            let claimed = try await outbox.claim(limit: 1, by: "a", now: now, lease: 1000)[0]
            #expect(claimed.attempts == attempt && claimed.customerID == CustomerID("c1"))
            let next = Timestamp(milliseconds: now.milliseconds + 5000)
            try await outbox.fail(claimed.id, by: "a", error: "HTTP 500", at: now, retry: attempt == 3 ? nil : next)
            now = next
        }
        let failed = try await test.queries(Cast.manager).outbox(undelivered: true, page: PageRequest(size: 10)).items
            .filter { $0.status(now: now) == .failed }
        #expect(failed.map(\.lastError) == ["HTTP 500"])
        // It stands in nobody's way.
        let next = try await outbox.claim(limit: 1, by: "a", now: now, lease: 1000)[0]
        #expect(next.payload["field_key"] == "occupation")
        let id = try #require(failed.first?.id)
        #expect(await refusal { try await test(Cast.member).retryDelivery(id, idempotencyKey: nil) } == .notFound)
        try await test(Cast.manager).retryDelivery(id, idempotencyKey: nil)
        #expect(try await test.queries(Cast.manager).delivery(id).status(now: test.ids.now) == .waiting)
    }

    @Test func takingBackRemovesWhatWaitsAndFailsOnceItIsClaimed() async throws {
        let (test, outbox) = try await decided()
        try await test.perform(.undo(.newest), as: Cast.manager)
        let left = try await test.queries(Cast.admin).outbox(undelivered: false, page: PageRequest(size: 10))
        #expect(left.total == Total(count: 3))
        // Somebody whose clock runs ahead claims what could still be taken back.
        let ahead = Timestamp(milliseconds: test.ids.now.milliseconds + window)
        #expect(try await outbox.claim(limit: 10, by: "a", now: ahead, lease: 1000).count == 2)
        #expect(await refusal { try await test.perform(.undo(.newest), as: Cast.manager) } == .failedPrecondition)
        var accepted = ReviewFilter()
        accepted.status = .accepted
        #expect(try await test.queue(accepted, as: Cast.admin).count == 3)
    }

    @Test func deliverersInTwoConnectionsNeverHoldTheSame() async throws {
        let (test, _) = try await decided()
        test.ids.advance(milliseconds: window)
        let now = test.ids.now
        let outboxes: [any Outbox] = [
            try test(Cast.admin).outbox, SQLiteEventLog(test.database).outbox(of: Cast.tenant),
        ]
        let claimed = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for (index, outbox) in outboxes.enumerated() {
                group.addTask {
                    try await outbox.claim(limit: 2, by: "d\(index)", now: now, lease: 1000, triggers: nil).map(\.id)
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(claimed).count == claimed.count && claimed.count == 2)
    }
}
