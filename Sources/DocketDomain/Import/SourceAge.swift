/// How a conversation that is imported stands to what an earlier import has seen of it.
package enum SourceAge: Hashable, Sendable {
    case unknown, older, same, newer

    /// - Parameters:
    ///   - now: When it was changed last.
    ///   - before: The same, as the earlier import saw it.
    package init(_ now: Timestamp?, after before: Timestamp?) {
        guard let now, let before else {
            self = .unknown
            return
        }
        self = now < before ? .older : now == before ? .same : .newer
    }

    /// Whether a conversation without new messages takes another way than before: what is not known to be as new may be
    /// an export that was made earlier, and what only ends sooner was shortened where it is newer.
    package func changesPath(endsSooner: Bool) -> Bool {
        switch self {
        case .unknown, .older: false
        case .same: !endsSooner
        case .newer: true
        }
    }
}
