import DocketDomain
import DocketWorkspace

/// What changes in the log say about an artifact.
struct ArtifactNews: Sendable {
    let workspace: any Workspace
    let artifact: ArtifactID

    /// What is said of an artifact that was deleted, or that cannot be seen any more.
    static func gone(_ id: ArtifactID) -> DocketError {
        DocketError(.notFound, "There is no artifact \(id) any more.")
    }

    /// In the order of the log. Of several revisions only the last one is told, and of other changes but new links, too.
    ///
    /// - Throws: `notFound` where the artifact was deleted, or cannot be seen any more.
    func told(by batch: [FollowedChange]) async throws -> [Told<Docket_Artifact_V1_ArtifactUpdate>] {
        var told: [Told<Docket_Artifact_V1_ArtifactUpdate>] = []
        var revised: Int?
        var changed: Int?
        for followed in batch {
            let entry: HistoryEntry
            switch followed.change {
            case .event(let event): entry = event
            case .disappeared:
                _ = try await workspace.queries.artifact(artifact)
                continue
            case .appeared: continue
            }
            guard entry.event.stream == .artifact(artifact) else { continue }
            var update = Docket_Artifact_V1_ArtifactUpdate()
            switch entry.event.event {
            case .artifact(.deleted):
                throw Self.gone(artifact)
            case .artifact(.linked(let linked)):
                guard let reference = try await reference(to: linked.threadID) else { continue }
                update.chatAdded = reference
            case .artifact(.created), .artifact(.revised):
                revised = told.count
            default:
                changed = told.count
            }
            told.append(Told(update: update, checkpoint: followed.checkpoint, at: entry.event.recordedAt))
        }
        return try await filled(told, revised, changed)
    }

    /// Fills the updates at two places, and leaves out what these stand for, too.
    private func filled(
        _ told: [Told<Docket_Artifact_V1_ArtifactUpdate>], _ revised: Int?, _ changed: Int?
    ) async throws -> [Told<Docket_Artifact_V1_ArtifactUpdate>] {
        var filled: [Told<Docket_Artifact_V1_ArtifactUpdate>] = []
        for (index, one) in told.enumerated() {
            var update = one.update ?? Docket_Artifact_V1_ArtifactUpdate()
            if index == revised { update.contentUpdated = try await content() }
            if index == changed { update.metadataChanged = try await metadata() }
            guard update.update != nil else { continue }
            filled.append(Told(update: update, checkpoint: one.checkpoint, at: one.at))
        }
        return filled
    }

    private func reference(to chat: ThreadID) async throws -> Docket_Artifact_V1_ChatReference? {
        try await workspace.queries.threads(of: artifact).first { $0.threadID == chat }
            .map(Docket_Artifact_V1_ChatReference.init)
    }

    /// The content as it is now.
    private func content() async throws -> Docket_Artifact_V1_ArtifactContent {
        var content = Docket_Artifact_V1_ArtifactContent()
        content.mimeType = "application/json"
        let revision = try await workspace.queries.revision(nil, of: artifact)
        do {
            content.body = try await workspace.payloadBytes(of: revision, artifact: artifact, rows: 0..<100)
        } catch  where error.code == .resourceExhausted {
            // Whoever wants it asks for it.
        }
        return content
    }

    private func metadata() async throws -> Docket_Artifact_V1_ArtifactMetadata {
        let summary = try await workspace.queries.artifact(artifact)
        var metadata = Docket_Artifact_V1_ArtifactMetadata()
        metadata.title = summary.title
        metadata.labels = summary.labels
        return metadata
    }
}
