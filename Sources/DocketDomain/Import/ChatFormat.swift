/// The chat exports that can be read.
package enum ChatFormat: String, CaseIterable, Sendable, Codable {
    case chatgpt, claude, openai, sharegpt, openwebui, llm

    /// The format's name for people.
    package var name: String {
        switch self {
        case .chatgpt: "ChatGPT"
        case .claude: "Claude"
        case .openai: "OpenAI messages"
        case .sharegpt: "ShareGPT"
        case .openwebui: "Open WebUI"
        case .llm: "llm logs"
        }
    }
}
