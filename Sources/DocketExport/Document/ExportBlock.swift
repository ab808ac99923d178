/// A piece of a document, as it stands on the page.
package indirect enum ExportBlock: Sendable {
    /// The level is 1 to 6; the document's title stands above level 1.
    case heading(level: Int, [ExportRun])
    case paragraph([ExportRun])
    case list(ExportList)
    /// The language may be empty.
    case code(language: String, String)
    case quote([ExportBlock])
    case rule
    case table(ExportTable)
}

/// A bullet list or a numbered one.
package struct ExportList: Sendable {
    package struct Item: Sendable {
        package var blocks: [ExportBlock]
        /// Whether the item's box is ticked; nil for an item without a box.
        package var isDone: Bool?

        package init(blocks: [ExportBlock], isDone: Bool? = nil) {
            self.blocks = blocks
            self.isDone = isDone
        }
    }

    /// The number of the first item; nil for a bullet list.
    package var start: Int?
    package var items: [Item]

    package init(start: Int? = nil, items: [Item]) {
        self.start = start
        self.items = items
    }
}
