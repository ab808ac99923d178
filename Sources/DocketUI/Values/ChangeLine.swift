import TerminalKit

/// A change in one line: both values where they are short or have nothing in common, else each place that differs with
/// a few words around it. Nothing of what changes is left out.
struct ChangeLine {
    /// What separates the old from the new.
    let arrow: String
    let text: ChangedText
    let theme: Theme

    /// Characters that stay and are shown on each side of a change.
    private static let context = 16

    /// - Parameters:
    ///   - change: What becomes of the one text when the other takes its place.
    ///   - longest: Characters of a value that is only mentioned; nothing where all of it counts.
    func line(from old: String?, to new: String?, _ change: TextChange, longest: Int? = nil) -> Line {
        guard let old, let new, !change.isWhole else {
            return Line([
                Span(whole(old, of: change, isNew: false, longest), theme.muted), Span(arrow, theme.muted),
                Span(whole(new, of: change, isNew: true, longest), theme.strong),
            ])
        }
        var spans: [Span] = []
        for case .changed(let parts) in FoldedChange(change, context: Self.context).pieces {
            if !spans.isEmpty { spans.append(Span(" · ", theme.muted)) }
            spans += self.spans(parts, isNew: false) + [Span(arrow, theme.muted)] + self.spans(parts, isNew: true)
        }
        // The values differ in nothing that a text has.
        return spans.isEmpty
            ? Line([Span(old, theme.muted), Span(arrow, theme.muted), Span(new, theme.strong)]) : Line(spans)
    }

    private func whole(_ value: String?, of change: TextChange, isNew: Bool, _ longest: Int?) -> String {
        guard let value, !value.isEmpty else { return "nothing" }
        let shown = change.parts.map { part in
            let side = isNew ? part.new : part.old
            return part.isKept ? String(side) : text.visible(side, of: part)
        }.joined()
        let clean = shown.shown
        guard let longest, clean.count > longest else { return clean }
        return clean.prefix(longest) + "…"
    }

    private func spans(_ parts: [TextChange.Part], isNew: Bool) -> [Span] {
        parts.map { part in
            let side = isNew ? part.new : part.old
            guard !part.isKept else { return Span(String(side).shown, theme.muted) }
            return Span(text.visible(side, of: part).shown, isNew ? theme.added : theme.removed)
        }
    }
}
