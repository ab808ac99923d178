/// What a context is built from: plain values, as somebody who may see them has read them.
package struct ContextMaterial: Sendable {
    /// What the assistant is told about itself and its work.
    package var system: String
    /// What the user asks now. It is the only part beside the system's text that is no data.
    package var request: String
    /// What comes with the request.
    package var files: [ContextFile]
    package var artifact: ContextArtifact?
    package var customer: ContextCustomer?
    /// The thread's messages before the request, oldest first.
    package var messages: [ContextMessage]
    /// Whether sensitive fields of a profile may be given.
    package var seesSensitive: Bool

    package init(
        system: String, request: String, files: [ContextFile] = [], artifact: ContextArtifact? = nil,
        customer: ContextCustomer? = nil, messages: [ContextMessage] = [], seesSensitive: Bool = false
    ) {
        self.system = system
        self.request = request
        self.files = files
        self.artifact = artifact
        self.customer = customer
        self.messages = messages
        self.seesSensitive = seesSensitive
    }
}
