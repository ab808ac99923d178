import Testing

@testable import DocketAssistants

@Suite(.timeLimit(.minutes(5))) struct ReplyWatchTests {
    private let limit = Duration.milliseconds(100)

    @Test func silenceEndsTheReply() async {
        let watch = ReplyWatch(limit: limit)
        let failure = await #expect(throws: AssistantFailure.self) { try await watch.end() }
        #expect(failure == .stalled(after: limit, hadBegun: false))
    }

    @Test func timeThatTheReaderTakesDoesNotCount() async throws {
        let watch = ReplyWatch(limit: limit)
        watch.pause()
        let end = Task { try await watch.end() }
        try await Task.sleep(for: limit * 4)
        let resumed = ContinuousClock.now
        watch.resume()
        let failure = await #expect(throws: AssistantFailure.self) { try await end.value }
        #expect(failure == .stalled(after: limit, hadBegun: true))
        #expect(ContinuousClock.now - resumed >= limit)
    }

    @Test func cancellingEndsTheWatch() async {
        let watch = ReplyWatch(limit: .seconds(3600))
        let end = Task { try await watch.end() }
        end.cancel()
        await #expect(throws: CancellationError.self) { try await end.value }
    }
}
