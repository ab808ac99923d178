/// The source of a text, for HTML that Markdown takes to pieces: an empty line within a table of HTML ends the block.
final class HTMLSource {
    private let text: UnsafeBufferPointer<UInt8>
    private lazy var lineStarts = Self.lineStarts(of: text)
    /// Bytes after blocks of HTML that may still be looked through for the end of a table, so that a text of tables
    /// without end costs no more than its length allows.
    private var searchable: Int

    /// `text` must outlive this.
    init(_ text: UnsafeBufferPointer<UInt8>) {
        self.text = text
        searchable = 4 * text.count
    }

    /// The blocks that HTML beginning at a node means; nil where it stays as it is written.
    func blocks(at node: CmarkNode) -> (blocks: [MarkdownBlock], lastLine: Int)? {
        let lines = node.lines
        let literal = node.literal
        let whole = wholeTable(literal, at: node, lines)
        let lastLine = whole?.lastLine ?? lines.upperBound
        guard let blocks = HTMLBlocks(whole?.html ?? literal, lines: lines.lowerBound...lastLine).blocks,
            !blocks.isEmpty
        else { return nil }
        return (blocks, lastLine)
    }

    /// The literal and the source after it, up to the block that ends the table which is open at the literal's end.
    private func wholeTable(
        _ literal: String, at node: CmarkNode, _ lines: ClosedRange<Int>
    ) -> (html: String, lastLine: Int)? {
        var depth = Array(literal.utf8).withUnsafeBufferPointer { Self.openTables(in: $0[...]) }
        guard depth > 0, !node.isQuoted else { return nil }
        var last = lines.upperBound
        var next = node.next
        while depth > 0, searchable > 0, let sibling = next {
            let end = max(last, sibling.lines.upperBound)
            let added = text[start(of: last + 1)..<start(of: end + 1)]
            searchable -= added.count + 64
            depth += Self.openTables(in: added)
            last = end
            next = sibling.next
        }
        guard depth <= 0 else { return nil }
        let rest = text[start(of: lines.upperBound + 1)..<start(of: last + 1)]
        return (literal + String(decoding: rest, as: UTF8.self), last)
    }

    /// How many more tables begin than end.
    private static func openTables(in text: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        var depth = 0
        var rest = text
        while let mark = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[(mark + 1)...]
            let isClosing = rest.first == UInt8(ascii: "/")
            let name = isClosing ? rest.dropFirst() : rest
            if name.prefix(5).elementsEqual("table".utf8, by: { $0 | 0x20 == $1 }) { depth += isClosing ? -1 : 1 }
        }
        return depth
    }

    /// Where a line begins, counted from 1; the end of the text for those beyond it.
    private func start(of line: Int) -> Int {
        line - 1 < lineStarts.count ? lineStarts[line - 1] : text.count
    }

    private static func lineStarts(of text: UnsafeBufferPointer<UInt8>) -> [Int] {
        guard let base = text.baseAddress else { return [] }
        return SourceLines(text).map { line in line.baseAddress.map { $0 - base } ?? text.count }
    }
}

extension CmarkNode {
    /// Whether the lines of its source begin with the marks of a quote.
    fileprivate var isQuoted: Bool {
        sequence(first: self, next: \.parent).contains { $0.kind == .blockQuote }
    }
}
