import ModelServer
import Synchronization
import Testing

@testable import DocketAssistants

/// What an assistant asks before it sends, and tells after it.
@Suite(.timeLimit(.minutes(40))) struct BreakerOfRepliesTests {
    private let request = AssistantRequest(turns: Agent.question)

    @Test func endpointThatFailsFiveTimesInARowIsLeftAlone() async throws {
        let server = try await ScriptedServer(.json(503, "{}"))
        let breaker = CircuitBreaker()
        let assistant = try Agent.asking(server, breaker: breaker)
        #expect(await Answer(assistant.reply(to: request)).failure == .serverError(status: 503, words: "{}"))
        #expect(breaker.state == .closed(failures: 3))
        #expect(await Answer(assistant.reply(to: request)).failure == .serverError(status: 503, words: "{}"))
        #expect(server.record.requests.count == 5)
        guard case .circuitOpen(let pause) = await Answer(assistant.reply(to: request)).failure else {
            Issue.record("the circuit is closed")
            return
        }
        #expect(pause > .seconds(20) && pause <= .seconds(30))
        #expect(server.record.requests.count == 5)
    }

    @Test func refusalOfARequestSaysThatTheEndpointWorks() async throws {
        let server = try await ScriptedServer([.json(503, "{}"), .json(400, "{}")])
        let breaker = CircuitBreaker()
        _ = await Answer(try Agent.asking(server, breaker: breaker).reply(to: request))
        #expect(breaker.state == .closed(failures: 0))
    }

    @Test func agentsOwnLimitIsTold() async throws {
        let server = try await ScriptedServer(.saying(["yes"]))
        let start = ContinuousClock.now
        let assistant = try Agent.asking(server, rateLimit: RateLimit(perMinute: 2) { start })
        for _ in 0..<2 { #expect(await Answer(assistant.reply(to: request)).text == "yes") }
        guard case .paced = await Answer(assistant.reply(to: request)).failure else {
            Issue.record("there is no limit")
            return
        }
        #expect(server.record.requests.count == 2)
    }
}
