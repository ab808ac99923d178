package import DocketDomain
package import TerminalKit

/// A value of a profile that is being changed, in the way of its field's type. It answers with the value.
package struct ValueEditor: Hashable, Sendable {
    /// How it is changed.
    package enum Input: Hashable, Sendable {
        case line(LineEditor)
        case text(TextEditor)
        case pick([Option], ListState)
        case picks([Option], ListState, Set<Int>)
    }

    /// Something to pick.
    package struct Option: Hashable, Sendable {
        let value: JSON
        let label: String
    }

    let topic: Topic
    /// The proposal that it is the value of; nil where it is a profile's own.
    let proposal: ArtifactID?
    /// Whose value it is.
    let title: String
    /// What becomes of the value, in a word or two.
    let verb: String
    package let field: ProfileField
    /// What the profile has.
    let present: JSON
    /// The currency of the amount that the editor begins with.
    private var currency: String?
    package var input: Input
    /// What it began with.
    private let initial: Input
    /// What an unfinished value is kept by.
    let draft: DraftKey
    var leaving = EscapeQuestion()
    /// Why the value can't be taken.
    package var refusal: String?
    /// What has become of the proposal since its value is changed.
    var standing: String?

    /// - Parameters:
    ///   - value: What the editor begins with, unless there is a draft.
    ///   - draft: What an unfinished value is kept by.
    init(
        _ topic: Topic, of proposal: ArtifactID? = nil, title: String, verb: String, _ field: ProfileField,
        present: JSON, value: JSON, draft: DraftKey, _ drafts: Drafts
    ) {
        self.draft = draft
        self.topic = topic
        self.proposal = proposal
        self.title = title
        self.verb = verb
        self.field = field
        self.present = present
        switch field.type {
        case .choice(let options), .rangeBand(let options):
            let options = options.map { Option(value: .string($0.value), label: $0.label) }
            let selected = options.firstIndex { $0.value == value } ?? 0
            input = .pick(options, ListState(selection: selected))
        case .boolean:
            let options = [Option(value: true, label: "yes"), Option(value: false, label: "no")]
            input = .pick(options, ListState(selection: value == false ? 1 : 0))
        case .multiChoice(let options):
            let options = options.map { Option(value: .string($0.value), label: $0.label) }
            let chosen = Set(options.indices.filter { value.array?.contains(options[$0].value) ?? false })
            input = .picks(options, ListState(selection: chosen.min() ?? 0), chosen)
        case .money:
            let text = field.text(of: value.isNull ? present : value)
            currency = text.split(separator: " ").last.map(String.init)
            input = .line(LineEditor(Self.editable(field.text(of: value))))
        case .longText: input = .text(TextEditor(Self.editable(field.text(of: value))))
        default: input = .line(LineEditor(Self.editable(field.text(of: value))))
        }
        initial = input
        if let kept = drafts[draft] {
            replace(with: kept.text)
            refusal = kept.refusal
        }
    }

    /// Whether it differs from what it began with.
    var isChanged: Bool {
        switch (input, initial) {
        case (.line(let now), .line(let before)): now.text != before.text
        case (.text(let now), .text(let before)): now.text != before.text
        case (.pick(_, let now), .pick(_, let before)): now.selection != before.selection
        case (.picks(_, _, let now), .picks(_, _, let before)): now != before
        default: true
        }
    }

    /// What can't be seen can't be edited: it is left out.
    private static func editable(_ text: String) -> String { Sanitizer.text.clean(text) }

    /// The value as it stands; throws what is allowed.
    func value(today: Timestamp) throws(DocketError) -> JSON {
        switch input {
        case .line(let editor): try field.value(typed: withCurrency(editor.text), today: today)
        case .text(let editor): try field.value(reading: editor.text, today: today)
        case .pick(let options, let view):
            options.indices.contains(view.selection) ? options[view.selection].value : .null
        case .picks(let options, _, let chosen):
            try field.normalized(.array(chosen.sorted().map { options[$0].value }), today: today)
        }
    }

    /// An amount that names no currency keeps the one that it had.
    private func withCurrency(_ text: String) -> String {
        guard let currency, case .money(let rule) = field.type, !text.trimmingBlanks.isEmpty else { return text }
        let namesOne =
            text.contains { $0.isCurrencySymbol } || rule.currencies.contains { text.uppercased().contains($0) }
            || text.split(separator: " ").contains { $0.count == 3 && $0.allSatisfy(\.isLetter) }
        return namesOne ? text : "\(text) \(currency)"
    }

    /// Whether it is a text that can be written elsewhere.
    var isText: Bool {
        switch input {
        case .line, .text: true
        case .pick, .picks: false
        }
    }

    /// The text, where it is one.
    package var text: String {
        switch input {
        case .line(let editor): editor.text
        case .text(let editor): editor.text
        case .pick, .picks: ""
        }
    }

    /// Takes a text that was written elsewhere in place of its own.
    mutating func replace(with text: String) {
        refusal = nil
        switch input {
        case .line: input = .line(LineEditor(text))
        case .text: input = .text(TextEditor(text))
        case .pick, .picks: break
        }
    }

    /// Takes text that was pasted.
    package mutating func insert(_ text: String) {
        refusal = nil
        leaving = EscapeQuestion()
        switch input {
        case .line(var editor):
            editor.insert(text)
            input = .line(editor)
        case .text(var editor):
            editor.insert(text)
            input = .text(editor)
        case .pick, .picks: break
        }
    }
}
