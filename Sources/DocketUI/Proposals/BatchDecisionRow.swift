import DocketDomain
import TerminalKit

/// What one of several proposals would change, in a few rows.
struct BatchDecisionRow {
    let rules: ProposalRules
    let verb: DecisionPlan.Verb
    let drawing: Drawing

    /// Rows of one proposal; what is longer is opened by itself.
    private static let most = 3
    /// Characters of a value that is only mentioned.
    private static let longest = 200

    /// Whether all that a proposal changes is seen in a list.
    func fits(_ item: ReviewItem, width: Int) -> Bool {
        guard wrapped(item, width: width).count <= Self.most else { return false }
        let texts = rules.texts(of: item)
        // Nobody sees one blank more in a list.
        return !TextChange(texts.old ?? "", texts.new ?? "").parts.contains(where: \.isOnlySpacing)
    }

    /// The rows in a list; of what does not fit only the beginning, since it was seen before.
    func rows(_ item: ReviewItem, width: Int) -> [Line] {
        let rows = wrapped(item, width: width)
        guard rows.count > Self.most else { return rows }
        return rows.prefix(Self.most - 1) + [Line("  … the rest of it was seen before", drawing.theme.muted)]
    }

    private func wrapped(_ item: ReviewItem, width: Int) -> [Line] {
        line(item).wrapped(to: max(12, width), rest: "  ", limit: Self.most + 1)
    }

    /// - Parameter isCut: Whether the values are only mentioned.
    func line(_ item: ReviewItem, cut isCut: Bool = false) -> Line {
        let theme = drawing.theme
        let shown = ShownValue(field: rules.schema?.field(item.fieldKey), isRevealed: rules.isRevealed)
        let new = if case .edit(let value) = verb { value } else { item.proposedValue }
        func text(_ value: JSON) -> String {
            let text = shown.line(value)
            return isCut && text.count > Self.longest ? text.prefix(Self.longest) + "…" : text
        }
        return Line([
            Span("\(item.fieldName.shown)  ", theme.text), Span(text(item.currentValue), theme.muted),
            Span(drawing.sign(" → ", " to "), theme.muted), Span(text(new), theme.strong),
        ])
    }
}
