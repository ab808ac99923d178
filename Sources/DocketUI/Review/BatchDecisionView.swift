import DocketDomain
import TerminalKit

/// Asks before proposals are decided: how many, which ones stay and why, and what each would change.
struct BatchDecisionView: Widget {
    let drawing: Drawing
    let dialog: BatchDecisionDialog

    func draw(in area: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let width = max(10, min(area.width - 2, 92))
        let head = Line.wrap(self.head, to: width - 4)
        let list = dialog.scope == .one ? [] : dialog.plan?.eligible ?? []
        let room = max(0, area.height - head.count - 5)
        let rows = min(list.count, room)
        let height = head.count + (rows > 0 ? rows + 1 : 0) + 4
        let box = area.centered(Size(width: width, height: min(area.height, height)))
        frame.fill(box)
        let inner = frame.drawBorder(
            drawing.overlayBorder, around: box, title: Line(" \(title) ", theme.title),
            style: theme.warning
        ).inset(horizontally: 1)
        frame.draw(Paragraph(head, wraps: false), in: inner.droppingBottom(2))
        if rows > 0 {
            let body = inner.droppingTop(head.count + 1).droppingBottom(2)
            let offset = max(0, min(dialog.offset, list.count - body.height))
            for (row, item) in list.dropFirst(offset).prefix(body.height).enumerated() {
                frame.write(change(item), in: body.row(row))
            }
            let below = list.count - offset - body.height
            if below > 0 {
                frame.write(
                    Line("\(NumberText.grouped(below)) more below, j k scroll", theme.muted), in: inner.bottom(2).row(0)
                )
            }
        }
        frame.draw(
            HintLine(keys, pinned: 1, keyStyle: theme.hintKey, labelStyle: theme.text),
            in: box.inset(horizontally: 1, vertically: 1).bottom(1))
    }

    private var title: String { dialog.scope == .one ? "Sure?" : "\(dialog.verb.question) several" }

    private var keys: [HintLine.Hint] {
        guard let plan = dialog.plan, !plan.eligible.isEmpty else { return [HintLine.Hint("any key", "close")] }
        let count = plan.eligible.count
        let what = count == 1 ? "" : " \(NumberText.grouped(count))"
        let verb = dialog.verb == .reject ? "reject" : "accept"
        let reason = dialog.verb == .reject ? [HintLine.Hint("r", "with a reason")] : []
        return [HintLine.Hint("y", verb + what)] + reason + [HintLine.Hint("any other key", "decide nothing")]
    }

    private var head: [Line] {
        let theme = drawing.theme
        guard let plan = dialog.plan else { return [Line("Reading the batch…", theme.muted)] }
        var lines = [Line(question(plan), theme.strong)]
        if dialog.scope == .one {
            lines.append(Line())
            lines += dialog.rules.concerns(about: plan).map { Line(sign + $0, theme.warning) }
            if let item = plan.items.first { lines += [Line(), change(item)] }
            return lines
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
            (plan.notMine, "not yours to decide"), (plan.alreadyDecided, "decided already"),
        ] where !items.isEmpty {
            let names = items.prefix(4).map(\.fieldName.shown).joined(separator: ", ")
            let more = items.count > 4 ? " and \(items.count - 4) more" : ""
            let verb = items.count == 1 ? "stays" : "stay"
            lines.append(Line(sign + "\(items.count) \(verb) pending (\(why)): \(names)\(more)", theme.warning))
        }
        return lines
    }

    private var sign: String { drawing.sign("⚠ ", "Warning: ") }

    private func question(_ plan: DecisionPlan) -> String {
        let all = plan.items.count
        if dialog.scope == .one, let item = plan.items.first {
            return "\(dialog.verb.question) \(item.fieldName.shown) of \(item.customerName.shown)?"
        }
        let count = plan.eligible.count
        let customers = Set(plan.eligible.map(\.customerID)).count
        let name = plan.eligible.first.map(\.customerName.shown) ?? ""
        let whose = customers == 1 ? " for \(name)" : customers > 1 ? " for \(customers) customers" : ""
        let noun = all == 1 ? "proposal" : "proposals"
        let which =
            switch dialog.scope {
            case .batch(let id): "\(noun) of batch \(id.rawValue.prefix(8).description.shown)"
            default: "marked \(noun)"
            }
        let number = all == 1 ? "the" : "the \(NumberText.grouped(all))"
        guard count > 0 else { return "None of \(number) \(which) can be decided here." }
        let part = count == all ? number : "\(NumberText.grouped(count)) of \(number)"
        return "\(dialog.verb.question) \(part) \(which)\(whose)?"
    }

    private func change(_ item: ReviewItem) -> Line {
        let theme = drawing.theme
        let rules = dialog.rules
        let shown = ShownValue(field: rules.schema?.field(item.fieldKey), isRevealed: rules.isRevealed)
        let new = if case .edit(let value) = dialog.verb { value } else { item.proposedValue }
        return Line([
            Span("\(item.fieldName.shown)  ", theme.text), Span(shown.line(item.currentValue), theme.muted),
            Span(drawing.sign(" → ", " to "), theme.muted), Span(shown.line(new), theme.strong),
        ])
    }
}
