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
}
