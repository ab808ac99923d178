package import DocketDomain

/// Where the rows of an open table are.
package enum TableOrigin: Hashable, Sendable {
    case artifact(ArtifactID, revision: Int)
    /// The result of the last run of an artifact's query.
    case result(ArtifactID)

    package var artifact: ArtifactID {
        switch self {
        case .artifact(let id, _), .result(let id): id
        }
    }
}
