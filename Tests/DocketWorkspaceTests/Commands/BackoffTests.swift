import Testing

@testable import DocketWorkspace

@Suite struct BackoffTests {
    @Test func thePausesAreRandomGrowUpToABoundAndEnd() async throws {
        var runs: [[Duration]] = []
        for _ in 0..<2 {
            var pauses: [Duration] = []
            var backoff = Backoff { pauses.append($0) }
            while try await backoff.pause() {}
            runs.append(pauses)
        }
        #expect(runs.map(\.count) == [59, 59])
        #expect(runs[0] != runs[1])
        for (index, pause) in (runs[0] + runs[1]).enumerated() {
            let attempt = index % 59
            #expect(pause >= .zero && pause <= .milliseconds(attempt < 8 ? 1 << attempt : 250))
        }
        #expect(runs[0].contains { $0 > .milliseconds(100) })
    }
}
