import Testing

@testable import DocketAssistants

struct RateLimitTests {
    @Test func soManyInAnyMinute() {
        let clock = HandClock()
        let limit = RateLimit(perMinute: 2) { clock.now }
        #expect(limit.take() == nil)
        clock.advance(by: .seconds(20))
        #expect(limit.take() == nil)
        #expect(limit.take() == .seconds(40))
        #expect(limit.state == RateLimit.State(taken: 2, limit: 2, wait: .seconds(40)))
        clock.advance(by: .seconds(40))
        #expect(limit.state == RateLimit.State(taken: 1, limit: 2, wait: nil))
        #expect(limit.take() == nil)
        #expect(limit.take() == .seconds(20))
    }

    @Test func limitsOfOneMemoryAreOne() {
        let clock = HandClock()
        let memory = PacingInMemory<RateLimit.Course>()
        let limits = (0..<2).map { _ in RateLimit(perMinute: 2, memory: memory) { clock.now } }
        #expect(limits[0].take() == nil && limits[1].take() == nil)
        #expect(limits[0].take() == .seconds(60) && limits[1].state.taken == 2)
    }

    @Test func whatLiesAheadIsFromBeforeAnEarlierStart() {
        let clock = HandClock()
        let memory = PacingInMemory<RateLimit.Course>()
        let before = RateLimit(perMinute: 1, memory: memory) { clock.now + .seconds(100_000) }
        #expect(before.take() == nil)
        let now = RateLimit(perMinute: 1, memory: memory) { clock.now }
        #expect(now.state.taken == 0 && now.take() == nil)
    }

    @Test func aHighLimitIsKeptInFewWordsAndNeverExceeded() {
        let clock = HandClock()
        let memory = PacingInMemory<RateLimit.Course>()
        let limit = RateLimit(perMinute: 1000, memory: memory) { clock.now }
        var taken = 0
        for _ in 0..<1500 {
            if limit.take() == nil { taken += 1 }
            clock.advance(by: .milliseconds(40))
        }
        #expect(taken == 1000 && memory.course.groups.count <= 101)
        clock.advance(by: .seconds(1))
        #expect(limit.take() == nil)
    }
}
