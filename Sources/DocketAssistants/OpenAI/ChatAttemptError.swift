/// Why one attempt at a request came to nothing.
struct ChatAttemptError: Error {
    let failure: AssistantFailure
    /// Whether something of the reply had come: then it is not tried again.
    var hadBegun = false
    /// What the server does not take: without it, the request may pass.
    var feature: ChatFeature?
}
