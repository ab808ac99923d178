package import DocketDomain

extension FoundInNotes {
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
                        "start": $0.range.map { .number($0.lowerBound) } ?? .null,
                        "end": $0.range.map { .number($0.upperBound) } ?? .null,
                        "reason": .string($0.reason),
                    ]
                }),
            "nudges": .array(
                questions.map { ["field_key": .string($0.fieldKey), "question": .string($0.question)] }),
            "asked": asked?.wire ?? .null,
        ]
    }
}

extension FoundInNotes.Asked {
    fileprivate var wire: JSON {
        [
            "agent": .string(agent), "refused": .number(refused), "failure": .string(failure),
            "usage": usage.map { $0.wire.adding(["cost": cost.map { .number("\($0.amount)") } ?? .null]) } ?? .null,
        ]
    }
}
