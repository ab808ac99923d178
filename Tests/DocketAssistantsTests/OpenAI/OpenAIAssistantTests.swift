import DocketDomain
import Foundation
import ModelServer
import NIOHTTP1
import Testing

@testable import DocketAssistants

/// Replies of a server on this machine, as it may send them.
@Suite(.timeLimit(.minutes(40))) struct OpenAIAssistantTests {
    @Test func replyComesAsItIsSent() async throws {
        let answer = try await Agent.answer(.saying(["It ", "is ", "12 €."]))
        #expect(answer.text == "It is 12 €.")
        #expect(answer.usage == TokenUsage(input: 12, output: 3))
        #expect(answer.finish == .stop)
        #expect(answer.failure == nil)
    }

    @Test func requestIsWhatWasAsked() async throws {
        let server = try await ScriptedServer(.saying(["yes"]))
        let assistant = try Agent.asking(server, key: Secret("k-of-the-test"))
        let request = AssistantRequest(system: "Be brief.", turns: Agent.question)
        #expect(await Answer(assistant.reply(to: request)).text == "yes")
        let sent = try #require(server.record.requests.first)
        #expect(sent.method == "POST")
        #expect(sent.path == "/v1/chat/completions")
        #expect(sent.headers["authorization"] == ["Bearer k-of-the-test"])
        #expect(
            try JSON(parsing: sent.body) == [
                "model": "qwen3:8b", "stream": true, "stream_options": ["include_usage": true],
                "messages": [
                    ["role": "system", "content": "Be brief."], ["role": "user", "content": "How much is it?"],
                ],
            ])
    }

    @Test func withoutAKeyNoneIsSent() async throws {
        let server = try await ScriptedServer(.saying(["yes"]))
        _ = await Answer(try Agent.asking(server).reply(to: AssistantRequest(turns: Agent.question)))
        #expect(server.record.requests.first?.headers["authorization"].isEmpty == true)
    }

    @Test func eachPieceIsThereBeforeTheNextIsSent() async throws {
        let server = try await ScriptedServer(
            .stream([.text(ServerScript.event(content: "first")), .hang]))
        let reply = try Agent.asking(server).reply(to: AssistantRequest(turns: Agent.question))
        for try await event in reply {
            #expect(event == .text("first"))
            break
        }
    }

    @Test func slowReplyIsWhole() async throws {
        let pieces = (0..<10).map { "\($0) " }
        let steps = pieces.flatMap { [ServerStep.text(ServerScript.event(content: $0)), .pause(.milliseconds(30))] }
        let answer = try await Agent.answer(
            .stream(steps + [.text(ServerScript.event(finish: "stop")), .text("data: [DONE]\n\n"), .end]))
        #expect(answer.text == pieces.joined())
        #expect(answer.finish == .stop)
    }

    /// Each byte by itself: every boundary that there is, of characters and of lines.
    @Test func boundariesAnywhereChangeNothing() async throws {
        let text = ServerScript.event(content: "zwölf € 🙂") + ServerScript.event(finish: "stop") + "data: [DONE]\n\n"
        let steps = Array(text.utf8).flatMap { [ServerStep.bytes([$0]), .pause(.milliseconds(1))] }
        let answer = try await Agent.answer(.stream(steps + [.end]))
        #expect(answer.text == "zwölf € 🙂")
        #expect(answer.finish == .stop)
    }

    @Test(arguments: ["\r\n", "\r"])
    func otherLineEndsAreUnderstood(_ end: String) async throws {
        let text = ServerScript.event(content: "a") + ServerScript.event(finish: "stop") + "data: [DONE]\n\n"
        let answer = try await Agent.answer(.stream(text.replacing("\n", with: end)))
        #expect(answer.events == [.text("a"), .finished(.stop)])
    }

    @Test func commentsAndKeepAlivesAreNoText() async throws {
        let answer = try await Agent.answer(
            .stream(
                ": wait\n\n:\n\n" + ServerScript.event(content: "a") + "event: ping\n\n: wait\n"
                    + ServerScript.event(content: "b").replacing("data: ", with: "data:") + ": bye\n\ndata: [DONE]\n\n")
        )
        #expect(answer.text == "ab")
        #expect(answer.failure == nil)
    }

    @Test func onlyTheFirstChoiceIsTaken() async throws {
        let answer = try await Agent.answer(
            .stream(
                ServerScript.event(content: "no", choice: 1) + ServerScript.event(content: "yes")
                    + ServerScript.event(content: "no", choice: 2) + ServerScript.event(finish: "stop")
                    + "data: [DONE]\n\n"))
        #expect(answer.text == "yes")
    }

    @Test func toolCallsInPiecesComeWhole() async throws {
        let pieces: [JSON] = [
            ["index": 0, "id": "c1", "function": ["name": "sum", "arguments": ""]],
            ["index": 1, "id": "c2", "function": ["name": "count", "arguments": "{"]],
            ["index": 0, "function": ["arguments": "{\"column\":"]],
            ["index": 1, "function": ["arguments": "}"]],
            ["index": 0, "function": ["arguments": "\"Fee\"}"]],
        ]
        let answer = try await Agent.answer(
            .stream(
                ServerScript.event(content: "Let me see.") + pieces.map(ServerScript.event(call:)).joined()
                    + ServerScript.event(finish: "tool_calls") + "data: [DONE]\n\n"))
        #expect(
            answer.toolCalls == [
                ToolCall(id: "c1", name: "sum", arguments: "{\"column\":\"Fee\"}"),
                ToolCall(id: "c2", name: "count", arguments: "{}"),
            ])
        #expect(answer.finish == .toolCalls)
    }

    @Test func serverThatDoesNotStreamIsUnderstood() async throws {
        let answer = try await Agent.answer(
            .json(
                200,
                #"{"choices":[{"index":0,"message":{"content":"12 €"},"finish_reason":"stop"}],"usage":{"prompt_tokens":5,"completion_tokens":2}}"#
            ))
        #expect(answer.events == [.text("12 €"), .usage(TokenUsage(input: 5, output: 2)), .finished(.stop)])
    }

    @Test func disconnectAfterTheFirstTokenKeepsWhatCame() async throws {
        let server = try await ScriptedServer(.stream([.text(ServerScript.event(content: "It is")), .cut]))
        let answer = await Answer(try Agent.asking(server).reply(to: AssistantRequest(turns: Agent.question)))
        #expect(answer.events == [.text("It is")])
        guard case .brokenOff = answer.failure else {
            Issue.record("\(String(describing: answer.failure))")
            return
        }
        #expect(server.record.requests.count == 1)
    }

    @Test func disconnectAfterTheEndBreaksNothing() async throws {
        let answer = try await Agent.answer(
            .stream([.text(ServerScript.event(content: "a") + ServerScript.event(finish: "stop")), .cut]))
        #expect(answer.events == [.text("a"), .finished(.stop)])
        #expect(answer.failure == nil)
    }

    @Test func malformedJSONKeepsWhatCame() async throws {
        let answer = try await Agent.answer(
            .stream(ServerScript.event(content: "a") + "data: {\"choices\": [oops\n\n" + "data: [DONE]\n\n"))
        #expect(answer.events == [.text("a")])
        guard case .malformedStream = answer.failure else {
            Issue.record("\(String(describing: answer.failure))")
            return
        }
    }

    @Test func endlessStreamEndsAtItsLimit() async throws {
        let event = ServerScript.event(content: String(repeating: "x", count: 1000))
        let answer = try await Agent.answer(
            .stream([.repeated(Array(event.utf8), count: .max)]), limits: AssistantLimits(replyBytes: 100_500))
        #expect(answer.text.utf8.count == 100_500)
        #expect(answer.failure == .tooMuch(bytes: 100_500))
    }

    @Test func endlessStreamEndsAtFiveMiBUnlessToldOtherwise() async throws {
        let event = ServerScript.event(content: String(repeating: "x", count: 10_000))
        let answer = try await Agent.answer(.stream([.repeated(Array(event.utf8), count: .max)]))
        #expect(answer.text.utf8.count == 5 << 20)
        #expect(answer.failure == .tooMuch(bytes: 5 << 20))
    }

    @Test func lineOfTenMegabytesIsRefused() async throws {
        let server = try await ScriptedServer(
            .stream([
                .text(ServerScript.event(content: "a")), .text("data: \""),
                .repeated(Array(repeating: UInt8(ascii: "x"), count: 100_000), count: .max),
            ]))
        let answer = await Answer(try Agent.asking(server).reply(to: AssistantRequest(turns: Agent.question)))
        #expect(answer.text == "a")
        #expect(answer.failure == .malformedStream(reason: "a line of more than 10000000 bytes"))
        // With what the system holds in between.
        #expect(server.record.sentBytes < 64 << 20)
    }

    @Test(arguments: [301, 302, 307, 308])
    func redirectIsNotFollowed(_ status: Int) async throws {
        let other = try await ScriptedServer(.saying(["no"]))
        let server = try await ScriptedServer(
            .json(status, "", headers: ["location": other.url.replacing("127.0.0.1", with: "localhost")]))
        let assistant = try Agent.asking(server, key: Secret("k-of-the-test"))
        let answer = await Answer(assistant.reply(to: AssistantRequest(turns: Agent.question)))
        #expect(answer.failure == .redirected(to: "localhost"))
        #expect(other.record.requests.isEmpty)
        #expect(server.record.requests.count == 1)
    }

    @Test func serverThatNeverAnswersIsGivenUp() async throws {
        let server = try await ScriptedServer(ServerScript([.hang]))
        let assistant = try Agent.asking(server, timeout: 1)
        let answer = await Answer(assistant.reply(to: AssistantRequest(turns: Agent.question)))
        #expect(answer.failure == .stalled(after: .seconds(1), hadBegun: false))
        _ = try await server.record { $0.openConnections == 0 }
    }

    @Test func keepAlivesAreNoAnswer() async throws {
        let server = try await ScriptedServer(
            .stream([.repeated(Array(": wait\n\n".utf8), count: .max, pause: .milliseconds(10))]))
        let assistant = try Agent.asking(server, timeout: 1)
        let answer = await Answer(assistant.reply(to: AssistantRequest(turns: Agent.question)))
        #expect(answer.failure == .stalled(after: .seconds(1), hadBegun: false))
    }

    @Test func serverThatStopsSendingKeepsWhatCame() async throws {
        // A busy machine may need longer than the agent's timeout to come to the first token.
        for timeout in [1, 10, 60] {
            let server = try await ScriptedServer(.stream([.text(ServerScript.event(content: "It is")), .hang]))
            let assistant = try Agent.asking(server, timeout: timeout)
            let answer = await Answer(assistant.reply(to: AssistantRequest(turns: Agent.question)))
            if answer.failure == .stalled(after: .seconds(timeout), hadBegun: false) { continue }
            #expect(answer.text == "It is")
            #expect(answer.failure == .stalled(after: .seconds(timeout), hadBegun: true))
            #expect(server.record.requests.count == 1)
            return
        }
        Issue.record("no token came")
    }

    @Test func modelsAreListed() async throws {
        let server = try await ScriptedServer(
            .json(200, #"{"object":"list","data":[{"id":"qwen3:8b"},{"id":"llama3.2"}]}"#))
        #expect(try await Agent.asking(server).models() == ["qwen3:8b", "llama3.2"])
        #expect(server.record.requests.first?.path == "/v1/models")
        #expect(server.record.requests.first?.method == "GET")
    }
}
