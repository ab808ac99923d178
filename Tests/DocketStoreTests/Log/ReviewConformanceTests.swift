import DocketDomain
import TestSupport
import Testing

/// What every engine of the event log does for reviews.
@Suite struct ReviewConformanceTests {
    @Test(arguments: LogEngine.allCases)
    func aChangeWithoutEventsAsksThatAStreamStandsWhereItWasRead(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        let thread = StreamID.thread(ThreadID("a"))
        _ = try await test.log.append(test.append([test.begin("a")]))
        for (expected, actual) in [(ExpectedVersion.noStream, 1), (.exact(2), 1)] {
            let guarded = StreamChange(stream: thread, expected: expected, events: [])
            let outcome = try await test.log.append(test.append([guarded, test.begin("b")]))
            #expect(outcome == .conflict(.version(thread, actual: actual)))
            #expect(try await test.version(of: "b") == nil)
        }
        let guarded = StreamChange(stream: thread, expected: .exact(1), events: [])
        guard case .appended = try await test.log.append(test.append([guarded, test.begin("b")])) else {
            Issue.record("It was refused.")
            return
        }
        #expect(try await test.version(of: "a") == 1)
        #expect(try await test.version(of: "b") == 1)
    }

    @Test(arguments: LogEngine.allCases)
    func aDeliveryIsWithdrawnOnceAndTheWholeAppendWithIt(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        let decision = EventID("e1")
        let delivery = OutgoingDelivery(
            decision: decision, trigger: "crm", payload: ["a": 1], orderingKey: "c1", notBefore: test.ids.now)
        var first = test.append([test.begin("a")])
        first.outbox = [.add(delivery)]
        guard case .appended = try await test.log.append(first) else {
            Issue.record("It was refused.")
            return
        }
        var second = test.append([test.say("x", in: "a")])
        second.outbox = [.withdraw(decision: decision)]
        guard case .appended = try await test.log.append(second) else {
            Issue.record("It was refused.")
            return
        }
        #expect(try await test.log.append(second) == .conflict(.delivered(decision)))
        #expect(try await test.version(of: "a") == 2)
    }

    @Test(arguments: LogEngine.allCases)
    func manyStatesAndOwnersAreReadAtOnceThoseThatAreThere(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        let claims = [ClaimKey(rawValue: "k1"), ClaimKey(rawValue: "k2")]
        let streams = ["a", "b", "c"].map { StreamID.thread(ThreadID($0)) }
        _ = try await test.log.append(
            test.append([test.begin("a"), test.begin("b")], claims: [.take(claims[0], streams[0])]))
        let states = try await test.log.states(of: streams, tenant: Cast.tenant)
        #expect(states.mapValues(\.version) == [streams[0]: 1, streams[1]: 1])
        #expect(try await test.log.owners(of: claims, tenant: Cast.tenant) == [claims[0]: streams[0]])
        #expect(try await test.log.states(of: streams, tenant: Cast.otherTenant).isEmpty)
    }
}
