package import DocketDomain
package import NIOHTTP1

/// How a scripted server answers one request.
package struct ServerScript: Sendable {
    package var steps: [ServerStep]

    package init(_ steps: [ServerStep]) {
        self.steps = steps
    }

    /// The beginning of every event stream.
    package static let streamHead = ServerStep.head(200, ["content-type": "text/event-stream; charset=utf-8"])

    /// A stream that says these pieces and comes to its end as the protocol wants it.
    package static func saying(_ pieces: [String], usage: (input: Int, output: Int)? = (12, 3)) -> Self {
        var steps = [streamHead]
        steps += pieces.map { .text(event(content: $0)) }
        steps.append(.text(event(finish: "stop")))
        if let usage { steps.append(.text(event(input: usage.input, output: usage.output))) }
        return Self(steps + [.text("data: [DONE]\n\n"), .end])
    }

    /// A stream that asks for tools, and says nothing.
    package static func calling(_ calls: [(name: String, arguments: JSON)]) -> Self {
        let pieces = calls.enumerated().map { index, call -> ServerStep in
            let function: JSON = [
                "name": .string(call.name), "arguments": .string(call.arguments.serialized()),
            ]
            return .text(
                event(call: ["index": .number(index), "id": .string("call_\(index)"), "function": function]))
        }
        let end = event(finish: "tool_calls") + event(input: 12, output: 3) + "data: [DONE]\n\n"
        return stream(pieces + [.text(end), .end])
    }

    /// A stream of these steps.
    package static func stream(_ steps: [ServerStep]) -> Self { Self([streamHead] + steps) }

    /// A stream of this text, as it stands.
    package static func stream(_ text: String) -> Self { stream([.text(text), .end]) }

    /// A reply that is no stream.
    package static func json(
        _ status: Int = 200, _ body: String, headers: HTTPHeaders = ["content-type": "application/json"]
    ) -> Self {
        Self([.head(status, headers), .text(body), .end])
    }

    /// A reply that asks to come again after so many seconds.
    package static func busy(retryAfter seconds: Int) -> Self {
        json(429, "{}", headers: ["content-type": "application/json", "retry-after": "\(seconds)"])
    }

    /// The event of a piece of text.
    package static func event(content: String, choice: Int = 0) -> String {
        event(["index": .number(choice), "delta": ["content": .string(content)], "finish_reason": .null])
    }

    package static func event(finish: String) -> String {
        event(["index": 0, "delta": [:], "finish_reason": .string(finish)])
    }

    package static func event(input: Int, output: Int) -> String {
        let usage: JSON = ["prompt_tokens": .number(input), "completion_tokens": .number(output)]
        return line(["object": "chat.completion.chunk", "choices": [], "usage": usage])
    }

    /// The event of a piece of a tool call; `call` is the JSON of the piece.
    package static func event(call: JSON) -> String {
        event(["index": 0, "delta": ["tool_calls": .array([call])], "finish_reason": .null])
    }

    private static func event(_ choice: JSON) -> String {
        line(["object": "chat.completion.chunk", "choices": .array([choice])])
    }

    private static func line(_ json: JSON) -> String { "data: \(json.serialized())\n\n" }
}
