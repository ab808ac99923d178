internal import DocketDomain

/// A piece of a chat completion, or the whole of one that came at once.
struct ChatChunk {
    /// A piece of a tool call.
    struct CallPiece: Hashable {
        /// Which call it belongs to, where the server says so.
        let index: Int?
        let id: String?
        let name: String
        let arguments: String
    }

    /// What the first choice says; other choices are left alone.
    private(set) var text = ""
    private(set) var calls: [CallPiece] = []
    private(set) var finish: FinishReason?
    private(set) var usage: TokenUsage?
    /// What the server says went wrong.
    private(set) var error: ChatError?
    /// What the model did, if only think.
    private(set) var bytes = 0

    /// - Returns: nil where the JSON is no such thing.
    init?(_ json: JSON) {
        error = ChatError(json)
        guard error != nil || json["choices"]?.array != nil || json["usage"]?.object != nil else { return nil }
        if let usage = json["usage"], let input = usage["prompt_tokens"]?.int {
            self.usage = TokenUsage(
                input: Self.tokens(input), output: Self.tokens(usage["completion_tokens"]?.int ?? 0))
        }
        guard let choice = json["choices"]?.array?.first(where: { ($0["index"]?.int ?? 0) == 0 }) else { return }
        finish = choice["finish_reason"]?.string.map(FinishReason.init(serverName:))
        guard let message = choice["delta"] ?? choice["message"] else { return }
        text = Self.text(of: message["content"]) + (message["refusal"]?.string ?? "")
        calls = (message["tool_calls"]?.array ?? []).map(CallPiece.init)
        let thoughts = message["reasoning_content"]?.string ?? message["reasoning"]?.string ?? ""
        bytes = calls.reduce(text.utf8.count + thoughts.utf8.count) { bytes, call in
            bytes + call.name.utf8.count + call.arguments.utf8.count
        }
    }

    /// What a server counts, within what a reply can take: counts are added up.
    private static func tokens(_ count: Int) -> Int { min(max(0, count), 1 << 40) }

    var isProgress: Bool { bytes > 0 }

    /// A text, or a list of parts that have one.
    private static func text(of content: JSON?) -> String {
        content?.string ?? (content?.array ?? []).compactMap { $0["text"]?.string }.joined()
    }
}

extension ChatChunk.CallPiece {
    fileprivate init(_ json: JSON) {
        let function = json["function"]
        let arguments = function?["arguments"]
        index = json["index"]?.int
        id = json["id"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        name = function?["name"]?.string ?? ""
        self.arguments = arguments?.string ?? (arguments?.object == nil ? "" : arguments?.serialized() ?? "")
    }
}

extension FinishReason {
    fileprivate init(serverName: String) {
        self =
            switch serverName {
            case "stop": .stop
            case "length": .length
            case "tool_calls", "function_call": .toolCalls
            case "content_filter": .filtered
            default: .unknown
            }
    }
}
