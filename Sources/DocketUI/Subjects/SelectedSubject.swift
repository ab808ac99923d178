import DocketDomain

/// What commands about threads and artifacts act on.
enum SelectedSubject: Hashable {
    case thread(ThreadSummary)
    case artifact(ArtifactSummary)

    var stream: StreamID {
        switch self {
        case .thread(let thread): .thread(thread.id)
        case .artifact(let artifact): .artifact(artifact.id)
        }
    }

    var title: String {
        switch self {
        case .thread(let thread): thread.title
        case .artifact(let artifact): artifact.title
        }
    }

    var tags: [String] {
        switch self {
        case .thread(let thread): thread.tags
        case .artifact(let artifact): artifact.tags
        }
    }

    var isDeleted: Bool {
        switch self {
        case .thread(let thread): thread.deletedAt != nil
        case .artifact(let artifact): artifact.deletedAt != nil
        }
    }
}

/// A view in which a thread or an artifact can be selected.
protocol HasSubject: Sendable {
    var subject: SelectedSubject? { get }
}
