import DocketDomain
import TerminalKit

/// A value laid out in lines: changed words stand out, and so does what reads differently from what is stored.
struct ValueLines {
    let theme: Theme

    /// - Parameters:
    ///   - pieces: The value's text in parts, as `WordDifference` gives them.
    ///   - isWholeChanged: Whether marking each changed word would mark all of it.
    ///   - findings: What is not what it seems, by places in `text`.
    func lines(
        _ text: String, _ pieces: [WordDifference.Piece], isWholeChanged: Bool, base: Style, changed: Style,
        findings: [SuspiciousText.Finding] = []
    ) -> [Line] {
        let sanitizer = Sanitizer.exact
        var lines = [Line()]
        for piece in pieces {
            let style = piece.isChanged && !isWholeChanged ? changed : base
            for (part, isSuspicious) in Self.split(piece.text, in: text, by: findings) {
                let shown = sanitizer.clean(String(part))
                let partStyle = isSuspicious ? theme.error.over(.reverse) : style
                for (index, row) in shown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
                    .enumerated()
                {
                    if index > 0 { lines.append(Line()) }
                    if !row.isEmpty { lines[lines.count - 1].spans.append(Span(String(row), partStyle)) }
                }
            }
        }
        return lines
    }

    /// A piece cut where something suspicious begins or ends. Findings may begin inside of a character.
    private static func split(
        _ piece: Substring, in text: String, by findings: [SuspiciousText.Finding]
    ) -> [(Substring, Bool)] {
        let scalars = piece.unicodeScalars
        var parts: [(Substring, Bool)] = []
        var start = scalars.startIndex
        for finding in findings where finding.range.upperBound > start && finding.range.lowerBound < scalars.endIndex {
            let lower = max(finding.range.lowerBound, start)
            let upper = min(finding.range.upperBound, scalars.endIndex)
            if lower > start { parts.append((Substring(scalars[start..<lower]), false)) }
            if upper > lower { parts.append((Substring(scalars[lower..<upper]), true)) }
            start = max(start, upper)
        }
        if start < scalars.endIndex { parts.append((Substring(scalars[start...]), false)) }
        return parts
    }
}
