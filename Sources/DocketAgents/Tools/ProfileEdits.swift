package import DocketDomain

/// What an assistant proposes for a customer's profile.
package struct ProfileEdits: Hashable, Sendable {
    package let lines: [ProposalLine]
    /// Why edits are not handed in, as sentences.
    package let refused: [String]

    /// What the tool is called.
    package static let tool = "propose_profile_edits"
    private static let most = 50

    /// - Parameter fields: Those that the assistant may propose for.
    /// - Throws: `invalidArgument` where the arguments are others than the tool has.
    package init(_ arguments: ToolArguments, for fields: [ProfileField]) throws(DocketError) {
        try arguments.allow(["edits"])
        let edits = try arguments.list("edits")
        guard !edits.isEmpty, edits.count <= Self.most else {
            throw ToolArguments.refusal("edits has \(edits.count) items, and takes 1 to \(Self.most)")
        }
        var lines: [ProposalLine] = []
        var refused: [String] = []
        for (index, edit) in edits.enumerated() {
            try edit.allow(["field_key", "proposed_value", "source_text"])
            let key = try edit.text("field_key")
            guard let value = edit["proposed_value"] else {
                throw ToolArguments.refusal("proposed_value is missing")
            }
            let quote = try edit.text("source_text")
            if fields.contains(where: { $0.key == key }) {
                lines.append(
                    ProposalLine(line: index + 1, fieldKey: key, proposedValue: value, sourceText: quote))
            } else {
                refused.append("“\(ToolArguments.excerpt(key))” is no field that it may propose.")
            }
        }
        (self.lines, self.refused) = (lines, refused)
    }

    /// What an assistant is told about the tool.
    ///
    /// - Parameter customer: A name, which is data.
    package static func description(of fields: [ProfileField], customer: String) -> String {
        let fence = DataFence(around: [customer])
        return """
            Proposes what the profile of a customer should say; a person decides later, and nothing changes before. Each \
            edit names a field, its new value, and source_text: a word-for-word quote of a message of this conversation \
            that says so. Propose only what a message says of the customer themselves. The customer:
            \(fence.around(customer))
            \(fence.sentence)
            The fields:
            \(FieldList.text(of: fields))
            """
    }

    /// The JSON Schema of the tool's arguments.
    package static func schema(of fields: [ProfileField]) -> JSON {
        [
            "type": "object",
            "properties": [
                "edits": [
                    "type": "array",
                    "items": [
                        "type": "object",
                        "properties": [
                            "field_key": ["type": "string", "enum": .array(fields.map { .string($0.key) })],
                            "proposed_value": ["type": "string"], "source_text": ["type": "string"],
                        ],
                        "required": ["field_key", "proposed_value", "source_text"], "additionalProperties": false,
                    ],
                ]
            ],
            "required": ["edits"], "additionalProperties": false,
        ]
    }
}
