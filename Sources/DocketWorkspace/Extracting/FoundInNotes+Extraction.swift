import DocketAgents
import DocketDomain

extension FoundInNotes {
    init(_ extraction: Extraction, in profile: CustomerProfile) {
        let fields = Dictionary(profile.schema.fields.map { ($0.key, $0) }) { first, _ in first }
        let items = extraction.found.map { found in
            Item(
                fieldKey: found.fieldKey, label: fields[found.fieldKey]?.label ?? found.fieldKey, value: found.value,
                text: fields[found.fieldKey]?.text(of: found.value) ?? found.value.serialized(),
                sourceText: found.sourceText, range: found.range, confidence: found.confidence, by: found.foundBy)
        }
        let leftOut = extraction.leftOut.map { left in
            FoundInNotes.LeftOut(
                fieldKey: left.fieldKey, label: fields[left.fieldKey]?.label ?? left.fieldKey,
                sourceText: left.sourceText, range: left.range,
                reason: left.detail.map { "\(left.reason.words): \($0)" } ?? left.reason.words)
        }
        // What the profile has already is asked only where the notes are unclear about it.
        let unclear = Set(extraction.leftOut.map(\.fieldKey))
        let nudges = extraction.nudges.filter {
            profile.values[$0.fieldKey] == nil || unclear.contains($0.fieldKey)
        }
        self.init(
            items: items, leftOut: leftOut,
            questions: nudges.map { Question(fieldKey: $0.fieldKey, question: $0.question) })
    }
}

extension DocketAgents.LeftOut.Reason {
    /// The reason as people say it.
    fileprivate var words: String {
        switch self {
        case .negation: "denied"
        case .hypothetical: "hypothetical"
        case .wish: "a wish"
        case .question: "a question"
        case .history: "past"
        case .thirdPerson: "about somebody else"
        case .adviser: "about the adviser"
        case .othersPlan: "somebody else's plan"
        case .quotedMail: "from an older mail"
        case .superseded: "said otherwise later"
        case .corrected: "taken back"
        case .invalid: "no value that the field takes"
        }
    }
}
