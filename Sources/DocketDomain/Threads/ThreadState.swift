/// A thread as `decide` sees it. Its messages are not part of it.
package struct ThreadState: Hashable, Sendable, Codable {
    package private(set) var title: String
    package private(set) var description: String
    package private(set) var ownerID: UserID
    package private(set) var visibility: ThreadVisibility
    package private(set) var isDeleted = false
    package private(set) var tags: Set<String>
    package private(set) var labels: [String: String] = [:]
    package private(set) var messageCount = 0
    package private(set) var discusses: ArtifactID?
    package private(set) var source: ThreadSource?
    /// What the last import saw of the source.
    package private(set) var importFingerprint: String?
    /// When the source began.
    package private(set) var sourceCreatedAt: Timestamp?
    /// When the source had been changed last, as far as an import said so.
    package private(set) var sourceUpdatedAt: Timestamp?
    /// What the source was called then.
    package private(set) var sourceTitle: String?
    /// The assistant that was chosen for it after it began.
    package private(set) var chosenAgent: String?

    init(_ created: ThreadCreated) {
        title = created.title
        description = created.description
        ownerID = created.ownerID
        visibility = created.visibility
        tags = Set(created.tags ?? [])
        discusses = created.discusses
        source = created.source
    }

    package func isVisible(to viewer: Viewer) -> Bool {
        visibility.admits(viewer, owner: ownerID)
    }

    mutating func apply(_ event: ThreadEvent) {
        switch event {
        case .created: break
        case .renamed(let renamed): title = renamed.to
        case .described(let described): description = described.description
        case .visibilityChanged(let changed): visibility = changed.to
        case .agentChanged(let changed): chosenAgent = changed.agentID
        case .tagged(let tagged): tags = tags.union(tagged.added).subtracting(tagged.removed)
        case .labelled(let labelled):
            labels.merge(labelled.set) { _, new in new }
            for key in labelled.removed { labels[key] = nil }
        case .messageAdded: messageCount += 1
        case .imported(let imported):
            importFingerprint = imported.fingerprint
            sourceCreatedAt = imported.createdAt ?? sourceCreatedAt
            sourceUpdatedAt = imported.updatedAt ?? sourceUpdatedAt
            sourceTitle = imported.title ?? sourceTitle
        case .pathChanged(let changed): messageCount = changed.kept + changed.messages.count
        case .deleted: isDeleted = true
        case .restored(let restored):
            isDeleted = false
            if restored.isOrdinary == true { discusses = nil }
        }
    }
}
