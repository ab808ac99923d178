package import DocketDomain

/// That something keeps readers of a log from what has been written.
package struct HeldReaders: Hashable, Sendable {
    /// Events that nobody can read yet.
    package let waitingEvents: Int
    /// When it began, where that is known.
    package let since: Timestamp?
    /// Who does, and what to do about it.
    package let text: String

    package init(waitingEvents: Int, since: Timestamp?, text: String) {
        self.waitingEvents = waitingEvents
        self.since = since
        self.text = text
    }
}
