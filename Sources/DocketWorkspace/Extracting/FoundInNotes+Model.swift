import DocketAgents
import DocketDomain

extension FoundInNotes {
    /// With what a model has found, too. What both have found is there once; where they contradict each other, both
    /// are there.
    func adding(
        _ more: [Item], leftOut refused: [LeftOut], of schema: ProfileSchema, asked: Asked
    ) -> FoundInNotes {
        var items = items
        for item in more {
            guard let field = schema.field(item.fieldKey) else { continue }
            let equal = items.firstIndex { known in
                // A model often writes what it quotes with another capital.
                known.fieldKey == item.fieldKey
                    && field.comparable(known.value).lowercased() == field.comparable(item.value).lowercased()
            }
            if let equal {
                if items[equal].by != item.by { items[equal] = items[equal].found(by: NotesAnswer.both) }
            } else {
                items.append(item)
            }
        }
        let order = Dictionary(schema.fields.enumerated().map { ($0.element.key, $0.offset) }) { first, _ in first }
        let sorted = items.enumerated().sorted { left, right in
            (order[left.element.fieldKey] ?? .max, left.offset) < (order[right.element.fieldKey] ?? .max, right.offset)
        }
        let open = questions.filter { question in !items.contains { $0.fieldKey == question.fieldKey } }
        return FoundInNotes(items: sorted.map(\.element), leftOut: leftOut + refused, questions: open, asked: asked)
    }
}

extension FoundInNotes.Item {
    fileprivate func found(by name: String) -> Self {
        Self(
            fieldKey: fieldKey, label: label, value: value, text: text, sourceText: sourceText, range: range,
            confidence: confidence, by: name)
    }
}
