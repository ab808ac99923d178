package import DocketDomain
import Foundation

/// What became of an artifact of a bundle.
package struct UnbundledArtifact: Sendable {
    package let id: ArtifactID
    /// Whether it was there before.
    package let already: Bool
    /// Why it could not be made.
    package let error: DocketError?
}

extension Workspace {
    /// Artifacts as they are now, to be taken elsewhere.
    ///
    /// - Parameter withHistory: Whether their earlier revisions come along.
    package func bundle(_ ids: [ArtifactID], withHistory: Bool) async throws(DocketError) -> ArtifactBundle {
        var entries: [ArtifactBundle.Entry] = []
        for id in ids where !entries.contains(where: { $0.id == id }) {
            let artifact = try await queries.artifact(id)
            guard artifact.kind != .profileEdit else {
                throw DocketError(
                    .failedPrecondition, "Artifact \(id) is a proposal: it is decided here, and taken nowhere else.")
            }
            var revisions: [ArtifactBundle.Revision] = []
            for number in (withHistory ? 1 : artifact.revision)...artifact.revision {
                let revision = try await queries.revision(number, of: id)
                let payload = try await payload(of: revision, artifact: id, rows: 0..<Int.max)
                revisions.append(ArtifactBundle.Revision(title: revision.title, payload: payload))
            }
            entries.append(
                ArtifactBundle.Entry(
                    id: id, kind: artifact.kind, status: artifact.status, description: artifact.description,
                    comment: artifact.comment, metadata: artifact.metadata, tags: artifact.tags, revisions: revisions))
        }
        return ArtifactBundle(entries)
    }

    /// Makes the artifacts of a bundle, each wholly or not at all; what is there already stays as it is.
    package func unbundle(
        _ bundle: ArtifactBundle, idempotencyKey: String?
    ) async throws(DocketError)
        -> [UnbundledArtifact]
    {
        var made: [UnbundledArtifact] = []
        for entry in bundle.entries {
            do throws(DocketError) {
                let outcome = try await make(entry, key: idempotencyKey.map { "\($0) \(entry.id)" })
                made.append(UnbundledArtifact(id: entry.id, already: outcome.already, error: nil))
            } catch {
                guard error.isAboutTheObject else { throw error }
                made.append(UnbundledArtifact(id: entry.id, already: false, error: error))
            }
        }
        return made
    }

    private func make(_ entry: ArtifactBundle.Entry, key: String?) async throws(DocketError) -> CommandOutcome {
        var contents: [PreparedContent] = []
        var blobs: [String: Data] = [:]
        for revision in entry.revisions {
            let content = try PreparedContent(ofKind: entry.kind, payload: revision.payload)
            blobs.merge(content.blobs) { first, _ in first }
            contents.append(content)
        }
        var new = NewArtifact(
            kind: entry.kind, title: entry.revisions[0].title, content: contents[0].content, metadata: entry.metadata,
            tags: entry.tags)
        new.past = NewArtifact.Past(
            id: entry.id, status: entry.status, description: entry.description, comment: entry.comment,
            laterRevisions: zip(entry.revisions, contents).dropFirst().map {
                NewArtifact.Revision(title: $0.title, content: $1.content)
            })
        return try await perform(.createArtifact(new), idempotencyKey: key, blobs: blobs)
    }

    /// Makes another artifact with the newest content of one: from a template, a query.
    ///
    /// - Parameter title: Of the new one; the same with “(copy)” unless it is given.
    package func duplicate(
        _ id: ArtifactID, title: String?, idempotencyKey: String?
    ) async throws(DocketError) -> ArtifactID {
        let bundle = try await bundle([id], withHistory: false)
        let entry = bundle.entries[0]
        let content = try PreparedContent(ofKind: entry.kind, payload: entry.revisions[0].payload)
        let copy = ArtifactCopy(
            of: id, titled: entry.revisions[0].title, as: title, metadata: entry.metadata, tags: entry.tags)
        let new = NewArtifact(
            kind: entry.kind, title: copy.title, content: content.content, metadata: copy.metadata, tags: copy.tags)
        let outcome = try await perform(.createArtifact(new), idempotencyKey: idempotencyKey, blobs: content.blobs)
        guard let made = outcome.artifactID else {
            throw DocketError(.internal, "The copy was made, but has no id. See `docket artifacts list`.")
        }
        return made
    }
}

extension DocketError {
    /// Whether others of a bundle can be made all the same.
    fileprivate var isAboutTheObject: Bool {
        switch code {
        case .invalidArgument, .failedPrecondition, .alreadyExists, .permissionDenied, .resourceExhausted: true
        default: false
        }
    }
}
