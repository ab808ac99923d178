package import DocketDomain

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
