import Testing

@testable import DocketAssistants

struct BackoffTests {
    @Test func pausesGrowAndAreNeverQuiteTheSame() {
        let backoff = Backoff(attempts: 10, firstPause: .seconds(1), longestPause: .seconds(8))
        for attempt in 2...10 {
            let middle = Duration.seconds(1 << (attempt - 2))
            let pauses = (0..<50).compactMap { _ in backoff.pause(before: attempt, asked: nil) }
            #expect(
                pauses.allSatisfy { $0 >= min(middle * 0.75, .seconds(8)) && $0 <= min(middle * 1.25, .seconds(8)) })
            if middle < .seconds(6) { #expect(Set(pauses).count > 1) }
        }
        #expect(backoff.pause(before: 11, asked: nil) == nil)
    }

    @Test func serversWishIsNeverCutShort() {
        let backoff = Backoff(longestPause: .seconds(8))
        #expect(backoff.pause(before: 2, asked: .seconds(8)).map { $0 >= .seconds(8) } == true)
        #expect(backoff.pause(before: 2, asked: .seconds(9)) == nil)
    }
}
