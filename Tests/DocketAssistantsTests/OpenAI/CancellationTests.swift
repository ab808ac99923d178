import DocketAssistants
import ModelServer
import Synchronization
import Testing

/// A reply that is cancelled, and one that nobody reads.
@Suite(.serialized, .timeLimit(.minutes(40))) struct CancellationTests {
    /// What is promised is 100 ms. A machine that does several things at once may take fifty times as long, and makes one
    /// attempt wait for other tests, but not each of them.
    private let promised = Duration.milliseconds(100) * 50
    private let attempts = 10

    /// From the cancelling of a reader until its connection is closed, at its shortest.
    ///
    /// - Parameter pieces: Cancels after so many, or as soon as the server has the request.
    private func shortestCancelling(_ script: ServerScript, after pieces: Int) async throws -> Duration {
        var shortest = Duration.seconds(3600)
        for _ in 0..<attempts where shortest >= promised {
            let server = try await ScriptedServer(script)
            let reply = try Agent.asking(server).reply(to: AssistantRequest(turns: Agent.question))
            let (begun, begin) = AsyncStream.makeStream(of: Void.self)
            let reader = Task {
                var read = 0
                do throws(AssistantFailure) {
                    for try await _ in reply {
                        read += 1
                        if read == pieces { begin.finish() }
                    }
                    return AssistantFailure?.none
                } catch {
                    return error
                }
            }
            if pieces > 0 { for await _ in begun {} }
            _ = try await server.record { $0.requests.count == 1 }
            let start = ContinuousClock.now
            reader.cancel()
            #expect(await reader.value == .cancelled)
            let record = try await server.record { $0.openConnections == 0 }
            shortest = min(shortest, try #require(record.closings.last) - start)
        }
        return shortest
    }

    @Test func cancellingEndsAFastReplyAtOnce() async throws {
        let event = Array(ServerScript.event(content: "word ").utf8)
        // 5,000 tokens a second, in groups of ten.
        let script = ServerScript.stream([.repeated(event, count: .max, group: 10, pause: .milliseconds(2))])
        #expect(try await shortestCancelling(script, after: 200) < promised)
    }

    @Test func cancellingEndsARequestThatHasNoAnswer() async throws {
        #expect(try await shortestCancelling(ServerScript([.hang]), after: 0) < promised)
    }

    @Test func cancellingEndsAPauseBetweenTwoAttempts() async throws {
        let (paused, pause) = AsyncStream.makeStream(of: Void.self)
        let server = try await ScriptedServer(.json(503, "{}"))
        let assistant = try Agent.asking(
            server,
            backoff: Backoff { _ in
                pause.finish()
                try await Task.sleep(for: .seconds(3600))
            })
        let reader = Task { await Answer(assistant.reply(to: AssistantRequest(turns: Agent.question))) }
        for await _ in paused {}
        reader.cancel()
        #expect(await reader.value.failure == .cancelled)
    }

    @Test func serverIsHeldBackWhileNobodyReads() async throws {
        let event = Array(ServerScript.event(content: String(repeating: "x", count: 10_000)).utf8)
        let server = try await ScriptedServer(.stream([.repeated(event, count: .max)]))
        let limits = AssistantLimits(replyBytes: 1 << 40)
        let reply = try Agent.asking(server).reply(to: AssistantRequest(turns: Agent.question, limits: limits))
        for try await _ in reply {
            // What it sends settles when what lies in between is full: the system alone may hold 32 MiB of it.
            var before = -1
            while server.record.sentBytes > before {
                before = server.record.sentBytes
                try await Task.sleep(for: .milliseconds(300))
            }
            #expect(before < 64 << 20)
            break
        }
        _ = try await server.record { $0.openConnections == 0 }
    }
}
