import DocketDomain

extension FoundInNotes {
    /// What was found in a sitting, each quote in its message. What is said across two messages is in none of them, and
    /// no quote.
    func placed(in sitting: NotesSitting) -> FoundInNotes {
        var items: [Item] = []
        var leftOut: [LeftOut] = []
        for item in self.items {
            if let place = sitting.place(of: item.range) {
                items.append(item.standing(in: place.message, at: place.range))
            } else {
                leftOut.append(item.leftOut("said across two messages"))
            }
        }
        leftOut += self.leftOut.compactMap { item in
            // What an assistant made up stands nowhere.
            guard let range = item.range else { return item }
            return sitting.place(of: range).map { place in
                LeftOut(
                    fieldKey: item.fieldKey, label: item.label, sourceText: item.sourceText, message: place.message,
                    range: place.range, reason: item.reason)
            }
        }
        return FoundInNotes(items: items, leftOut: leftOut, questions: questions, asked: asked)
    }

    /// With what was found on a later day, which takes the place of what was said before.
    ///
    /// - Parameter order: The keys of the fields, as they are listed.
    func followed(by later: FoundInNotes, order: [String]) -> FoundInNotes {
        let overtaken = items.filter { item in later.items.contains { $0.fieldKey == item.fieldKey } }
        let items = self.items.filter { !overtaken.contains($0) } + later.items
        let places = Dictionary(order.enumerated().map { ($1, $0) }) { first, _ in first }
        let changed = overtaken.filter { item in
            later.items.contains { $0.fieldKey == item.fieldKey && $0.value != item.value }
        }
        return FoundInNotes(
            items: items.sorted { places[$0.fieldKey, default: .max] < places[$1.fieldKey, default: .max] },
            leftOut: leftOut + changed.map { $0.leftOut("said otherwise later") } + later.leftOut,
            questions: questions.filter { later.questions.contains($0) },
            asked: asked.map { $0.followed(by: later.asked) } ?? later.asked)
    }
}

extension FoundInNotes.Asked {
    /// Both askings of one assistant in one.
    fileprivate func followed(by later: Self?) -> Self {
        guard let later else { return self }
        return Self(
            agent: agent, refused: refused + later.refused, failure: failure ?? later.failure,
            usage: Self.sum(usage, later.usage, +), cost: Self.sum(cost, later.cost, +))
    }

    private static func sum<Value>(_ one: Value?, _ other: Value?, _ add: (Value, Value) -> Value) -> Value? {
        guard let one, let other else { return one ?? other }
        return add(one, other)
    }
}

extension FoundInNotes.Item {
    fileprivate func standing(in message: MessageID, at range: Range<Int>) -> Self {
        Self(
            fieldKey: fieldKey, label: label, value: value, text: text, sourceText: sourceText, message: message,
            range: range, confidence: confidence, by: by)
    }

    /// Why it is no finding.
    func leftOut(_ reason: String) -> FoundInNotes.LeftOut {
        FoundInNotes.LeftOut(
            fieldKey: fieldKey, label: label, sourceText: sourceText, message: message, range: range, reason: reason)
    }
}
