import DocketDomain
import TerminalKit

/// The quote of a proposal inside of its message, laid out for a width.
struct EvidencePage: Hashable {
    /// What it was laid out for.
    struct Key: Hashable {
        let details: ProposalDetails
        let width: Int
        let isHidden: Bool
        let appearance: Appearance
    }

    let key: Key
    let rows: [Line]
    /// The first row with the quote.
    let quoteRow: Int

    /// Characters on each side of the quote that are laid out.
    private static let longest = 20_000

    init(_ key: Key, source: String?) {
        self.key = key
        let theme = key.appearance.styles
        guard let evidence = key.details.evidence else {
            rows = [Line("No source was named.", theme.muted)]
            quoteRow = 0
            return
        }
        let heading = source.map { [Line($0, theme.muted)] } ?? []
        guard !key.isHidden else {
            rows = heading + [Line("Hidden with the value.", theme.muted)]
            quoteRow = 0
            return
        }
        let isBracketed = key.appearance.marksInText
        let text = Sanitizer.text
        let before = text.clean(String(evidence.before.suffix(Self.longest)))
        let quote = Sanitizer.exact.clean(String(evidence.quote.prefix(Self.longest)))
        let after = text.clean(String(evidence.after.prefix(Self.longest)))
        var lines = [Line()]
        let isCut = evidence.before.count > Self.longest || evidence.threadID == nil && !before.isEmpty
        Self.append((isCut ? "… " : "") + before, theme.text, to: &lines)
        Self.append(isBracketed ? "[\(quote)]" : quote, theme.match, to: &lines)
        let isCutAfter = evidence.after.count > Self.longest || evidence.threadID == nil && !after.isEmpty
        Self.append(after + (isCutAfter ? " …" : ""), theme.text, to: &lines)
        rows = Line.wrap(heading, to: key.width) + Line.wrap(lines, to: key.width)
        quoteRow = rows.firstIndex { row in row.spans.contains { $0.style == theme.match } } ?? 0
    }

    /// The first row to show in so many, so that the quote is seen with what leads to it.
    func offset(height: Int) -> Int {
        let lead = min(quoteRow, max(0, height / 3))
        return max(0, min(quoteRow - lead, rows.count - height))
    }

    private static func append(_ text: String, _ style: Style, to lines: inout [Line]) {
        for (index, row) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            if index > 0 { lines.append(Line()) }
            if !row.isEmpty { lines[lines.count - 1].spans.append(Span(String(row), style)) }
        }
    }
}

extension SharedState {
    /// Where the quote of a proposal stands, in words.
    func source(of details: ProposalDetails) -> String? {
        guard let evidence = details.evidence else { return nil }
        var parts: [String] = []
        if let author = evidence.author { parts.append(identity.names[UserID(author)] ?? author) }
        if let time = evidence.writtenAt { parts.append(times.clock(time)) }
        if let title = evidence.threadTitle { parts.append("in “\(title)”") }
        return parts.isEmpty ? nil : Sanitizer.line.clean(parts.joined(separator: " · "))
    }
}
