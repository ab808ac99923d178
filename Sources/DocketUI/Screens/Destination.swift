import DocketDomain

/// A place to go to: its address, and what is known of it already.
package struct Destination: Hashable, Sendable {
    let address: Address
    /// The message of the thread to go to.
    var message: MessageID?
    /// Whether one goes inside: to a thread's messages rather than to its place in the list.
    var isInside = false
    /// Whether the thread is read anew, and shown at its end.
    var isAtEnd = false
    /// The artifact, where it has been read; of the review, the proposal to select.
    var artifact: ArtifactSummary?
    /// What is marked in the text there.
    var pattern: TextPattern?
    /// Whether leaving what is opened there goes back to where one came from.
    var returns = false

    init(
        _ address: Address, message: MessageID? = nil, isInside: Bool = false, isAtEnd: Bool = false,
        artifact: ArtifactSummary? = nil, pattern: TextPattern? = nil, returns: Bool = false
    ) {
        self.isInside = isInside || message != nil
        self.address = address
        self.message = message
        self.isAtEnd = isAtEnd
        self.artifact = artifact
        self.pattern = pattern
        self.returns = returns
    }
}
