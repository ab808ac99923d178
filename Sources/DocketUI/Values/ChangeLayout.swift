import DocketDomain
import TerminalKit

/// Lays a change out. Each span of what changes has the change's number as its tag, so that a row says what it shows.
struct ChangeLayout {
    private let change: TextChange
    private let new: String
    private let findings: [SuspiciousText.Finding]
    private let key: ChangeRows.Key
    private var theme: Theme { key.theme }

    private static let labelWidth = 11

    init(_ change: TextChange, new: String, _ findings: [SuspiciousText.Finding], _ key: ChangeRows.Key) {
        self.change = change
        self.new = new
        self.findings = findings
        self.key = key
    }

    /// Both values from their beginnings to their ends.
    func whole(_ before: [Line]) -> [Line] {
        var rows = Self.labelled(
            key.oldLabel, sign: "-",
            key.old == nil ? [Line(key.noOld, theme.muted)] : lines(change.parts, ofNew: false), key)
        rows += before
        return rows + Self.labelled("proposed", sign: "+", key.new == nil ? clearing : newLines(change.parts), key)
    }

    /// Each change with what surrounds it; what stays is counted.
    func folded(_ before: [Line]) -> [Line] {
        var rows = before
        if key.old == nil { rows += Self.labelled(key.oldLabel, sign: "-", [Line(key.noOld, theme.muted)], key) }
        let context = max(16, min(80, key.width))
        for piece in FoldedChange(change, context: context).pieces {
            switch piece {
            case .unchanged(let words): rows.append(Line("  … \(words) unchanged …", theme.muted))
            case .changed(let parts): rows += rowsOfHunk(parts)
            }
        }
        if key.new == nil { rows += Self.labelled("proposed", sign: "+", clearing, key) }
        return rows
    }

    private func rowsOfHunk(_ parts: [TextChange.Part]) -> [Line] {
        let goes = parts.contains { !$0.isKept && !$0.old.isEmpty }
        let comes = parts.contains { $0.isKept ? $0.change != nil : !$0.new.isEmpty }
        let old = goes ? Self.labelled(key.oldLabel, sign: "-", lines(parts, ofNew: false), key) : []
        let new = comes ? Self.labelled("proposed", sign: "+", newLines(parts), key) : []
        // What comes is not looked for behind a long text that goes.
        return old.count > 6 && old.count > new.count ? new + old : old + new
    }

    private var clearing: [Line] { Self.cleared(theme, tag: change.count > 0 ? 0 : nil) }

    static func cleared(_ theme: Theme, tag: Int?) -> [Line] {
        [Line([Span("nothing: clears the field", theme.warning, tag: tag)])]
    }

    /// A value's lines behind what they are.
    static func labelled(_ label: String, sign: String, _ text: [Line], _ key: ChangeRows.Key) -> [Line] {
        let label = "\(sign) \(label)".padded(to: labelWidth) + "  "
        let indent = Line(String(repeating: " ", count: label.count))
        var rows: [Line] = []
        for (index, line) in text.enumerated() {
            let first = index == 0 ? Line(label, key.theme.muted) : indent
            rows += line.wrapped(to: max(label.count + 4, key.width), first: first, rest: indent)
        }
        return rows
    }

    // MARK: The text of one side

    private func newLines(_ parts: [TextChange.Part]) -> [Line] { lines(parts, ofNew: true) }

    /// The old or the new text of parts, in lines: changed words stand out, and so does what is not what it seems.
    private func lines(_ parts: [TextChange.Part], ofNew isNew: Bool) -> [Line] {
        let base = isNew ? theme.strong : theme.text
        let changed = change.isWhole ? base : isNew ? theme.added : theme.removed
        var lines = [Line()]
        for part in parts {
            let text = isNew ? part.new : part.old
            let isChanged = !part.isKept
            let isNoticed = part.isKept && part.change != nil
            let isMarked = key.marksWords && isChanged && !change.isWhole && !text.isEmpty
            if isMarked { append(isNew ? "{+" : "[-", changed, tag: part.change, to: &lines) }
            for (piece, isSuspicious) in isNew && part.change != nil ? new.cut(text, by: findings) : [(text, false)] {
                let shown = Sanitizer.exact.clean(isChanged ? key.text.visible(piece, of: part) : String(piece))
                let style = isSuspicious ? theme.error.over(.reverse) : isChanged ? changed : base
                append(shown, style, tag: isChanged || isNoticed && isNew ? part.change : nil, to: &lines)
            }
            if isMarked { append(isNew ? "+}" : "-]", changed, tag: part.change, to: &lines) }
        }
        return lines
    }

    private func append(_ text: String, _ style: Style, tag: Int?, to lines: inout [Line]) {
        for (index, row) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            if index > 0 { lines.append(Line()) }
            if !row.isEmpty { lines[lines.count - 1].spans.append(Span(String(row), style, tag: tag)) }
        }
    }
}
