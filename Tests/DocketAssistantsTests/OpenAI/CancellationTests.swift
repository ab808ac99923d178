import DocketAssistants
import ModelServer
import Synchronization
import Testing

/// A reply that is cancelled, and one that nobody reads.
@Suite(.serialized, .timeLimit(.minutes(10))) struct CancellationTests {
    /// What is promised is 100 ms. A machine that does several things at once may take five times as long. It is taken on
    /// the connection: tasks wait for other tests' tasks, which says nothing of docket.
    private let promised = Duration.milliseconds(100) * 5

    @Test func cancellingEndsAFastReplyAtOnce() async throws {
        let event = Array(ServerScript.event(content: "word ").utf8)
        // 5,000 tokens a second, in groups of ten.
        let server = try await ScriptedServer(
            .stream([.repeated(event, count: .max, group: 10, pause: .milliseconds(2))]))
        let assistant = try Agent.asking(server)
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        let reader = Task {
            var pieces = 0
            do throws(AssistantFailure) {
                for try await _ in assistant.reply(to: AssistantRequest(turns: Agent.question)) {
                    pieces += 1
                    if pieces == 200 { begin.finish() }
                }
                return AssistantFailure?.none
            } catch {
                return error
            }
        }
        for await _ in begun {}
        let start = ContinuousClock.now
        reader.cancel()
        #expect(await reader.value == .cancelled)
        let record = try await server.record { $0.openConnections == 0 }
        let closing = try #require(record.closings.last)
        #expect(closing - start < promised)
    }

    @Test func cancellingEndsARequestThatHasNoAnswer() async throws {
        let server = try await ScriptedServer(ServerScript([.hang]))
        let assistant = try Agent.asking(server)
        let reader = Task { await Answer(assistant.reply(to: AssistantRequest(turns: Agent.question))) }
        _ = try await server.record { $0.requests.count == 1 }
        let start = ContinuousClock.now
        reader.cancel()
        #expect(await reader.value.failure == .cancelled)
        let record = try await server.record { $0.openConnections == 0 }
        let closing = try #require(record.closings.last)
        #expect(closing - start < promised)
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
