import DocketDomain
import TerminalKit

/// Asks why a proposal is rejected; the answer may be left empty.
struct RejectionDialog: Overlay {
    private let topic: Topic
    private let items: [ReviewItem]
    private let rules: ProposalRules
    private var editor = LineEditor()

    init(_ topic: Topic, _ items: [ReviewItem], _ rules: ProposalRules) {
        self.topic = topic
        self.items = items
        self.rules = rules
    }

    private var plan: DecisionPlan { DecisionPlan(.reject, items.count == 1 ? .one : .marked, items, rules) }

    var hints: ScreenHints { ScreenHints(keys: [("enter", "reject"), ("esc", "decide nothing")]) }

    mutating func handle(_ key: Key, _ context: inout ScreenContext) {
        guard key == .enter else {
            _ = editor.handle(key)
            return
        }
        if let reason = context.decisionGuard.refusal(at: context.now, within: DecisionGuard.typing) {
            return context.answer(topic, DecisionAnswer.refused(reason))
        }
        context.dismiss()
        context.answer(topic, DecisionAnswer.decide(plan, reason: editor.text.trimmingBlanks))
    }

    mutating func insert(_ text: String) { editor.insert(text) }

    func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame) {
        let theme = drawing.theme
        var text: [Line]
        if let item = items.first, items.count == 1 {
            let shown = ShownValue(field: rules.schema?.field(item.fieldKey), isRevealed: rules.isRevealed)
            text = [
                Line("\(item.fieldName.shown) of \(item.customerName.shown)", theme.strong),
                Line([Span("not ", theme.muted), Span(shown.line(item.proposedValue), theme.text)]),
            ]
        } else {
            text = [Line("\(NumberText.grouped(items.count)) proposals", theme.strong)]
        }
        if plan.asAdmin { text.append(Line("You decide as an admin, and that is recorded.", theme.warning)) }
        let dialog = Dialog(
            title: Line(" Reject ", theme.title), text: text,
            keys: [HintLine.Hint("enter", "reject"), HintLine.Hint("esc", "decide nothing")],
            border: drawing.overlayBorder, borderStyle: theme.warning, keyStyle: theme.hintKey, extraRows: 1)
        frame.draw(dialog, in: area)
        frame.draw(
            LineEditorView(
                editor, prompt: Line("Reason ", theme.accent),
                placeholder: Line("may be left empty", theme.muted)),
            in: dialog.parts(in: area).extra)
    }
}
