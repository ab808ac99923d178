import DocketDomain
import DocketWorkspace
import Foundation

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
        if batch.contains(where: \.isDisappearance) { _ = try await workspace.queries.artifact(artifact) }
        let changes = batch.compactMap(change)
        let revised = changes.lastIndex { $0.subject == .content }
        let changed = changes.lastIndex { $0.subject == .metadata }
        var told: [Told<Docket_Artifact_V1_ArtifactUpdate>] = []
        for (index, change) in changes.enumerated() {
            var update = Docket_Artifact_V1_ArtifactUpdate()
            switch change.subject {
            case .end: throw Self.gone(artifact)
            case .link(let chat):
                guard let reference = try await reference(to: chat) else { continue }
                update.chatAdded = reference
            case .content:
                guard index == revised else { continue }
                update.contentUpdated = try await content()
            case .metadata:
                guard index == changed else { continue }
                update.metadataChanged = try await metadata()
            }
            told.append(Told(update: update, checkpoint: change.checkpoint, at: change.time))
        }
        return told
    }

    private struct Change {
        enum Subject: Equatable {
            case link(ThreadID)
            case content, metadata, end
        }

        let subject: Subject
        let checkpoint: SealedCheckpoint
        let time: Timestamp
    }

    /// What one change is to this artifact; nothing where it is another's.
    private func change(_ followed: FollowedChange) -> Change? {
        guard case .event(let entry) = followed.change, entry.event.stream == .artifact(artifact) else { return nil }
        let subject: Change.Subject =
            switch entry.event.event {
            case .artifact(.deleted): .end
            case .artifact(.linked(let linked)): .link(linked.threadID)
            case .artifact(.created), .artifact(.revised): .content
            default: .metadata
            }
        return Change(subject: subject, checkpoint: followed.checkpoint, time: entry.event.recordedAt)
    }

    private func reference(to chat: ThreadID) async throws -> Docket_Artifact_V1_ChatReference? {
        try await workspace.queries.threads(of: artifact).first { $0.threadID == chat }
            .map(Docket_Artifact_V1_ChatReference.init)
    }

    /// The content as it is now.
    private func content() async throws -> Docket_Artifact_V1_ArtifactContent {
        var content = Docket_Artifact_V1_ArtifactContent()
        content.mimeType = "application/json"
        content.body = try await body()
        return content
    }

    /// Its bytes; none of one that is too large for an update: whoever wants it asks for it.
    private func body() async throws -> Data {
        let revision = try await workspace.queries.revision(nil, of: artifact)
        do {
            return try await workspace.payloadBytes(of: revision, artifact: artifact, rows: 0..<100)
        } catch  where error.code == .resourceExhausted {
            return Data()
        }
    }

    private func metadata() async throws -> Docket_Artifact_V1_ArtifactMetadata {
        let summary = try await workspace.queries.artifact(artifact)
        var metadata = Docket_Artifact_V1_ArtifactMetadata()
        metadata.title = summary.title
        metadata.labels = summary.labels
        return metadata
    }
}

extension FollowedChange {
    fileprivate var isDisappearance: Bool {
        if case .disappeared = change { true } else { false }
    }
}
