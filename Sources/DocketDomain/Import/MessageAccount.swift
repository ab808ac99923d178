/// What became of the messages in an export: each was added, was there already, is hidden, or was skipped.
package struct MessageAccount: Hashable, Sendable, Codable {
    /// In the file, as far as its conversations could be read.
    package var inFile = 0
    /// Brought by an earlier import.
    package var known = 0
    /// Why → messages that nobody saw in the conversation, such as instructions and calls of tools.
    package var hidden: [String: Int] = [:]
    /// Why → parts that were left out of messages which were taken.
    package var hiddenParts: [String: Int] = [:]
    /// Messages that could not be read, of conversations that were taken.
    package var skipped: [SkippedMessage] = []
    /// What was taken, but not quite as it stands.
    package var notes: [Note] = []

    package struct SkippedMessage: Hashable, Sendable, Codable {
        package let conversation: String
        package let message: String
        package let reason: String

        package init(conversation: String, message: String, reason: String) {
            self.conversation = conversation
            self.message = message
            self.reason = reason
        }
    }

    package struct Note: Hashable, Sendable, Codable {
        package let conversation: String
        package let text: String

        package init(conversation: String, text: String) {
            self.conversation = conversation
            self.text = text
        }
    }

    package init() {}
}
