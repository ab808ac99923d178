package import DocketDomain

extension Page {
    /// A part of a list, with what is needed to ask for the next one.
    package func wire(_ item: (Item) -> JSON) -> JSON {
        [
            "items": .array(items.map(item)),
            "next_page_token": .string(nextToken),
            "has_more": .bool(hasMore),
            "total_count": .number(total.count),
            "total_is_exact": .bool(total.isExact),
        ]
    }
}
