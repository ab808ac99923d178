import DocketDomain
import ModelServer
import Testing

@testable import DocketAssistants

struct ChatReadingTests {
    private func read(
        _ text: String, cutInto size: Int = .max, limit: Int = 5 << 20
    ) -> (events: [AssistantEvent], failure: AssistantFailure?) {
        var reading = ChatReading(limit: limit, hiding: nil)
        var events: [AssistantEvent] = []
        do throws(AssistantFailure) {
            var rest = Array(text.utf8)[...]
            while !rest.isEmpty {
                try reading.read(rest.prefix(size), into: &events)
                rest = rest.dropFirst(size)
            }
            try reading.end(into: &events)
            return (events, nil)
        } catch {
            return (events, error)
        }
    }

    private let done = "data: [DONE]\n\n"

    @Test func piecesOfOneChunkAreOneText() {
        let text = ServerScript.event(content: "a") + ServerScript.event(content: "b") + done
        #expect(read(text).events == [.text("ab"), .finished(.unknown)])
    }

    @Test func onlyTheFirstChoiceIsTaken() {
        let text =
            ServerScript.event(content: "b", choice: 1) + ServerScript.event(content: "a")
            + ServerScript.event(content: "b", choice: 1) + ServerScript.event(finish: "stop") + done
        #expect(read(text).events == [.text("a"), .finished(.stop)])
    }

