import DocketAgents
package import DocketDomain

/// What notes say of a customer, what was left out and why, and what is open.
package struct FoundInNotes: Hashable, Sendable {
    package var items: [Item]
    package let leftOut: [LeftOut]
    package let questions: [Question]

    package struct Item: Hashable, Sendable {
        package let fieldKey: String
        package let label: String
        package let value: JSON
        /// The value for people.
        package let text: String
        /// Verbatim.
        package let sourceText: String
        /// In characters of the notes.
        package let range: Range<Int>
        package let confidence: Confidence
        package let by: String
    }

    package struct LeftOut: Hashable, Sendable {
        package let fieldKey: String
        package let label: String
        package let sourceText: String
        package let range: Range<Int>
        /// In words.
        package let reason: String
    }

    package struct Question: Hashable, Sendable {
        package let fieldKey: String
        package let question: String
    }

    init(_ extraction: Extraction, in profile: CustomerProfile) {
        let fields = Dictionary(profile.schema.fields.map { ($0.key, $0) }) { first, _ in first }
        items = extraction.found.map { found in
            Item(
                fieldKey: found.fieldKey, label: fields[found.fieldKey]?.label ?? found.fieldKey, value: found.value,
                text: fields[found.fieldKey]?.text(of: found.value) ?? found.value.serialized(),
                sourceText: found.sourceText, range: found.range, confidence: found.confidence, by: found.foundBy)
        }
        leftOut = extraction.leftOut.map { left in
            LeftOut(
                fieldKey: left.fieldKey, label: fields[left.fieldKey]?.label ?? left.fieldKey,
                sourceText: left.sourceText, range: left.range,
                reason: left.detail.map { "\(left.reason.words): \($0)" } ?? left.reason.words)
        }
        questions = extraction.nudges.map { Question(fieldKey: $0.fieldKey, question: $0.question) }
    }

    /// What the CLI adds to the answer of a submission.
    package var members: KeyValuePairs<String, JSON> {
        [
            "found": .array(
                items.map {
                    [
                        "field_key": .string($0.fieldKey), "proposed_value": $0.value,
                        "source_text": .string($0.sourceText), "start": .number($0.range.lowerBound),
                        "end": .number($0.range.upperBound), "confidence": .string($0.confidence.rawValue),
                        "by": .string($0.by),
                    ]
                }),
            "left_out": .array(
                leftOut.map {
                    [
                        "field_key": .string($0.fieldKey), "source_text": .string($0.sourceText),
                        "start": .number($0.range.lowerBound), "end": .number($0.range.upperBound),
                        "reason": .string($0.reason),
                    ]
                }),
            "nudges": .array(
                questions.map { ["field_key": .string($0.fieldKey), "question": .string($0.question)] }),
        ]
    }
}

extension LeftOut.Reason {
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
