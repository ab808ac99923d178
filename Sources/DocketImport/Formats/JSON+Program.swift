import DocketDomain
import OrderedCollections

extension JSON {
    /// The program that wrote a value which is no conversation that docket reads, where its members tell.
    var program: String? {
        if let nodes = self["mapping"]?.object {
            let isDeepSeek = nodes.values.contains { $0["message"]?["fragments"]?.array != nil }
            return isDeepSeek || self["inserted_at"] != nil ? "an export of DeepSeek" : nil
        }
        if self["messages"]?[0]?["versions"] != nil { return "a conversation of LM Studio" }
        if self["chunkedPrompt"] != nil { return "a prompt of Google AI Studio" }
        if let header = self["header"]?.string, header.hasPrefix("Gemini") || header.hasPrefix("Bard") {
            return "the activity log of Gemini (Google Takeout)"
        }
        if self["conversations"]?[0]?["responses"] != nil || self["responses"] != nil && self["conversation"] != nil {
            return "an export of Grok"
        }
        if self["conversationId"] != nil,
            self["messages"]?[0]?["isCreatedByUser"] != nil
                || self["messages"]?[0]?["messageId"] != nil
        {
            return "an export of LibreChat"
        }
        if self["data"]?["chats"]?.array != nil { return "a backup of TypingMind" }
        if self["chatId"] != nil, self["role"] != nil { return "a message of Mistral's Le Chat" }
        if self["type"] != nil, self["sessionId"] != nil || self["payload"] != nil {
            return "the log of a coding agent"
        }
        if self["requests"]?.array != nil, self["responderUsername"] != nil { return "a chat of GitHub Copilot" }
        if self["chat-sessions"] != nil || self["chat-sessions-list"] != nil { return "a backup of Chatbox" }
        if self["chats"]?["list"] != nil || self["messages"]?[0]?["from_id"] != nil { return "an export of Telegram" }
        if let companion { return companion }
        if self["role"] != nil, self["content"] != nil { return "a message by itself, not a conversation" }
        return nil
    }

    /// A file that lies beside the conversations in an export.
    private var companion: String? {
        let what: String
        if self["full_name"] != nil, self["uuid"] != nil {
            what = "the list of users of an export of Claude"
        } else if self["prompt_template"] != nil, self["docs"] != nil {
            what = "the list of projects of an export of Claude"
        } else if self["conversations_memory"] != nil {
            what = "the memories of an export of Claude"
        } else if self["conversation_id"] != nil, self["rating"] != nil || self["is_anonymous"] != nil {
            what = "a list beside the conversations of an export of ChatGPT"
        } else if self["chatgpt_plus_user"] != nil {
            what = "the account of an export of ChatGPT"
        } else {
            return nil
        }
        return "\(what); the conversations are in its conversations.json"
    }
}
