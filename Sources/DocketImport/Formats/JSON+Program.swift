import DocketDomain
import OrderedCollections

extension JSON {
    /// The program that wrote a value which is no conversation that docket reads, where its members tell.
    var program: String? {
        if let nodes = self["mapping"]?.object {
            let isDeepSeek = nodes.values.contains { $0["message"]?["fragments"]?.array != nil }
            return isDeepSeek ? "an export of DeepSeek" : nil
        }
        if self["messages"]?[0]?["versions"] != nil { return "a conversation of LM Studio" }
        if self["chunkedPrompt"] != nil { return "a prompt of Google AI Studio" }
        if self["header"]?.string?.hasPrefix("Gemini") == true { return "the activity log of Gemini (Google Takeout)" }
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
        if self["role"] != nil, self["content"] != nil { return "a message by itself, not a conversation" }
        return nil
    }
}
