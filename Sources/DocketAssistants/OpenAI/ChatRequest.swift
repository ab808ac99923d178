internal import DocketDomain
internal import Foundation
internal import OrderedCollections

/// The JSON of a request for a chat completion.
struct ChatRequest {
    let model: String
    let request: AssistantRequest
    /// What the server does not take.
    let without: Set<ChatFeature>

    var json: JSON {
        var members: OrderedDictionary<String, JSON> = [
            "model": .string(model), "messages": .array(messages), "stream": true,
        ]
        if !without.contains(.usage) { members["stream_options"] = ["include_usage": true] }
        if !request.tools.isEmpty, !without.contains(.tools) {
            members["tools"] = .array(request.tools.map(\.chatJSON))
        }
        if case .json(let name, let schema) = request.format, !without.contains(.format) {
            members["response_format"] = [
                "type": "json_schema",
                "json_schema": ["name": .string(name), "schema": schema, "strict": true],
            ]
        }
        if let tokens = request.limits.outputTokens {
            members[without.contains(.maximumTokens) ? "max_completion_tokens" : "max_tokens"] = .number(tokens)
        }
        return .object(members)
    }

    private var messages: [JSON] {
        let system: [JSON] =
            request.system.isEmpty ? [] : [["role": "system", "content": .string(request.system)]]
        return system + request.turns.map(\.chatJSON)
    }
}

extension AssistantTurn {
    fileprivate var chatJSON: JSON {
        switch role {
        case .user: ["role": "user", "content": content]
        case .tool(let call): ["role": "tool", "tool_call_id": .string(call), "content": content]
        case .assistant where toolCalls.isEmpty: ["role": "assistant", "content": content]
        case .assistant:
            [
                "role": "assistant", "content": parts.isEmpty ? .null : content,
                "tool_calls": .array(toolCalls.map(\.chatJSON)),
            ]
        }
    }

    /// A text alone is sent as such: servers that take no images know nothing else.
    private var content: JSON {
        let texts = parts.compactMap { part in
            if case .text(let text) = part { text } else { nil }
        }
        return texts.count == parts.count ? .string(texts.joined(separator: "\n\n")) : .array(parts.map(\.chatJSON))
    }
}

extension AssistantTurn.Part {
    fileprivate var chatJSON: JSON {
        switch self {
        case .text(let text): ["type": "text", "text": .string(text)]
        case .image(let data, let mediaType):
            [
                "type": "image_url",
                "image_url": ["url": .string("data:\(mediaType);base64,\(data.base64EncodedString())")],
            ]
        }
    }
}

extension AssistantTool {
    fileprivate var chatJSON: JSON {
        [
            "type": "function",
            "function": [
                "name": .string(name), "description": .string(description), "parameters": parameters,
            ],
        ]
    }
}

extension ToolCall {
    fileprivate var chatJSON: JSON {
        [
            "id": .string(id), "type": "function",
            "function": ["name": .string(name), "arguments": .string(arguments)],
        ]
    }
}
