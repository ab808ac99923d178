/// An artifact as `decide` sees it. Earlier revisions are in its events.
package struct ArtifactState: Hashable, Sendable, Codable {
    package private(set) var kind: ArtifactKind
    package private(set) var title: String
    package private(set) var status: String
    package private(set) var description = ""
    package private(set) var comment = ""
    package private(set) var revision = 1
    package private(set) var createdBy: Creator
    package private(set) var isDeleted = false
    /// In order; nothing where there is none.
    private var tagged: [String]?
    /// Thread → how it relates.
    package private(set) var relations: [String: Relation]
    /// What the artifact proposes, where its kind is `profile_edit`.
    package private(set) var proposal: ProposalState?

    init(_ created: ArtifactCreated) {
        kind = created.kind
        title = created.title
        status = created.status
        createdBy = created.createdBy
        tagged = created.tags
        relations = [:]
        if let thread = created.threadID { relations[thread.rawValue] = .created }
    }

    init(_ made: ProposalMade) {
        kind = .profileEdit
        title = made.fieldName
        status = ProposalStatus.pending.rawValue
        createdBy = made.createdBy
        relations = [:]
        if let thread = made.threadID { relations[thread.rawValue] = .created }
        proposal = ProposalState(made)
    }

    package var tags: Set<String> { Set(tagged ?? []) }

    package func relation(to thread: ThreadID) -> Relation? {
        relations[thread.rawValue]
    }

    mutating func apply(_ event: ArtifactEvent) {
        switch event {
        case .created, .exported, .visualized: break
        case .revised(let revised):
            revision = revised.revision
            title = revised.title ?? title
        case .renamed(let renamed): title = renamed.to
        case .described(let described): description = described.description
        case .commented(let commented): comment = commented.comment
        case .statusChanged(let changed): status = changed.to
        case .tagged(let change):
            let tags = self.tags.union(change.added).subtracting(change.removed)
            tagged = tags.isEmpty ? nil : tags.sorted()
        case .linked(let linked): relations[linked.threadID.rawValue] = linked.relation
        case .unlinked(let unlinked): relations[unlinked.threadID.rawValue] = nil
        case .deleted: isDeleted = true
        case .restored: isDeleted = false
        case .queryRun(let event): status = event.status
        }
    }

    mutating func apply(_ event: ProposalEvent) throws(DocketError) {
        guard var proposal else {
            throw DocketError(.corrupt, "The log decides about an artifact that proposes nothing.")
        }
        proposal.apply(event)
        self.proposal = proposal
        status = proposal.status.rawValue
    }
}
