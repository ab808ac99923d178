/// A part of what an assistant is given.
package struct ContextPart: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
        case system, artifact, customer
        /// By its place in the messages that were handed in.
        case message(Int)
        case request
    }

    package var subject: Subject
    /// What it is, for people.
    package var name: String
    package var text: String
    /// Estimated.
    package var tokens: Int

    init(_ subject: Subject, name: String, text: String) {
        self.subject = subject
        self.name = name
        self.text = text
        tokens = TokenEstimate.of(text) + TokenEstimate.perPart
    }
}