    @Test func toolCallsComeWholeInTheirOrder() {
        let pieces: [JSON] = [
            ["index": 1, "id": "c2", "function": ["name": "sum", "arguments": ""]],
            ["index": 0, "id": "c1", "function": ["name": "count", "arguments": "{\"of\""]],
            ["index": 1, "function": ["arguments": "{}"]],
            ["index": 0, "function": ["arguments": ":\"rows\"}"]],
        ]
        let text = pieces.map(ServerScript.event(call:)).joined() + ServerScript.event(finish: "tool_calls") + done
        for size in [1, 17, 10_000] {
            let events = read(text, cutInto: size).events
            #expect(
                events == [
                    .toolCall(ToolCall(id: "c1", name: "count", arguments: "{\"of\":\"rows\"}")),
                    .toolCall(ToolCall(id: "c2", name: "sum", arguments: "{}")), .finished(.toolCalls),
                ])
        }
    }

    @Test func toolCallsWithoutAnIndexAreToldApartByTheirIds() {
        let pieces: [JSON] = [
            ["id": "c1", "function": ["name": "count", "arguments": ["of": "rows"]]],
            ["id": "c2", "function": ["name": "sum", "arguments": "{"]],
            ["function": ["arguments": "}"]],
        ]
        let text = pieces.map(ServerScript.event(call:)).joined() + ServerScript.event(finish: "tool_calls")
        let calls = read(text).events.compactMap { if case .toolCall(let call) = $0 { call } else { nil } }
        #expect(calls.map(\.id) == ["c1", "c2"])
        #expect(calls.map(\.json) == [["of": "rows"], [:]])
    }

    @Test(arguments: [128, Int.max])
    func callsWithoutEndAreNoReply(_ index: Int) {
        let call: JSON = ["index": .number(index), "id": "c", "function": ["name": "f", "arguments": "{}"]]
        let unnumbered: [JSON] = (0...128).map { ["id": .string("c\($0)"), "function": ["name": "f"]] }
        for calls in [[call], unnumbered] {
            let read = read(calls.map(ServerScript.event(call:)).joined() + ServerScript.event(finish: "tool_calls"))
            #expect(read.failure == .malformedStream(reason: "more than 128 tool calls"))
        }
    }

    @Test func countsThatNoReplyTakesCanBeAddedUp() throws {
        let text = ServerScript.event(content: "a") + ServerScript.event(input: .max, output: .max) + done
        let usage = read(text).events.lazy.compactMap { if case .usage(let usage) = $0 { usage } else { nil } }.first
        let counted = try #require(usage)
        #expect((counted + counted).input == 1 << 41)
    }

    @Test func usageAtTheEndIsTold() {
        let text =
            ServerScript.event(content: "a") + ServerScript.event(finish: "stop")
            + ServerScript.event(input: 7, output: 2) + done
        #expect(read(text).events == [.text("a"), .usage(TokenUsage(input: 7, output: 2)), .finished(.stop)])
    }

    @Test func wholeReplyNeedsNoStream() {
        let text = """
            {"choices":[{"index":0,"message":{"role":"assistant","content":"12 €",
            "tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]},
            "finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":4,"total_tokens":7}}
            """
        for size in [1, 10_000] {
            #expect(
                read(text, cutInto: size).events == [
                    .text("12 €"), .toolCall(ToolCall(id: "c", name: "f", arguments: "{}")),
                    .usage(TokenUsage(input: 3, output: 4)), .finished(.stop),
                ])
        }
    }

    @Test func streamWithoutAnEndIsBrokenOff() {
        let read = read(ServerScript.event(content: "a"))
        #expect(read.events == [.text("a")])
        #expect(read.failure == .brokenOff(reason: "the stream ended early"))
    }

    @Test func whatComesBeforeALineThatCannotBeReadIsKept() {
        let read = read(ServerScript.event(content: "a") + "data: {\"choices\":[}\n\n" + done)
        #expect(read.events == [.text("a")])
        guard case .malformedStream = read.failure else {
            Issue.record("\(String(describing: read.failure))")
            return
        }
    }

    @Test(arguments: ["<html>no</html>", "[1]", "{\"a\":1}", "{", "data: {\"a\":1}\n\n", "data: 7\n\n", ""])
    func whatIsNoReplyIsTold(_ text: String) {
        guard case .malformedStream = read(text).failure else {
            Issue.record("\(String(describing: read(text).failure))")
            return
        }
    }

    @Test func replyEndsAtItsLimitAndBetweenCharacters() {
        let text = ServerScript.event(content: "1234567") + ServerScript.event(content: "é🙂z") + done
        #expect(read(text, cutInto: 1, limit: 12).events == [.text("1234567é")])
        #expect(read(text, cutInto: 1, limit: 12).failure == .tooMuch(bytes: 12))
        #expect(read(text, cutInto: 1, limit: 14).failure == nil)
    }

    @Test func errorInsideOfTheStreamIsToldWithWhatCame() {
        let error = "data: {\"error\":{\"message\":\"the model crashed\",\"code\":503}}\n\n"
        #expect(read(error).failure == .serverError(status: 503, words: "the model crashed"))
        let late = read(ServerScript.event(content: "a") + error)
        #expect(late.events == [.text("a")])
        #expect(late.failure == .brokenOff(reason: "the model crashed"))
    }

    @Test func eventNamedErrorIsOne() {
        let text = "event: error\ndata: {\"message\":\"overloaded\"}\n\n"
        #expect(read(text).failure == .serverError(status: 500, words: "overloaded"))
    }

    @Test func nothingIsHeldOfWhatWasRead() throws {
        var reading = ChatReading(limit: 5 << 20, hiding: nil)
        let event = Array(ServerScript.event(content: String(repeating: "x", count: 1000)).utf8)
        let stream = Array(repeating: event, count: 1000).joined()
        var most = 0
        var text = 0
        var rest = Array(stream)[...]
        while !rest.isEmpty {
            var events: [AssistantEvent] = []
            try reading.read(rest.prefix(8000), into: &events)
            rest = rest.dropFirst(8000)
            most = max(most, reading.heldBytes)
            for case .text(let piece) in events { text += piece.utf8.count }
        }
        #expect(text == 1_000_000)
        #expect(most <= event.count)
    }

    @Test func thoughtsAreNoText() {
        let thought = "data: {\"choices\":[{\"index\":0,\"delta\":{\"reasoning_content\":\"hm\"}}]}\n\n"
        #expect(read(thought + ServerScript.event(content: "a") + done).events == [.text("a"), .finished(.unknown)])
    }
}
