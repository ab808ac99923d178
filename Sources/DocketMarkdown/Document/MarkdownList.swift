/// A bullet list or a numbered one.
package struct MarkdownList: Hashable, Sendable {
    package struct Item: Hashable, Sendable {
        package var blocks: [MarkdownBlock]
        /// Whether the item's box is ticked; `nil` for an item without a box.
        package var isDone: Bool?
        package var lines: ClosedRange<Int>

        package init(blocks: [MarkdownBlock], isDone: Bool? = nil, lines: ClosedRange<Int>) {
            self.blocks = blocks
            self.isDone = isDone
            self.lines = lines
        }
    }

    /// The number of the first item; `nil` for a bullet list.
    package var start: Int?
    /// Whether the items stand without empty lines between them.
    package var isTight: Bool
    package var items: [Item]

    package init(start: Int? = nil, isTight: Bool, items: [Item]) {
        self.start = start
        self.isTight = isTight
        self.items = items
    }
}
