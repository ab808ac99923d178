import DocketDomain
import TerminalKit

/// A value whose text is written in the user's own editor.
package struct OutsideText: Hashable, Sendable {
    package let text: String
    package let editor: ValueEditorState

    package init(text: String, editor: ValueEditorState) {
        self.text = text
        self.editor = editor
    }
}

extension AppState {
    /// Changes the proposed value before it is accepted.
    mutating func edit() {
        guard mayDecide(), let editor = proposalEditor() else { return }
        overlay = .value(editor)
    }

    /// The same in the user's own editor, which comes back to the one here.
    mutating func editOutside(_ effects: inout [Effect]) {
        guard mayDecide(), let editor = proposalEditor() else { return }
        switch editor.input {
        case .line, .text: effects.append(.editOutside(OutsideText(text: editor.text, editor: editor)))
        case .pick, .picks: overlay = .value(editor)
        }
    }

    private mutating func proposalEditor() -> ValueEditorState? {
        guard let item = review.dossier?.item else { return nil }
        guard let field = review.dossier?.field ?? review.schema?.field(item.fieldKey) else {
            refuse("The schema has no such field any more: reject it")
            return nil
        }
        return ValueEditorState(.proposal(item), field, present: item.currentValue, value: item.proposedValue)
    }

    mutating func takeInValue(_ key: Key, _ state: ValueEditorState, _ effects: inout [Effect]) {
        var state = state
        if key == .control("g"), case .text = state.input {
            // It stays open below: where the user's editor fails, nothing that was written here is lost.
            effects.append(.editOutside(OutsideText(text: state.text, editor: state)))
            return
        }
        switch state.handle(key, width: ValueEditorView.textWidth(in: size), today: now) {
        case .edited: overlay = .value(state)
        case .submit: submit(state, &effects)
        }
    }

    /// Comes back from the user's own editor: what was written there is looked at here before it counts.
    mutating func takeOutside(_ outside: OutsideText) {
        var editor = outside.editor
        let text = outside.text.hasSuffix("\n") ? String(outside.text.dropLast()) : outside.text
        editor.refusal = nil
        switch editor.input {
        case .line: editor.input = .line(LineEditor(text))
        case .text: editor.input = .text(TextEditor(text))
        case .pick, .picks: break
        }
        overlay = .value(editor)
        noteMove()
    }

    private mutating func submit(_ state: ValueEditorState, _ effects: inout [Effect]) {
        if let reason = decisionGuard.refusal(at: now, within: DecisionGuard.typing) { return refuse(reason) }
        let value: JSON
        do throws(DocketError) {
            value = try state.value(today: now)
        } catch {
            var state = state
            state.refusal = error.message
            overlay = .value(state)
            return
        }
        overlay = nil
        switch state.target {
        case .proposal(let item): decide(item, value == item.proposedValue ? .accept : .edit(value))
        case .profile(let customer, _):
            guard value != state.present else { return say("Nothing had to be changed") }
            let shown = ShownValue(field: state.field, isRevealed: customers.isRevealed)
            let text = "\(state.field.label): \(shown.line(state.present)) → \(shown.line(value))"
            correct(customer, [state.field.key: value], text, &effects)
        }
    }
}
