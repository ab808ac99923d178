import DocketDomain
package import TerminalKit

extension ValueEditor: Overlay {
    package var hints: ScreenHints {
        ScreenHints(keys: leaving.isAsked ? [("esc", "drop it"), ("any other key", "go on")] : keys)
    }

    package mutating func escape(_ context: inout ScreenContext) {
        guard leaving.mayLeave(isChanged: isChanged) else { return }
        context.drafts[draft] = nil
        context.dismiss()
    }

    /// What is written is a draft from the first letter on, until it is stored or dropped.
    package mutating func reconcile(_ context: inout ScreenContext) {
        context.drafts.keep(isText && isChanged ? text : nil, as: title, for: draft)
    }

    package mutating func handle(_ key: Key, _ context: inout ScreenContext) {
        leaving = EscapeQuestion()
        if key == .control("g"), case .text = input {
            // It stays open below: where the user's editor fails, nothing that was written here is lost.
            return context.add(.editOutside(text))
        }
        let width = ValueEditorView.textWidth(in: context.size)
        if change(by: key, width: width, today: context.now) == .submit { submit(&context) }
    }

    package mutating func handle(_ changes: [ChangedObject], _ context: inout ScreenContext) {
        guard let proposal, changes.contains(.artifact(proposal)) else { return }
        context.reload(.standing(proposal))
    }

    package mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        guard case .proposal(let details) = result else { return }
        standing = SettledText.text(of: details.item, context.shared)
        refusal = standing
    }

    private mutating func submit(_ context: inout ScreenContext) {
        if let standing {
            refusal = standing
            return
        }
        if let reason = context.decisionGuard.refusal(at: context.now, within: DecisionGuard.typing) {
            return context.refuse(reason)
        }
        do throws(DocketError) {
            let value = try value(today: context.now)
            context.dismiss()
            context.answer(topic, value)
        } catch {
            refusal = error.message
        }
    }

    /// What was written elsewhere is looked at here before it counts.
    package mutating func handle(editedOutside text: String, _ context: inout ScreenContext) {
        replace(with: text.hasSuffix("\n") ? String(text.dropLast()) : text)
        context.noteMove()
    }

    package func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame) {
        frame.draw(ValueEditorView(drawing: drawing, editing: self), in: area)
    }
}
