/// What not every server takes in a request: where it says so, the request goes again without.
enum ChatFeature: Hashable, CaseIterable {
    /// `stream_options`, which asks for the usage.
    case usage
    /// `response_format`
    case format
    /// `max_tokens`; newer models call it `max_completion_tokens`.
    case maximumTokens
    /// `tools`
    case tools

    /// What a server calls that does not take it.
    private var names: [String] {
        switch self {
        case .usage: ["stream_options", "include_usage"]
        case .format: ["response_format", "json_schema"]
        case .maximumTokens: ["max_tokens"]
        case .tools: ["tools", "tool_choice", "tool calling", "function calling"]
        }
    }

    /// The feature that a refusal is about.
    init?(refusedIn words: String) {
        guard let feature = Self.allCases.first(where: { $0.names.contains { words.contains($0) } }) else { return nil }
        self = feature
    }
}
