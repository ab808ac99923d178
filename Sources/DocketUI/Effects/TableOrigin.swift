package import DocketDomain

/// Where the rows of an open table are.
package enum TableOrigin: Hashable, Sendable {
    case artifact(ArtifactID, revision: Int)
    /// The result of a run.
    case result(RunID)

    package var artifact: ArtifactID {
        switch self {
        case .artifact(let id, _): id
        case .result(let run): run.artifact
        }
    }
}
