/// What to search for, and where.
package struct SearchQuery: Hashable, Sendable {
    package enum Scope: String, Hashable, Sendable, CaseIterable {
        case threads, messages, artifacts, customers
    }

    package enum Ranking: Hashable, Sendable {
        /// What is called so first, then the best match.
        case relevance
        /// Last recorded first.
        case newest
    }

    /// What the user typed: words, `"phrases"`, and `prefix*`. All of them must be there. Without any, whatever else is
    /// asked for is listed.
    package var text: String
    /// Empty for everywhere.
    package var scopes: Set<Scope> = []
    package var kind: ArtifactKind?
    /// What is about one customer, who is named by an id or by words of the name: their profile, their artifacts, and the
    /// threads of these.
    package var customer: String?
    /// What is in one thread, which is named by its id or by how that begins or ends.
    package var thread: String?
    package var after: Timestamp?
    package var before: Timestamp?
    package var ranking = Ranking.relevance

    /// Whether it asks for more than words.
    package var isNarrowed: Bool {
        !scopes.isEmpty || kind != nil || customer != nil || thread != nil || after != nil || before != nil
    }

    package init(text: String) {
        self.text = text
    }
}

/// Something that a search found.
package struct SearchHit: Hashable, Sendable {
    package let kind: SearchQuery.Scope
    package let id: String
    package let address: Address
    /// The message within the thread, for a message.
    package let messageID: MessageID?
    package let title: String
    /// The text around the match.
    package let snippet: [SnippetPiece]
    /// Higher is better.
    package let score: Double
    package let createdAt: Timestamp

    package init(
        kind: SearchQuery.Scope, id: String, address: Address, messageID: MessageID?, title: String,
        snippet: [SnippetPiece],
        score: Double, createdAt: Timestamp
    ) {
        self.kind = kind
        self.id = id
        self.address = address
        self.messageID = messageID
        self.title = title
        self.snippet = snippet
        self.score = score
        self.createdAt = createdAt
    }
}

/// A stretch of a snippet: words that were searched for, or the text between them.
package struct SnippetPiece: Hashable, Sendable {
    package let text: String
    package let isMatch: Bool

    package init(text: String, isMatch: Bool) {
        self.text = text
        self.isMatch = isMatch
    }
}
