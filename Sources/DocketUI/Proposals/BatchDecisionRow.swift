import DocketDomain
import TerminalKit

/// What one of several proposals would change, in a few rows.
struct BatchDecisionRow {
    let rules: ProposalRules
    let verb: DecisionPlan.Verb
    /// Whether the proposals are of several customers, so that each is named with its own.
    let namesCustomer: Bool
    let drawing: Drawing

    /// Rows of one proposal; what is longer is opened by itself.
    private static let most = 3
    /// Characters of a value that is only mentioned.
    private static let longest = 200

    /// The rows in a list, of what does not fit only the beginning; and whether all that a proposal changes is seen in
    /// them.
    func laidOut(_ item: ReviewItem, width: Int) -> (rows: [Line], fits: Bool) {
        let texts = rules.texts(of: item)
        let change = TextChange(texts.old ?? "", texts.new ?? "")
        let rows = line(item, texts, change).wrapped(to: max(12, width), rest: "  ", limit: Self.most + 1)
        // Nobody sees one blank more in a list.
        guard rows.count > Self.most else { return (rows, !change.parts.contains(where: \.isOnlySpacing)) }
        // It is accepted only where it was opened before.
        let rest = verb == .accept ? "the rest of it was seen before" : "and more"
        return (rows.prefix(Self.most - 1) + [Line("  … \(rest)", drawing.theme.muted)], false)
    }

    /// The proposal in a line in which its values are only mentioned.
    func mention(_ item: ReviewItem) -> Line {
        var texts = rules.texts(of: item)
        if case .edit(let value) = verb { texts.new = value.isNull ? nil : rules.shownValue(item.fieldKey).text(value) }
        return line(item, texts, TextChange(texts.old ?? "", texts.new ?? ""), longest: Self.longest)
    }

    private func line(
        _ item: ReviewItem, _ texts: (old: String?, new: String?), _ change: TextChange, longest: Int? = nil
    ) -> Line {
        let line = ChangeLine(
            arrow: drawing.sign(" → ", " to "), text: ChangedText(isASCII: drawing.appearance.showsOnlyASCII),
            theme: drawing.theme)
        return Line([Span(name(of: item) + "  ", drawing.theme.text)])
            + line.line(from: texts.old, to: texts.new, change, longest: longest)
    }

    func name(of item: ReviewItem) -> String {
        namesCustomer ? "\(item.customerName.shown): \(item.fieldName.shown)" : item.fieldName.shown
    }
}

extension Collection where Element == ReviewItem {
    /// Whether they are of more than one customer.
    var areOfSeveralCustomers: Bool { contains { $0.customerID != first?.customerID } }
}
