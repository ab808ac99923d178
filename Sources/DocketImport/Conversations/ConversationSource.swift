/// Where conversations come from, one after the other, still unread.
protocol ConversationSource: AnyObject {
    /// How far it has got, of `totalBytes`.
    var bytesRead: Int { get }
    var totalBytes: Int { get }

    /// The next conversation, nil after the last. It may throw where a part is broken, and still go on behind it.
    func next() throws -> RawConversation.Content?
}
