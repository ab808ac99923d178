/// Which part of a list is asked for.
package struct PageRequest: Hashable, Sendable {
    /// How many items at the most.
    package let size: Int
    /// Where the page before ended; empty for the first page.
    package let token: String

    package init(size: Int, token: String = "") {
        self.size = size
        self.token = token
    }
}

/// A part of a list.
package struct Page<Item: Sendable>: Sendable {
    package let items: [Item]
    /// Asks for the page after this one; empty at the end.
    package let nextToken: String
    package let totalCount: Int
    /// Whether `totalCount` was counted to the end. Very long lists are counted up to a bound only.
    package let totalIsExact: Bool

    package var hasMore: Bool { !nextToken.isEmpty }

    package init(items: [Item], nextToken: String, totalCount: Int, totalIsExact: Bool) {
        self.items = items
        self.nextToken = nextToken
        self.totalCount = totalCount
        self.totalIsExact = totalIsExact
    }
}

package enum SortOrder: String, Hashable, Sendable, CaseIterable {
    case ascending = "asc"
    case descending = "desc"
}
