import DocketDomain
import TerminalKit

/// Asks why a proposal is rejected; the answer may be left empty.
struct RejectionDialog: Overlay {
    private let topic: Topic
    private let items: [ReviewItem]
    private let rules: ProposalRules
    private var editor = LineEditor()
    private var hasAskedForReasons = false
    /// Whether there are earlier reasons.
    private var hasReasons = false
    private var leaving = EscapeQuestion()
    /// Why an earlier try was not stored.
    private var refusal: String?
    /// What has become of the proposal since it is asked about.
    private var standing: String?

    init(_ topic: Topic, _ items: [ReviewItem], _ rules: ProposalRules, _ drafts: Drafts) {
        self.topic = topic
        self.items = items
        self.rules = rules
        guard let kept = drafts[draft] else { return }
        editor = LineEditor(kept.text)
        refusal = kept.refusal
    }

    private var draft: DraftKey { .reason(for: items.map(\.id)) }

    private var plan: DecisionPlan { DecisionPlan(.reject, items.count == 1 ? .one : .marked, items, rules) }

    private var keys: [(String, String)] {
        if leaving.isAsked { return [("esc", "drop the reason"), ("any other key", "go on")] }
        return [("enter", "reject")] + (hasReasons ? [("↑", "recent reasons")] : []) + [("esc", "decide nothing")]
    }

    var hints: ScreenHints { ScreenHints(keys: keys) }

    mutating func handle(_ key: Key, _ context: inout ScreenContext) {
        leaving = EscapeQuestion()
        refusal = nil
        guard key == .enter else {
            _ = editor.handle(key)
            return
        }
        if let standing { return context.refuse(standing) }
        if let reason = context.decisionGuard.refusal(at: context.now, within: DecisionGuard.typing) {
            return context.answer(topic, DecisionAnswer.refused(reason))
        }
        context.dismiss()
        context.answer(topic, DecisionAnswer.decide(plan, reason: editor.text.trimmingBlanks))
    }

    mutating func insert(_ text: String) {
        leaving = EscapeQuestion()
        editor.insert(text)
    }

    mutating func escape(_ context: inout ScreenContext) {
        guard leaving.mayLeave(isChanged: !editor.text.trimmingBlanks.isEmpty) else { return }
        context.drafts[draft] = nil
        context.dismiss()
    }

    mutating func reconcile(_ context: inout ScreenContext) {
        // What is written is a draft from the first letter on, until it is stored or dropped.
        let text = editor.text
        context.drafts.keep(text.trimmingBlanks.isEmpty ? nil : text, as: "Why not: \(subject)", for: draft)
        guard !hasAskedForReasons else { return }
        hasAskedForReasons = true
        context.reload(.rejectionReasons)
    }

    private var subject: String {
        guard let item = items.first, items.count == 1 else { return "\(NumberText.grouped(items.count)) proposals" }
        return item.subject
    }

    mutating func handle(_ changes: [ChangedObject], _ context: inout ScreenContext) {
        guard let item = items.first, items.count == 1, changes.contains(.artifact(item.id)) else { return }
        context.reload(.standing(item.id))
    }

    mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        switch result {
        case .rejectionReasons(let reasons):
            hasReasons = !reasons.isEmpty
            editor.offer(reasons)
        case .proposal(let details): standing = SettledText.text(of: details.item, context.shared)
        default: break
        }
    }

    func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame) {
        let theme = drawing.theme
        var text: [Line]
        if let item = items.first, items.count == 1 {
            let shown = rules.shownValue(item.fieldKey)
            text = [
                Line(subject, theme.strong),
                Line([Span("not ", theme.muted), Span(shown.brief(item.proposedValue), theme.text)]),
            ]
        } else {
            text = [Line(subject, theme.strong)]
        }
        if let standing { text.append(Line(drawing.sign("⚠ ", "Warning: ") + standing, theme.warning)) }
        if let refusal { text.append(Line(drawing.sign("✗ ", "Error: ") + refusal.shown, theme.error)) }
        if plan.asAdmin { text.append(Line("You decide as an admin, and that is recorded.", theme.warning)) }
        let prompt = Line("Reason ", theme.accent)
        // As wide as what is typed, with the cursor behind it.
        let width = prompt.width() + editor.text.columns + 1
        var dialog = Dialog(
            title: Line(" Reject ", theme.title), text: text, keys: keys.map { HintLine.Hint($0.0, $0.1) },
            border: drawing.overlayBorder, borderStyle: theme.warning, keyStyle: theme.hintKey, extraRows: 1,
            widest: max(64, width))
        dialog.extraWidth = max(40, width)
        frame.draw(dialog, in: area)
        frame.draw(
            LineEditorView(
                editor, prompt: prompt,
                placeholder: Line("may be left empty", theme.muted)),
            in: dialog.parts(in: area).extra)
    }
}
