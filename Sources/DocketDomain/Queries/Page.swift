/// Which part of a list is asked for.
package struct PageRequest: Hashable, Sendable {
    /// How many items at the most.
    package let size: Int
    /// Where the page before ended; empty for the first page.
    package let token: String
    /// How far the whole list is counted, where counting costs time: a screen needs less than a report.
    package let countLimit: Int

    package init(size: Int, token: String = "", countLimit: Int = 1000) {
        self.size = size
        self.token = token
        self.countLimit = countLimit
    }
}

/// How many items a list has in all.
package struct Total: Hashable, Sendable {
    package let count: Int
    /// Whether all were counted. A long list is counted up to a bound only.
    package let isExact: Bool

    package init(count: Int, isExact: Bool = true) {
        self.count = count
        self.isExact = isExact
    }
}

/// A part of a list.
package struct Page<Item: Sendable>: Sendable {
    package let items: [Item]
    /// Asks for the page after this one; empty at the end.
    package let nextToken: String
    /// As it was when the first page was asked for.
    package let total: Total

    package var hasMore: Bool { !nextToken.isEmpty }

    package init(items: [Item], nextToken: String, total: Total) {
        self.items = items
        self.nextToken = nextToken
        self.total = total
    }
}

package enum SortOrder: String, Hashable, Sendable, CaseIterable {
    case ascending = "asc"
    case descending = "desc"
}
