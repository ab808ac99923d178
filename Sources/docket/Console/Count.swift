import DocketDomain

/// Numbers of things, in words.
enum Count {
    /// Such as `1 thread`, `3 threads`, or `more than 1000 threads` where they were not counted to the end.
    static func text<Item>(_ page: Page<Item>, _ noun: String) -> String {
        page.total.isExact ? text(page.total.count, noun) : "more than \(text(page.total.count, noun))"
    }

    static func text(_ number: Int, _ noun: String) -> String {
        number == 1 ? "1 \(noun)" : "\(number) \(plural(noun))"
    }

    private static func plural(_ noun: String) -> String {
        noun.hasSuffix("ry") ? String(noun.dropLast()) + "ies" : noun + "s"
    }

    /// The line under a page of a list: how much there is, and how to go on.
    static func footer<Item>(_ page: Page<Item>, _ noun: String) -> String {
        guard !page.items.isEmpty else {
            return page.total.count == 0 ? "No \(plural(noun))." : "No more \(plural(noun))."
        }
        guard page.hasMore else { return text(page, noun) + "." }
        return "\(page.items.count) of \(text(page, noun)). Next page: --page-token \(page.nextToken)"
    }
}
