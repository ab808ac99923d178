import DocketDomain
import TerminalKit

/// What is said above the proposals that are decided together: how many, and which ones stay and why.
struct BatchDecisionHead {
    private let drawing: Drawing
    private let plan: DecisionPlan?
    private let verb: DecisionPlan.Verb
    private let scope: DecisionPlan.Scope
    private let rules: ProposalRules
    private let row: BatchDecisionRow

    init(
        drawing: Drawing, plan: DecisionPlan?, verb: DecisionPlan.Verb, scope: DecisionPlan.Scope, rules: ProposalRules
    ) {
        self.drawing = drawing
        self.plan = plan
        self.verb = verb
        self.scope = scope
        self.rules = rules
        row = BatchDecisionRow(
            rules: rules, verb: verb, namesCustomer: plan?.items.areOfSeveralCustomers ?? false, drawing: drawing)
    }

    private var theme: Theme { drawing.theme }

    var lines: [Line] {
        guard let plan else { return [Line("Reading the proposals…", theme.muted)] }
        var lines = [Line(question(plan), theme.strong)]
        if scope == .one {
            lines.append(Line())
            let standing = plan.items.first.flatMap { SettledText.text(of: $0, drawing.shared) }
            if let standing { lines.append(Line(sign + standing, theme.warning)) }
            lines += rules.concerns(about: plan).map { Line(sign + $0, theme.warning) }
            if let item = plan.items.first { lines += [Line(), row.mention(item)] }
            return lines
        }
        if !plan.isWhole {
            let count = NumberText.grouped(plan.items.count)
            lines.append(Line(sign + "One step decides the first \(count); the rest stays pending.", theme.warning))
        }
        if plan.asAdmin {
            let others = Set(plan.eligible.compactMap(\.rmID).filter { $0 != drawing.identity.viewer.userID })
            let names = others.map(drawing.identity.name(of:)).sorted().joined(separator: ", ")
            lines.append(
                Line(
                    sign + "They are decided by \(names): you decide as an admin, and that is recorded.", theme.warning)
            )
        }
        for (items, why) in [
            (plan.stale, "stale, each wants a look of its own"), (plan.needsLook, "not what they seem, or not valid"),
            (plan.hidden, "hidden, \(drawing.label(of: .reveal)) shows what it is"),
            (plan.unseen, "not shown whole here, open \(plan.unseen.count == 1 ? "it" : "each") first"),
            (plan.notMine, "not yours to decide"), (plan.alreadyDecided, "decided already"),
        ] where !items.isEmpty {
            let names = items.prefix(4).map(row.name).joined(separator: ", ")
            let more = items.count > 4 ? " and \(items.count - 4) more" : ""
            let verb = items.count == 1 ? "stays" : "stay"
            lines.append(Line(sign + "\(items.count) \(verb) pending (\(why)): \(names)\(more)", theme.warning))
        }
        return lines
    }

    private var sign: String { drawing.sign("⚠ ", "Warning: ") }

    private func question(_ plan: DecisionPlan) -> String {
        let all = plan.items.count
        if scope == .one, let item = plan.items.first {
            return "\(verb.question) \(item.subject)?"
        }
        let count = plan.eligible.count
        let customers = Set(plan.eligible.map(\.customerID)).count
        let name = plan.eligible.first.map(\.customerName.shown) ?? ""
        let whose = customers == 1 ? " for \(name)" : customers > 1 ? " for \(customers) customers" : ""
        let noun = all == 1 ? "proposal" : "proposals"
        let which =
            switch scope {
            case .shown: "\(noun) shown"
            case .range: "\(noun) in the range"
            case .one, .marked: "marked \(noun)"
            }
        let number = all == 1 ? "the" : "the \(NumberText.grouped(all))"
        guard count > 0 else { return "None of \(number) \(which) can be decided here." }
        let part = count == all ? number : "\(NumberText.grouped(count)) of \(number)"
        return "\(verb.question) \(part) \(which)\(whose)?"
    }
}
