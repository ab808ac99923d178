/// What reading one conversation of an export came to.
package enum TranscriptItem: Hashable, Sendable {
    case transcript(Transcript)
    case skipped(SkippedConversation)
    /// The file itself is broken here; what it had before this place is good. The id is that of the conversation that is
    /// cut in two, empty where it cannot be found.
    case broken(id: String, reason: String)
}

/// A conversation that is left out.
package struct SkippedConversation: Hashable, Sendable {
    /// Its id; empty where not even that could be found.
    package let id: String
    package let reason: String
    /// How many messages it has, as far as that is known.
    package let messages: Int

    package init(id: String, reason: String, messages: Int = 0) {
        self.id = id
        self.reason = reason
        self.messages = messages
    }
}

/// Why a conversation is left out.
struct Refusal: Error, Hashable {
    let reason: String
    /// How many messages it has.
    let messages: Int

    init(_ reason: String, messages: Int = 0) {
        self.reason = reason
        self.messages = messages
    }
}
