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

    /// The items of a whole list, read page by page.
    ///
    /// - Parameter limit: No page is read any more once there are so many.
    /// - Throws: `cancelled` with the task: a part is not the list.
    package static func all(
        atMost limit: Int = .max, _ read: (PageRequest) async throws(DocketError) -> Page
    ) async throws(DocketError) -> [Item] {
        var items: [Item] = []
        var token = ""
        repeat {
            guard !Task.isCancelled else { throw DocketError(.cancelled, "The list was not read to its end.") }
            let page = try await read(PageRequest(size: 100, token: token))
            items += page.items
            token = page.nextToken
        } while !token.isEmpty && items.count < limit
        return items
    }
}

package enum SortOrder: String, Hashable, Sendable, CaseIterable {
    case ascending = "asc"
    case descending = "desc"
}

extension Page: Equatable where Item: Equatable {}
extension Page: Hashable where Item: Hashable {}
