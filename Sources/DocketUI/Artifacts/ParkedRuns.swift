import DocketDomain

/// Queries that were left while their results were open, so that one finds these again.
struct ParkedRuns: Hashable, Sendable {
    private var viewers: [ArtifactViewer] = []

    /// As many as are kept.
    private static let most = 4

    subscript(artifact: ArtifactID) -> ArtifactViewer? {
        get { viewers.last { $0.artifact.id == artifact } }
        set {
            guard let index = viewers.lastIndex(where: { $0.artifact.id == artifact }), let newValue else { return }
            viewers[index] = newValue
        }
    }

    mutating func park(_ viewer: ArtifactViewer) {
        viewers.removeAll { $0.artifact.id == viewer.artifact.id }
        guard viewer.run != nil else { return }
        viewers.append(viewer)
        if viewers.count > Self.most { viewers.removeFirst() }
    }

    /// What was parked of an artifact, unless its query is another one by now.
    mutating func take(_ artifact: ArtifactSummary) -> ArtifactViewer? {
        guard let index = viewers.lastIndex(where: { $0.artifact.id == artifact.id }) else { return nil }
        let viewer = viewers.remove(at: index)
        return viewer.artifact.revision == artifact.revision ? viewer : nil
    }
}
