package import DocketDomain

/// A search within one pane that goes beyond what is loaded.
package struct FindRequest: Hashable, Sendable {
    /// Where to look.
    package enum Target: Hashable, Sendable {
        /// In a thread's messages, from one of them on.
        case messages(ThreadID, start: Int, isForward: Bool)
        /// In a whole list, by what it shows of its items. Of threads, in one part of it after the other.
        case threads([ThreadsPart])
        case artifacts(ArtifactListing, ListWalk)
        case customers(CustomerFilter, ListWalk)
        case proposals(ReviewFilter, ListWalk, QueueWords)
    }

    package let pattern: TextPattern
    package let target: Target

    package init(_ pattern: TextPattern, in target: Target) {
        self.pattern = pattern
        self.target = target
    }

    package func fits(_ message: Message) -> Bool { message.parts.contains { pattern.occurs(in: $0.text) } }

    package func fits(_ thread: ThreadSummary) -> Bool { pattern.occurs(in: thread.title) }

    package func fits(_ artifact: ArtifactSummary) -> Bool { pattern.occurs(in: artifact.title) }

    package func fits(_ customer: CustomerSummary) -> Bool { pattern.occurs(in: customer.name) }

    package func fits(_ item: ReviewItem) -> Bool {
        if case .proposals(_, _, let words) = target { words.has(pattern, in: item) } else { false }
    }
}

/// Threads that are looked through, and in which way.
package struct ThreadsPart: Hashable, Sendable {
    package let filter: ThreadFilter
    package let walk: ListWalk
}

/// What such a search has found.
package enum FindResult: Sendable {
    /// The place of a message in its thread.
    case message(Int)
    case thread(ListMatch<ThreadSummary>, in: ThreadsPart)
    case artifact(ListMatch<ArtifactSummary>)
    case customer(ListMatch<CustomerSummary>)
    case proposal(ListMatch<ReviewItem>)
}
