package import DocketDomain

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
