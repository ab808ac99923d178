package import DocketDomain

/// What a context is built from: plain values, as somebody who may see them has read them.
package struct ContextMaterial: Sendable {
    /// What the assistant is told about itself and its work.
    package var system: String
    /// What the user asks now. It is the only part beside the system's text that is no data.
    package var request: String
    package var artifact: ContextArtifact?
    package var customer: ContextCustomer?
    /// The thread's messages before the request, oldest first.
    package var messages: [ContextMessage]
    /// Whether sensitive fields of a profile may be given.
    package var seesSensitive: Bool

    package init(
        system: String, request: String, artifact: ContextArtifact? = nil, customer: ContextCustomer? = nil,
        messages: [ContextMessage] = [], seesSensitive: Bool = false
    ) {
        self.system = system
        self.request = request
        self.artifact = artifact
        self.customer = customer
        self.messages = messages
        self.seesSensitive = seesSensitive
    }
}

/// The artifact in question.
package struct ContextArtifact: Sendable {
    package enum Content: Sendable {
        case text(String)
        case table(ContextTable)
    }

    package var title: String
    package var kind: ArtifactKind
    package var content: Content

    package init(title: String, kind: ArtifactKind, content: Content) {
        self.title = title
        self.kind = kind
        self.content = content
    }
}

/// A customer's profile.
package struct ContextCustomer: Sendable {
    package struct Field: Sendable {
        package var label: String
        package var value: String
        package var isSensitive: Bool

        package init(label: String, value: String, isSensitive: Bool = false) {
            self.label = label
            self.value = value
            self.isSensitive = isSensitive
        }
    }

    package var name: String
    package var fields: [Field]

    package init(name: String, fields: [Field]) {
        self.name = name
        self.fields = fields
    }
}

/// A message of a thread.
package struct ContextMessage: Sendable {
    package var role: MessageRole
    /// Who wrote it.
    package var author: String
    package var text: String

    package init(role: MessageRole, author: String, text: String) {
        self.role = role
        self.author = author
        self.text = text
    }
}
