import DocketMarkdown
import TerminalKit

/// The text of an answer that is being given, laid out in rows while it comes. What has settled is laid out once: only
/// the last block may still change.
struct AnswerPage: Hashable, Sendable {
    private let width: Int
    private let theme: Theme
    /// Rows of the blocks that cannot change any more, and how many bytes of the text they are.
    private var settled: [Line] = []
    private var settledBytes = 0
    private var readBytes = 0
    private(set) var rows: [Line] = []

    /// In bytes: of a longer block that has not ended the beginning settles.
    private static let longestTail = 32 << 10
    private static let keptOfTail = 8 << 10
    /// Rows that are laid out; the answer has all of them when it is whole.
    private static let mostRows = 5000

    init(width: Int, theme: Theme) {
        self.width = width
        self.theme = theme
    }

    /// Lays out a text that begins as the one before did.
    mutating func take(_ text: String) {
        guard text.utf8.count != readBytes, settled.count < Self.mostRows else { return }
        readBytes = text.utf8.count
        var tail = String(text.utf8.dropFirst(settledBytes)) ?? ""
        var document = MarkdownDocument(parsing: tail)
        if let index = Self.settledCount(of: document.blocks, in: tail) {
            settle(document.blocks.prefix(index), of: &tail, before: document.blocks[index].lines.lowerBound)
            document = MarkdownDocument(parsing: tail)
        }
        if tail.utf8.count > Self.longestTail {
            let lines = tail.utf8.dropLast(Self.keptOfTail).count { $0 == UInt8(ascii: "\n") }
            if lines > 0, let head = Self.lines(lines, of: tail) {
                settle(MarkdownDocument(parsing: head).blocks, of: &tail, before: lines + 1)
                document = MarkdownDocument(parsing: tail)
            }
        }
        let open = render(document.blocks)
        rows = settled.isEmpty || open.isEmpty ? settled + open : settled + [Line()] + open
    }

    /// How many blocks can't change any more: those before the last one that follows an empty line. Without one, what
    /// comes may make one of two: a row of a table, the line under a heading.
    private static func settledCount(of blocks: [MarkdownBlock], in text: String) -> Int? {
        guard blocks.count > 1 else { return nil }
        var empty: Set<Int> = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
        where line.allSatisfy(\.isWhitespace) {
            empty.insert(index + 1)
        }
        return blocks.indices.dropFirst().last { empty.contains(blocks[$0].lines.lowerBound - 1) }
    }

    private mutating func settle(
        _ blocks: some Collection<MarkdownBlock>, of tail: inout String, before line: Int
    ) {
        guard let head = Self.lines(line - 1, of: tail) else { return }
        let rendered = render(Array(blocks))
        settled += settled.isEmpty || rendered.isEmpty ? rendered : [Line()] + rendered
        settledBytes += head.utf8.count
        tail = String(tail.utf8.dropFirst(head.utf8.count)) ?? ""
    }

    /// The first lines of a text, with their ends.
    private static func lines(_ count: Int, of text: String) -> String? {
        var left = count
        var index = text.utf8.startIndex
        while left > 0, let end = text.utf8[index...].firstIndex(of: UInt8(ascii: "\n")) {
            index = text.utf8.index(after: end)
            left -= 1
        }
        return left == 0 && index > text.utf8.startIndex ? String(text.utf8[..<index]) : nil
    }

    private func render(_ blocks: [MarkdownBlock]) -> [Line] {
        guard !blocks.isEmpty else { return [] }
        return MarkdownRenderer(width: width, theme: theme, limit: Self.mostRows)
            .render(MarkdownDocument(blocks: blocks)).lines
    }
}
