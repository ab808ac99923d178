/// Where a document's blocks come from. They are read more than once.
package protocol BlockSource: Sendable {
    /// Begins at the first block.
    func makeReader() -> any BlockReader
}

/// Reads blocks in order, some at a time.
package protocol BlockReader {
    /// The next blocks; nil after the last.
    mutating func next() async throws -> [ExportBlock]?
}

/// Blocks in memory.
extension [ExportBlock]: BlockSource {
    package func makeReader() -> any BlockReader { WholeBlockReader(blocks: self) }
}

private struct WholeBlockReader: BlockReader {
    var blocks: [ExportBlock]?

    mutating func next() -> [ExportBlock]? {
        defer { blocks = nil }
        return blocks
    }
}

/// Blocks that are loaded page by page, such as those of a long thread.
package struct PagedBlocks<Token: Sendable>: BlockSource {
    private let first: Token
    private let load: @Sendable (Token) async throws -> (blocks: [ExportBlock], next: Token?)

    /// - Parameter load: Gives the blocks of a page and where the next one begins.
    package init(
        from first: Token, load: @escaping @Sendable (Token) async throws -> (blocks: [ExportBlock], next: Token?)
    ) {
        self.first = first
        self.load = load
    }

    package func makeReader() -> any BlockReader { Reader(token: first, load: load) }

    private struct Reader: BlockReader {
        var token: Token?
        let load: @Sendable (Token) async throws -> (blocks: [ExportBlock], next: Token?)

        mutating func next() async throws -> [ExportBlock]? {
            guard let token else { return nil }
            let page = try await load(token)
            self.token = page.next
            return page.blocks
        }
    }
}
