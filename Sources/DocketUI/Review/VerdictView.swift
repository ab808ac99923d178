import DocketDomain
import TerminalKit

/// Asks before proposals are decided: how many, which ones stay and why, and what each would change.
struct VerdictView: Widget {
    let drawing: Drawing
    let verdict: VerdictState

    func draw(in area: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let plan = verdict.plan
        let width = max(10, min(area.width - 2, 92))
        let head = Line.wrap(self.head(plan), to: width - 4)
        let list = verdict.scope == .one ? [] : plan.eligible
        let room = max(0, area.height - head.count - 5)
        let rows = min(list.count, room)
        let height = head.count + (rows > 0 ? rows + 1 : 0) + 4
        let box = area.centered(Size(width: width, height: min(area.height, height)))
        frame.fill(box)
        let inner = frame.drawBorder(
            drawing.state.looks.border ?? .ascii, around: box, title: Line(" \(title) ", theme.title),
            style: theme.warning
        ).inset(horizontally: 1)
        frame.draw(Paragraph(head, wraps: false), in: inner.droppingBottom(2))
        if rows > 0 {
            let body = inner.droppingTop(head.count + 1).droppingBottom(2)
            let offset = max(0, min(verdict.offset, list.count - body.height))
            for (row, item) in list.dropFirst(offset).prefix(body.height).enumerated() {
                frame.write(change(item), in: body.row(row))
            }
            let below = list.count - offset - body.height
            if below > 0 {
                frame.write(
                    Line("\(Drawing.grouped(below)) more below, j k scroll", theme.muted), in: inner.bottom(2).row(0))
            }
        }
        frame.draw(
            HintLine(keys(plan), pinned: 1, keyStyle: theme.hintKey, labelStyle: theme.text),
            in: box.inset(horizontally: 1, vertically: 1).bottom(1))
    }

    private var title: String { verdict.scope == .one ? "Sure?" : "\(verdict.verb.question) several" }

    private func keys(_ plan: VerdictPlan) -> [HintLine.Hint] {
        guard !verdict.isLoading, !plan.eligible.isEmpty else { return [HintLine.Hint("any key", "close")] }
        let count = plan.eligible.count
        let what = count == 1 ? "" : " \(Drawing.grouped(count))"
        let verb = verdict.verb == .reject ? "reject" : "accept"
        let reason = verdict.verb == .reject ? [HintLine.Hint("r", "with a reason")] : []
        return [HintLine.Hint("y", verb + what)] + reason + [HintLine.Hint("any other key", "decide nothing")]
    }

    private func head(_ plan: VerdictPlan) -> [Line] {
        let theme = drawing.theme
        guard !verdict.isLoading else { return [Line("Reading the batch…", theme.muted)] }
        var lines = [Line(question(plan), theme.strong)]
        if verdict.scope == .one {
            lines.append(Line())
            lines += drawing.state.concerns(about: verdict).map { Line(sign + $0, theme.warning) }
            if let item = verdict.items.first { lines += [Line(), change(item)] }
            return lines
        }
        if plan.asAdmin {
            let others = Set(plan.eligible.compactMap(\.rmID).filter { $0 != drawing.state.identity.viewer.userID })
            let names = others.map(drawing.state.name(of:)).sorted().joined(separator: ", ")
            lines.append(
                Line(
                    sign + "They are decided by \(names): you decide as an admin, and that is recorded.", theme.warning)
            )
        }
        for (items, why) in [
            (plan.stale, "stale, each wants a look of its own"), (plan.needsLook, "not what they seem, or not valid"),
            (plan.hidden, "hidden, \(drawing.state.keymap.label(of: .reveal)) shows what it is"),
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

    private func question(_ plan: VerdictPlan) -> String {
        let all = verdict.items.count
        if verdict.scope == .one, let item = verdict.items.first {
            return "\(verdict.verb.question) \(item.fieldName.shown) of \(item.customerName.shown)?"
        }
        let count = plan.eligible.count
        let customers = Set(plan.eligible.map(\.customerID)).count
        let name = plan.eligible.first.map(\.customerName.shown) ?? ""
        let whose = customers == 1 ? " for \(name)" : customers > 1 ? " for \(customers) customers" : ""
        let noun = all == 1 ? "proposal" : "proposals"
        let which =
            switch verdict.scope {
            case .batch(let id): "\(noun) of batch \(id.rawValue.prefix(8).description.shown)"
            default: "marked \(noun)"
            }
        let number = all == 1 ? "the" : "the \(Drawing.grouped(all))"
        guard count > 0 else { return "None of \(number) \(which) can be decided here." }
        let part = count == all ? number : "\(Drawing.grouped(count)) of \(number)"
        return "\(verdict.verb.question) \(part) \(which)\(whose)?"
    }

    private func change(_ item: ReviewItem) -> Line {
        let theme = drawing.theme
        let state = drawing.state
        let shown = ShownValue(field: state.review.schema?.field(item.fieldKey), isRevealed: state.review.isRevealed)
        let new = if case .edit(let value) = verdict.verb { value } else { item.proposedValue }
        return Line([
            Span("\(item.fieldName.shown)  ", theme.text), Span(shown.line(item.currentValue), theme.muted),
            Span(drawing.sign(" → ", " to "), theme.muted), Span(shown.line(new), theme.strong),
        ])
    }
}

/// Asks why a proposal is rejected; the answer may be left empty.
struct ReasonView: Widget {
    let drawing: Drawing
    let reason: ReasonState

    func draw(in area: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let state = drawing.state
        var text: [Line]
        if let item = reason.items.first, reason.items.count == 1 {
            let shown = ShownValue(
                field: state.review.schema?.field(item.fieldKey), isRevealed: state.review.isRevealed)
            text = [
                Line("\(item.fieldName.shown) of \(item.customerName.shown)", theme.strong),
                Line([Span("not ", theme.muted), Span(shown.line(item.proposedValue), theme.text)]),
            ]
        } else {
            text = [Line("\(Drawing.grouped(reason.items.count)) proposals", theme.strong)]
        }
        if reason.asAdmin { text.append(Line("You decide as an admin, and that is recorded.", theme.warning)) }
        let dialog = Dialog(
            title: Line(" Reject ", theme.title), text: text,
            keys: [HintLine.Hint("enter", "reject"), HintLine.Hint("esc", "decide nothing")],
            border: state.looks.border ?? .ascii, borderStyle: theme.warning, keyStyle: theme.hintKey, extraRows: 1)
        frame.draw(dialog, in: area)
        frame.draw(
            LineEditorView(
                reason.editor, prompt: Line("Reason ", theme.accent),
                placeholder: Line("may be left empty", theme.muted)),
            in: dialog.parts(in: area).extra)
    }
}
