package import DocketDomain

/// Messages that are read together for what they say of a customer.
package struct NotesSource: Hashable, Sendable {
    package let thread: ThreadID
    /// Their places in the thread, in order.
    package let messages: [Int]
    /// Answers that were given to questions about them since.
    package var answers: [MessageID] = []

    package init(_ thread: ThreadID, _ messages: [Int]) {
        self.thread = thread
        self.messages = messages
    }
}
