import DocketDomain
import TerminalKit

/// What one of several proposals would change, in a few rows.
struct BatchDecisionRow {
    let rules: ProposalRules
    let verb: DecisionPlan.Verb
    /// Whether the proposals are of several customers, so that each is named with its own.
    var namesCustomer = false
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

    /// The rows in a list; of what does not fit only the beginning.
    func rows(_ item: ReviewItem, width: Int) -> [Line] {
        let rows = wrapped(item, width: width)
        guard rows.count > Self.most else { return rows }
        // It is accepted only where it was opened before.
        let rest = verb == .accept ? "the rest of it was seen before" : "and more"
        return rows.prefix(Self.most - 1) + [Line("  … \(rest)", drawing.theme.muted)]
    }

    private func wrapped(_ item: ReviewItem, width: Int) -> [Line] {
        line(item).wrapped(to: max(12, width), rest: "  ", limit: Self.most + 1)
    }

    /// - Parameter isCut: Whether the values are only mentioned.
    func line(_ item: ReviewItem, cut isCut: Bool = false) -> Line {
        let theme = drawing.theme
        let shown = rules.shownValue(item.fieldKey)
        let new = if case .edit(let value) = verb { value } else { item.proposedValue }
        func text(_ value: JSON) -> String? { value.isNull ? nil : shown.text(value) }
        let change = ChangeLine(
            arrow: drawing.sign(" → ", " to "), text: ChangedText(isASCII: drawing.appearance.showsOnlyASCII),
            theme: theme)
        return Line([Span(name(of: item) + "  ", theme.text)])
            + change.line(from: text(item.currentValue), to: text(new), longest: isCut ? Self.longest : nil)
    }

    func name(of item: ReviewItem) -> String {
        namesCustomer ? "\(item.customerName.shown): \(item.fieldName.shown)" : item.fieldName.shown
    }
}

extension Collection where Element == ReviewItem {
    /// Whether they are of more than one customer.
    var areOfSeveralCustomers: Bool { Set(lazy.map(\.customerID)).count > 1 }
}
