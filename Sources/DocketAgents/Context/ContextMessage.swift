package import DocketDomain

/// A message of a thread.
package struct ContextMessage: Sendable {
    package var role: MessageRole
    /// Who wrote it.
    package var author: String
    package var text: String
    /// What came with it.
    package var files: [ContextFile]

    package init(role: MessageRole, author: String, text: String, files: [ContextFile] = []) {
        self.role = role
        self.author = author
        self.text = text
        self.files = files
    }
}
