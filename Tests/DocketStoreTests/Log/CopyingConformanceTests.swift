import CustomDump
import DocketStore
import Foundation
import TestSupport
import Testing

@testable import DocketDomain

/// What every engine of the event log does where it is copied, as a whole or event by event.
@Suite struct CopyingConformanceTests {
    @Test(arguments: LogEngine.allCases)
    func allTenantsAreReadInTheOrderOfTheLogAndFromEveryPlaceOn(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        for number in 0..<12 {
            let viewer = number.isMultiple(of: 3) ? Cast.namesake : Cast.member
            _ = try await test.log.append(
                test.append([test.begin("t\(number)"), test.say("m", in: "t\(number)")], by: viewer))
        }
        let all = try await test.log.readAll(after: .start, limit: .max)
        #expect(all.map(\.stream.id) == (0..<12).flatMap { ["t\($0)", "t\($0)"] })
        #expect(Set(all.map(\.tenantID)).count == 2)
        #expect(all.map(\.checkpoint) == all.map(\.checkpoint).sorted())
        #expect(try await test.log.head() == all.last?.checkpoint)
        for tenant in [Cast.tenant, Cast.otherTenant] {
            let own = try await test.all(tenant)
            expectNoDifference(own, all.filter { $0.tenantID == tenant })
        }
        for (index, event) in all.enumerated() {
            let rest = try await test.log.readAll(after: event.checkpoint, limit: 5)
            #expect(rest.map(\.eventID) == all.dropFirst(index + 1).prefix(5).map(\.eventID))
        }
    }

    @Test(arguments: LogEngine.allCases)
    func whatIsBesideTheEventsIsTheSameInAnotherLog(engine: LogEngine) async throws {
        let test = try await LogUnderTest.withCast(engine)
        let customer = try await test.customer("c1")
        let proposals = try await test.propose(
            [("employer", "Globex"), ("occupation", "Baker"), ("notes", "n")], for: customer, trigger: "crm")
        for (number, proposal) in proposals.dropLast().enumerated() {
            try await test.review(.accept, [proposal], key: "k\(number)")
        }
        let later = Timestamp(milliseconds: test.ids.now.milliseconds + 60_000)
        let outbox = test.log.outbox(of: Cast.tenant)
        let claimed = try #require(
            try await outbox.claim(limit: 1, by: "a", now: later, lease: 1000, triggers: nil).first)
        try await outbox.complete(claimed.id, by: "a", at: later)

        let (claims, requests, deliveries) = (
            try await test.log.claims(), try await test.log.requests(), try await test.log.deliveries()
        )
        #expect(!claims.isEmpty)
        #expect(Set(requests.map(\.request.key)) == ["k0", "k1"])
        #expect(deliveries.count == 2)
        #expect(deliveries.first?.delivery.deliveredAt == later)
        for other in LogEngine.allCases {
            let copy = try await LogUnderTest(other)
            for _ in 0..<2 { try await copy.log.keep(claims: claims, requests: requests, deliveries: deliveries) }
            let (copiedClaims, copiedRequests) = (try await copy.log.claims(), try await copy.log.requests())
            let copiedDeliveries = try await copy.log.deliveries()
            expectNoDifference(copiedClaims, claims)
            expectNoDifference(copiedRequests, requests)
            expectNoDifference(copiedDeliveries, deliveries)
            for claim in claims {
                #expect(try await copy.log.owner(of: claim.key, tenant: claim.tenantID) == claim.owner)
            }
            // What waits is handed out there, under the number that it had.
            let waiting = try await copy.log.outbox(of: Cast.tenant).claim(limit: 9, by: "b", now: later, lease: 1)
            #expect(waiting.map(\.id) == deliveries.dropFirst().map(\.delivery.id))
        }
    }

    @Test(arguments: LogEngine.allCases)
    func anErasureIsCountedAndWakesThoseWhoWatch(engine: LogEngine) async throws {
        let test = try await LogUnderTest.withCast(engine)
        let customer = try await test.customer("c1", name: "Ottilie Zauberberg")
        let before = try await test.log.identity()
        var writes = test.log.writes().makeAsyncIterator()
        for count in 1...2 {
            // The second one has nothing to say, and says nothing.
            let snapshot = try #require(try await test.log.state(of: .customer(customer), tenant: Cast.tenant))
            let changes =
                count == 2
                ? []
                : [
                    StreamChange(
                        stream: .customer(customer), expected: .exact(snapshot.version),
                        events: [
                            .customer(
                                .erased(
                                    CustomerErased(
                                        reason: "r", erasedAt: test.ids.now, documents: .keep, left: ErasureLeft())))
                        ])
                ]
            _ = try await test.log.erase(customer, tenant: Cast.tenant, documents: .keep) { _ in
                ErasureRecord(append: test.append(changes, by: Cast.admin), files: [])
            }
            #expect(await writes.next() != nil)
            let after = try await test.log.identity()
            #expect(after.erasures == before.erasures + count)
            #expect(after.epoch == before.epoch)
        }
    }

    @Test func theDigestOfALogIsTheSameOnEveryEngineAndChangesWithEveryPartOfAnEvent() async throws {
        var texts: Set<String> = []
        for engine in LogEngine.allCases {
            let test = try await LogUnderTest.withCast(engine)
            _ = try await test.thread("one", "two")
            var digest = LogDigest()
            for event in try await test.log.readAll(after: .start, limit: .max) { try digest.add(event) }
            texts.insert("\(digest.count) \(digest.text)")
        }
        #expect(texts.count == 1)
        func event(
            tenant: String = "t", stream: String = "s", version: Int = 1, id: String = "e", text: String = "x",
            actor: String = "a", role: Role = .member, correlation: String = "c", at: Int64 = 1
        ) -> RecordedEvent {
            RecordedEvent(
                checkpoint: Checkpoint(position: 1), tenantID: TenantID(tenant), stream: .thread(ThreadID(stream)),
                version: version, eventID: EventID(id), event: .message(text), actorID: UserID(actor),
                actorRole: role, correlationID: correlation, recordedAt: Timestamp(milliseconds: at))
        }
        let events = [
            event(), event(tenant: "u"), event(stream: "r"), event(version: 2), event(id: "f"), event(text: "y"),
            event(actor: "b"), event(role: .rm), event(correlation: "d"), event(at: 2),
        ]
        let digests = try events.map { event in
            var digest = LogDigest()
            try digest.add(event)
            return digest.text
        }
        #expect(Set(digests).count == events.count)
    }
}
