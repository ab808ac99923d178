import DocketDomain
import ModelServer
import NIOHTTP1
import Synchronization
import Testing

@testable import DocketAssistants

/// What servers refuse, when it is tried again, and what is told of it.
@Suite(.timeLimit(.minutes(40))) struct RefusalTests {
    private func body(_ message: String, code: String = "") -> String {
        let json: JSON = ["error": ["message": .string(message), "code": .string(code)]]
        return json.serialized()
    }

    private func answer(
        _ scripts: [ServerScript], backoff: Backoff = Backoff { _ in }
    ) async throws -> (answer: Answer, requests: [ScriptedServer.Request]) {
        let server = try await ScriptedServer(scripts)
        let assistant = try Agent.asking(server, key: Secret("k-of-the-test"), backoff: backoff)
        let answer = await Answer(assistant.reply(to: AssistantRequest(turns: Agent.question)))
        return (answer, server.record.requests)
    }

    @Test(arguments: [
        (401, AssistantFailure.unauthorized(status: 401, words: "no")), (403, .unauthorized(status: 403, words: "no")),
        (404, .modelMissing(words: "no")), (400, .refused(status: 400, words: "no")),
        (422, .refused(status: 422, words: "no")), (413, .contextTooLong(words: "no")),
    ])
    func refusalIsToldAndNotTriedAgain(_ status: Int, _ failure: AssistantFailure) async throws {
        let (answer, requests) = try await answer([.json(status, body("no"))])
        #expect(answer.failure == failure)
        #expect(answer.events.isEmpty)
        #expect(requests.count == 1)
    }

    @Test(arguments: [
        (408, AssistantFailure.requestTimeout), (429, .rateLimited(retryAfter: nil, words: "no")),
        (500, .serverError(status: 500, words: "no")), (503, .serverError(status: 503, words: "no")),
    ])
    func passingRefusalIsTriedThreeTimes(_ status: Int, _ failure: AssistantFailure) async throws {
        let (answer, requests) = try await answer([.json(status, body("no"))])
        #expect(answer.failure == failure)
        #expect(requests.count == 3)
    }

    @Test(arguments: [429, 408, 500, 502, 503])
    func successAfterARefusalIsAnAnswer(_ status: Int) async throws {
        let (answer, requests) = try await answer([.json(status, body("no")), .saying(["yes"])])
        #expect(answer.text == "yes")
        #expect(answer.failure == nil)
        #expect(requests.count == 2)
    }

    @Test func whatAServerHasRefusedIsNotAskedOfItAgain() async throws {
        let server = try await ScriptedServer([
            .json(400, #"{"error":{"message":"registry.ollama.ai/library/gemma:2b does not support tools"}}"#),
            .saying(["yes"]),
        ])
        defer { server.stop() }
        let assistant = try Agent.asking(server)
        var request = AssistantRequest(turns: Agent.question)
        request.tools = [AssistantTool(name: "change", description: "Changes it.", parameters: ["type": "object"])]
        for _ in 0..<2 { #expect(await Answer(assistant.reply(to: request)).text == "yes") }
        let asked = try server.record.requests.map { try JSON(parsing: $0.body)["tools"] != nil }
        #expect(asked == [true, false, false])
    }

    @Test func disconnectBeforeTheFirstTokenIsTriedAgain() async throws {
        let (answer, requests) = try await answer([
            ServerScript([.cut]), .stream([.text(": wait\n\n"), .cut]), .saying(["yes"]),
        ])
        #expect(answer.text == "yes")
        #expect(answer.failure == nil)
        #expect(requests.count == 3)
    }

    @Test func serverThatIsGoneIsTriedThreeTimesAndTold() async throws {
        let pauses = Mutex<[Duration]>([])
        let backoff = Backoff(firstPause: .milliseconds(100)) { pause in pauses.withLock { $0.append(pause) } }
        // Nothing listens at the port of discarding datagrams on this machine.
        let settings = try Agent.settings("http://127.0.0.1:9/v1")
        let assistant = try OpenAIAssistant(settings, key: nil, breaker: CircuitBreaker(), backoff: backoff)
        let answer = await Answer(assistant.reply(to: AssistantRequest(turns: Agent.question)))
        guard case .noConnection = answer.failure else {
            Issue.record("\(String(describing: answer.failure))")
            return
        }
        let waited = pauses.withLock { $0 }
        #expect(waited.count == 2)
        for (index, pause) in waited.enumerated() {
            let middle = Duration.milliseconds(100 << index)
            #expect(pause >= middle * 0.75 && pause <= middle * 1.25)
        }
        #expect(answer.failure?.error(of: settings).message.contains("http://127.0.0.1:9/v1") == true)
    }

    @Test(arguments: ["7", "Sun, 06 Nov 1994 08:49:44 GMT"])
    func serverThatNamesAPauseGetsIt(_ header: String) async throws {
        let pauses = Mutex<[Duration]>([])
        let server = try await ScriptedServer([
            .json(429, body("slow down"), headers: ["retry-after": header]), .saying(["yes"]),
        ])
        let assistant = try OpenAIAssistant(
            Agent.settings(server.url), key: nil, breaker: CircuitBreaker(),
            backoff: Backoff { pause in pauses.withLock { $0.append(pause) } },
            now: { Timestamp(milliseconds: 784_111_777_000) })
        let answer = await Answer(assistant.reply(to: AssistantRequest(turns: Agent.question)))
        #expect(answer.text == "yes")
        let waited = pauses.withLock { $0 }
        #expect(waited.count == 1)
        #expect(waited.allSatisfy { $0 >= .seconds(7) && $0 < .seconds(8) })
    }

    @Test func pauseThatIsTooLongIsToldInsteadOfWaitedFor() async throws {
        let (answer, requests) = try await answer([.json(429, body("no"), headers: ["retry-after": "600"])])
        #expect(answer.failure == .rateLimited(retryAfter: .seconds(600), words: "no"))
        #expect(requests.count == 1)
    }

    @Test func usedUpAccountIsNotTriedAgain() async throws {
        let (answer, requests) = try await answer([.json(429, body("You have no credit.", code: "insufficient_quota"))])
        #expect(answer.failure == .outOfQuota(words: "You have no credit."))
        #expect(requests.count == 1)
    }

    @Test(arguments: [
        (400, "context_length_exceeded", "too long"), (400, "", "This model's maximum context length is 4096 tokens."),
        (500, "", "the request exceeds the available context size"), (400, "", "prompt is too long: 9 tokens > 8"),
    ])
    func contextThatIsTooLongIsAFailureOfItsOwn(_ status: Int, _ code: String, _ words: String) async throws {
        let (answer, requests) = try await answer([.json(status, body(words, code: code))])
        #expect(answer.failure == .contextTooLong(words: words))
        #expect(requests.count == 1)
    }

    @Test func whatAServerDoesNotTakeIsLeftOut() async throws {
        let server = try await ScriptedServer([
            .json(400, body("Unrecognized request argument: stream_options")),
            .json(400, body("'response_format' of type 'json_schema' is not supported")), .saying(["{}"]),
        ])
        let request = AssistantRequest(turns: Agent.question, format: .json(name: "decision", schema: [:]))
        let answer = await Answer(try Agent.asking(server).reply(to: request))
        #expect(answer.text == "{}")
        let sent = try server.record.requests.map { try JSON(parsing: $0.body) }
        #expect(sent.map { $0["stream_options"] != nil } == [true, false, false])
        #expect(sent.map { $0["response_format"] != nil } == [true, true, false])
    }

    @Test func refusalThatBreaksOffIsOne() async throws {
        let (answer, requests) = try await answer([ServerScript([.head(401), .text("{\"error"), .cut])])
        #expect(answer.failure == .unauthorized(status: 401, words: ""))
        #expect(requests.count == 1)
    }

    @Test func serversWordsAreSafe() async throws {
        let long = String(repeating: "why ", count: 500)
        let (answer, _) = try await answer([
            .json(403, body("Bad key k-of-the-test \u{1B}[2J\u{202E} \(long)"))
        ])
        guard case .unauthorized(403, let words) = answer.failure else {
            Issue.record("\(String(describing: answer.failure))")
            return
        }
        #expect(words.hasPrefix("Bad key … ⟨1B⟩[2J⟨202E⟩ why"))
        #expect(words.count == 201)
        #expect(!words.contains("k-of-the-test"))
    }

    @Test func keyIsInNoErrorWhateverTheServerSays() async throws {
        let key = try Secret("zzz-0123456789-abcdefghij")
        for status in [400, 401, 403, 404, 429, 500, 302] {
            for echo in [
                key.value, "Bearer \(key.value)", "key=\(key.value)&x", "zzz-01*********hij", "\"\(key.value)\"",
            ] {
                let server = try await ScriptedServer(
                    .json(status, body(echo), headers: ["location": "http://\(key.value).example/"]))
                let assistant = try Agent.asking(server, key: key)
                let answer = await Answer(assistant.reply(to: AssistantRequest(turns: Agent.question)))
                let failure = try #require(answer.failure)
                let error = failure.error(of: assistant.settings)
                let told = "\(failure) \(error) \(error.cause ?? "") \(String(reflecting: assistant))"
                #expect(!told.contains("0123456789") && !told.contains("hij") && !told.contains("zzz-"), "\(told)")
            }
        }
    }
}
