import DocketDomain
import Synchronization
import TestSupport
import Testing

/// How every engine of the event log is followed.
@Suite(.timeLimit(.minutes(40))) struct EventFeedConformanceTests {
    @Test(arguments: LogEngine.allCases)
    func aFollowerSeesWhatWasThereThenEachWriteAlsoWhenNothingFollowsIt(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        _ = try await test.log.append(test.append([test.begin("t"), test.say("first", in: "t")]))
        var events = test.log.follow(tenant: Cast.tenant, after: Checkpoint(position: 1)).makeAsyncIterator()
        #expect(try await events.next()?.map(\.event) == [.message("first")])
        for number in 0..<10 {
            _ = try await test.log.append(test.append([test.say("\(number)", in: "t")]))
            // Another tenant's writes wake the follower, and are not told.
            _ = try await test.log.append(test.append([test.begin("t\(number)")], by: Cast.namesake))
            #expect(try await events.next()?.map(\.event) == [.message("\(number)")])
        }
    }

    @Test(arguments: LogEngine.allCases)
    func whatIsWrittenBetweenMakingAFollowerAndItsFirstLookIsNotMissed(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        var events = test.log.follow(tenant: Cast.tenant, after: .start).makeAsyncIterator()
        _ = try await test.log.append(test.append([test.begin("t")]))
        #expect(try await events.next()?.map(\.event) == [.created("T")])
        async let next = test.log.follow(tenant: Cast.tenant, after: Checkpoint(position: 1)).first { _ in true }
        _ = try await test.log.append(test.append([test.say("x", in: "t")]))
        #expect(try await next?.map(\.event) == [.message("x")])
    }

    @Test(arguments: LogEngine.allCases)
    func manyEventsComeInBatchesOneAfterTheOther(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        let texts = (0..<1234).map(String.init)
        _ = try await test.log.append(test.append([test.begin("t")] + texts.map { test.say($0, in: "t") }))
        var events = test.log.follow(tenant: Cast.tenant, after: .start).makeAsyncIterator()
        var seen: [Event] = []
        while seen.count < 1235, let batch = try await events.next() {
            #expect((1...500).contains(batch.count))
            seen += batch.map(\.event)
        }
        #expect(seen == [.created("T")] + texts.map(Event.message))
    }

    @Test(arguments: LogEngine.allCases)
    func aFollowerEndsWithItsTask(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        let reading = Task {
            var count = 0
            for try await events in test.log.follow(tenant: Cast.tenant, after: .start) { count += events.count }
            return count
        }
        try await Task.sleep(for: .milliseconds(20))
        reading.cancel()
        #expect(try await reading.value == 0)
    }

    /// A reader that is slow holds one batch.
    @Test func nothingIsReadAheadOfTheReader() async throws {
        let test = try await LogUnderTest(.memory)
        let texts = (0..<1100).map(String.init)
        _ = try await test.log.append(test.append([test.begin("t")] + texts.map { test.say($0, in: "t") }))
        let log = try #require(test.log as? InMemoryEventLog)
        let before = log.reads.withLock { $0 }
        var events = log.follow(tenant: Cast.tenant, after: .start).makeAsyncIterator()
        try await Task.sleep(for: .milliseconds(20))
        #expect(log.reads.withLock { $0 } == before)
        for read in 1...3 {
            #expect(try await events.next() != nil)
            try await Task.sleep(for: .milliseconds(20))
            #expect(log.reads.withLock { $0 } == before + read)
        }
    }
}
