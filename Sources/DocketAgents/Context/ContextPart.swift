/// A part of what an assistant is given.
package struct ContextPart: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
        case system, artifact, customer, file
        /// By its place in the messages that were handed in.
        case message(Int)
        case request
    }

    package var subject: Subject
    /// What it is, for people.
    package var name: String
    package var text: String
    /// What is looked at, not read.
    package var picture: ContextPicture?
    /// Estimated.
    package var tokens: Int

    init(_ subject: Subject, name: String, text: String, picture: ContextPicture? = nil) {
        self.subject = subject
        self.name = name
        self.text = text
        self.picture = picture
        tokens = TokenEstimate.of(text) + TokenEstimate.perPart + (picture == nil ? 0 : TokenEstimate.perPicture)
    }
}
