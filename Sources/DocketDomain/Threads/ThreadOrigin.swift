/// Where a thread is forked from: it begins with another one's messages, up to one of them.
package struct ThreadOrigin: Hashable, Sendable, Codable {
    package let threadID: ThreadID
    /// The last message that both have.
    package let messageID: MessageID

    package init(threadID: ThreadID, messageID: MessageID) {
        self.threadID = threadID
        self.messageID = messageID
    }

    private enum CodingKeys: String, CodingKey {
        case threadID = "thread_id"
        case messageID = "message_id"
    }
}
