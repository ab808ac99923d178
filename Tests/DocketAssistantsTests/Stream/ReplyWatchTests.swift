import Testing

@testable import DocketAssistants

@Suite(.timeLimit(.minutes(40))) struct ReplyWatchTests {
    private let limit = Duration.milliseconds(100)

    private func end(of watch: ReplyWatch) async -> any Error {
        do {
            try await watch.end()
        } catch {
            return error
        }
    }

    @Test func silenceEndsTheReply() async {
        let failure = await end(of: ReplyWatch(limit: limit)) as? AssistantFailure
        #expect(failure == .stalled(after: limit, hadBegun: false))
    }

    @Test func timeThatTheReaderTakesDoesNotCount() async throws {
        let watch = ReplyWatch(limit: limit)
        watch.pause()
        let watching = Task { await end(of: watch) }
        try await Task.sleep(for: limit * 4)
        let resumed = ContinuousClock.now
        watch.resume()
        #expect(await watching.value as? AssistantFailure == .stalled(after: limit, hadBegun: true))
        #expect(ContinuousClock.now - resumed >= limit)
    }

    @Test func cancellingEndsTheWatch() async {
        let watch = ReplyWatch(limit: .seconds(3600))
        let watching = Task { await end(of: watch) }
        watching.cancel()
        #expect(await watching.value is CancellationError)
    }
}
