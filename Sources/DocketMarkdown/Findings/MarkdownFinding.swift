/// A table or a fenced block of code within a text, with what was said before it.
package struct MarkdownFinding: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        /// Cells are plain text, in which `<br>` has become a line break.
        case table(MarkdownTable<String>)
        case code(MarkdownCode)
    }

    /// The heading or paragraph that comes last before a finding, as plain text.
    package enum Lead: Hashable, Sendable {
        case heading(String)
        case paragraph(String)
    }

    package var content: Content
    package var lead: Lead?
    /// First and last line in the source, counted from 1.
    package var lines: ClosedRange<Int>

    /// The tables and fenced code blocks of a text, in its order, wherever they are nested.
    ///
    /// The text is read as `MarkdownDocument` reads it, but no tree of values is made, and a text that can have
    /// neither is not parsed at all.
    package static func all(in text: String) -> [MarkdownFinding] {
        var text = text
        return text.withUTF8 { bytes in
            let survey = TextSurvey(of: bytes)
            guard survey.mayHaveFindings, survey.canBeParsed,
                let tree = CmarkTree(
                    parsing: UnsafeRawBufferPointer(bytes), extensions: survey.extensions)
            else { return [] }
            return all(below: tree.root, HTMLSource(bytes))
        }
    }

    /// Whether a text may have tables that stay text: reading it, or them, would cost too much.
    package static func mayBeUnread(in text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            let survey = TextSurvey(of: bytes)
            guard survey.canBeParsed else { return survey.mayHaveFindings }
            return survey.mayHaveTable && !survey.extensions.contains(.table)
        }
    }

    private static func all(below root: CmarkNode, _ source: HTMLSource) -> [MarkdownFinding] {
        var search = FindingSearch()
        var node = root.firstChild
        while let current = node {
            let kind = current.kind
            if kind == .htmlBlock, let html = source.blocks(at: current) {
                html.blocks.forEach { search.add($0) }
                node = current.following(line: html.lastLine, within: root)
                continue
            }
            search.add(current, kind)
            let isContainer = kind == .blockQuote || kind == .list || kind == .item
            node = isContainer ? current.following(within: root) : current.followingSkippingChildren(within: root)
        }
        return search.findings
    }
}

/// What has been found so far, and what was said last.
private struct FindingSearch {
    private(set) var findings: [MarkdownFinding] = []
    private var lead: MarkdownFinding.Lead?
    /// What was said after that, as long as nobody needs its text.
    private var unread: CmarkNode?

    mutating func add(_ node: CmarkNode, _ kind: CmarkNode.Kind) {
        if kind == .heading || kind == .paragraph {
            unread = node
        } else if let content = node.finding(kind) {
            add(content, node.lines)
        }
    }

    /// Takes a block that HTML has become.
    mutating func add(_ block: MarkdownBlock) {
        switch block.content {
        case .heading(_, let inlines): say(.heading(inlines.plainText))
        case .paragraph(let inlines): say(.paragraph(inlines.plainText))
        case .table(let table):
            let plain = MarkdownTable(
                alignments: table.alignments, header: table.header.map(\.cellText),
                rows: table.rows.map { $0.map(\.cellText) })
            add(.table(plain), block.lines)
        default: break
        }
    }

    private mutating func say(_ said: MarkdownFinding.Lead) {
        lead = said
        unread = nil
    }

    private mutating func add(_ content: MarkdownFinding.Content, _ lines: ClosedRange<Int>) {
        if let unread { say(unread.lead) }
        findings.append(MarkdownFinding(content: content, lead: lead, lines: lines))
    }
}

extension CmarkNode {
    /// The node after this one and its siblings that begin no later than a line.
    fileprivate func following(line: Int, within root: CmarkNode) -> CmarkNode? {
        var sibling = next
        while let later = sibling, later.lines.lowerBound <= line { sibling = later.next }
        return sibling ?? parent?.followingSkippingChildren(within: root)
    }

    fileprivate func finding(_ kind: Kind) -> MarkdownFinding.Content? {
        switch kind {
        case .table: .table(plainTable)
        case .codeBlock where isFenced: .code(code)
        default: nil
        }
    }

    fileprivate var lead: MarkdownFinding.Lead {
        kind == .heading ? .heading(plainText) : .paragraph(plainText)
    }

    private var plainTable: MarkdownTable<String> {
        var rows = children.map { row in row.children.map(\.cellText) }
        let header = rows.isEmpty ? [] : rows.removeFirst()
        return MarkdownTable(alignments: columnAlignments, header: header, rows: rows)
    }
}
