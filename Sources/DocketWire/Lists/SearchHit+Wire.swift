package import DocketDomain

extension SearchHit {
    /// Something that a search found; the snippet is plain text.
    package var wire: JSON {
        [
            "kind": .string(kind.singular),
            "id": .string(id),
            "address": .string(address.description),
            "title": .string(title),
            "snippet": .string(snippet.map(\.text).joined()),
            "score": .number(score),
            "created_at": .time(createdAt),
        ]
    }
}

extension SearchQuery.Scope {
    /// One of what the scope holds: the word that stands before its id in an address.
    package var singular: String {
        switch self {
        case .threads: "thread"
        case .messages: "message"
        case .artifacts: "artifact"
        case .customers: "customer"
        }
    }
}
