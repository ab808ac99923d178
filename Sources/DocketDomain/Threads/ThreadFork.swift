/// A thread that begins with another one's messages, up to one of them.
package struct ThreadFork: Hashable, Sendable, Encodable {
    package var threadID: ThreadID
    /// The last message that the new thread begins with.
    package var messageID: MessageID

    package init(of threadID: ThreadID, through messageID: MessageID) {
        self.threadID = threadID
        self.messageID = messageID
    }
}

/// Where a thread was forked from.
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
