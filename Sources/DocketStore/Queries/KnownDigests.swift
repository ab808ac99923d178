import DocketDomain
import Synchronization

/// The blobs that the artifacts are kept in which were read last.
///
/// A table of many rows has a blob for each thousand: without this, reading one after the other would decode the list of
/// all of them each time. A revision never changes, so what is known of it stays true; whether the artifact may be seen
/// is asked each time.
final class KnownDigests: Sendable {
    private let known = Mutex<[(artifact: ArtifactID, digests: Set<String>)]>([])

    private static let limit = 16

    func contains(_ digest: String, of artifact: ArtifactID) -> Bool {
        known.withLock { $0.contains { $0.artifact == artifact && $0.digests.contains(digest) } }
    }

    func keep(_ digests: some Sequence<String>, of artifact: ArtifactID) {
        let entry = (artifact, Set(digests))
        known.withLock { known in
            known.removeAll { $0.artifact == artifact }
            known.append(entry)
            if known.count > Self.limit { known.removeFirst() }
        }
    }
}
