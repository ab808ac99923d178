package import DocketDomain

/// What a model is asked about the notes of a meeting: the same that the rules look for.
package struct NotesQuestion: Hashable, Sendable {
    /// What the model is told about its work.
    package let system: String
    /// The notes, as data.
    package let text: String
    /// Characters in the middle of the notes that did not fit.
    package let leftOut: Int
    /// What the answer looks like, as a JSON Schema.
    package let schema: JSON

    /// - Parameters:
    ///   - fields: Those that the model may find something for.
    ///   - customer: A name.
    ///   - budget: In tokens, for all of the question.
    /// - Throws: `invalidArgument` where the fields alone take more.
    package init(
        _ notes: String, of customer: String, on day: CalendarDay, fields: [ProfileField], budget: Int
    ) throws(DocketError) {
        let fence = DataFence(around: [notes, customer])
        system = """
            You read the notes of a meeting and find what they say of one customer, for the fields of their profile. \
            Answer with JSON only: {"findings": [{"field_key", "proposed_value", "source_text", "confidence"}]}. \
            source_text is a word-for-word quote of the notes that says so. confidence is "high", "medium" or "low". Take \
            only what the notes state as a fact that holds now: no wishes, plans, questions, denials, hypotheses, history, \
            nothing about other people, and nothing that is taken back later. Where nothing is stated the list is empty. \
            The meeting was on \(day).
            The fields:
            \(FieldList.text(of: fields))
            \(fence.sentence)
            """
        let head = "The customer:\n\(fence.around(customer))\n\nThe notes:\n"
        let room =
            budget - TokenEstimate.of(system) - TokenEstimate.of(head + fence.around("")) - 2 * TokenEstimate.perPart
        guard room > 0, let cut = MiddleCut(notes, toFit: room) else {
            throw DocketError(
                .invalidArgument, "\(budget) tokens are too few for the fields of a profile. Set context_tokens higher."
            )
        }
        leftOut = cut.leftOut
        text = head + fence.around(cut.text)
        schema = [
            "type": "object",
            "properties": [
                "findings": [
                    "type": "array",
                    "items": [
                        "type": "object",
                        "properties": [
                            "field_key": ["type": "string", "enum": .array(fields.map { .string($0.key) })],
                            "proposed_value": ["type": "string"], "source_text": ["type": "string"],
                            "confidence": ["type": "string", "enum": ["high", "medium", "low"]],
                        ],
                        "required": ["field_key", "proposed_value", "source_text", "confidence"],
                        "additionalProperties": false,
                    ],
                ]
            ],
            "required": ["findings"], "additionalProperties": false,
        ]
    }
}
