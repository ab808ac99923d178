package import DocketDomain

/// A command to the workspace, and what the screen does when it is done.
package struct Request: Hashable, Sendable {
    package let command: Command
    package let completion: Completion
    /// Texts that are no drafts any more as soon as it is done.
    package let drafts: [DraftKey]
    /// Paths of files that go with a message.
    package let files: [String]
    /// Where others may ask for the same: it is done once for all of them.
    package let idempotencyKey: String?

    package init(
        _ command: Command, then completion: Completion, drafts: [DraftKey] = [], files: [String] = [],
        idempotencyKey: String? = nil
    ) {
        self.command = command
        self.completion = completion
        self.drafts = drafts
        self.files = files
        self.idempotencyKey = idempotencyKey
    }
}

/// What follows a change.
package enum Completion: Hashable, Sendable {
    case say(String)
    /// Goes to the end of the thread that was made, and says so.
    case visit(String)
    /// What whoever asked for the change makes of it; they declare the topic.
    case topic(Topic)
}
