import DocketDomain

extension ChatFormat {
    /// Tells the format by one conversation's own members.
    init?(of conversation: JSON) {
        // Chats of Open WebUI have a list of messages too, so that the plainer formats come last.
        let order: [ChatFormat] = [.chatgpt, .claude, .openwebui, .sharegpt, .openai]
        guard let found = order.first(where: { $0.fits(conversation) }) else { return nil }
        self = found
    }

    /// Whether a value has what a conversation of this format cannot be without.
    func fits(_ conversation: JSON) -> Bool {
        switch self {
        case .chatgpt: ChatGPTConversation.fits(conversation)
        case .claude: conversation["chat_messages"]?.array != nil
        case .openwebui: OpenWebUIConversation.chat(in: conversation) != nil
        case .sharegpt: ShareGPTConversation.turns(in: conversation) != nil
        case .openai: OpenAIConversation.messages(in: conversation) != nil
        case .llm: false
        }
    }

    /// Reads one conversation; it has been parsed, but not looked at.
    func transcript(of conversation: JSON) throws(Refusal) -> Transcript {
        guard fits(conversation) else {
            throw Refusal("It is no \(name) conversation but \(conversation.program ?? conversation.outline).")
        }
        let draft =
            switch self {
            case .chatgpt: try ChatGPTConversation.transcript(of: conversation)
            case .claude: try ClaudeConversation.transcript(of: conversation)
            case .openwebui: try OpenWebUIConversation.transcript(of: conversation)
            case .sharegpt: ShareGPTConversation.transcript(of: conversation)
            case .openai: OpenAIConversation.transcript(of: conversation)
            case .llm: throw Refusal("llm keeps its conversations in a database, not in JSON.")
            }
        return try draft.finished()
    }

    /// The id of a conversation that could not be read.
    static func id(of conversation: JSON) -> String {
        conversation.identifier("conversation_id", "uuid", "id") ?? ""
    }
}
