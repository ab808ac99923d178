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
            return all(below: tree.root)
        }
    }

    private static func all(below root: CmarkNode) -> [MarkdownFinding] {
        var findings: [MarkdownFinding] = []
        var leading: CmarkNode?
        var lead: Lead?
        var node = root.firstChild
        while let current = node {
            let kind = current.kind
            if kind == .heading || kind == .paragraph {
                leading = current
            } else if let content = current.finding(kind) {
                if let unread = leading {
                    lead = unread.lead
                    leading = nil
                }
                findings.append(MarkdownFinding(content: content, lead: lead, lines: current.lines))
            }
            let isContainer = kind == .blockQuote || kind == .list || kind == .item
            node = isContainer ? current.following(within: root) : current.followingSkippingChildren(within: root)
        }
        return findings
    }
}

extension CmarkNode {
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
        var rows = children.map { row in row.children.map(\.plainText) }
        let header = rows.isEmpty ? [] : rows.removeFirst()
        return MarkdownTable(alignments: columnAlignments, header: header, rows: rows)
    }
}
