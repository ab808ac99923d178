package import DocketDomain

/// What a model is asked about a reply, and what its answer says.
package struct GatekeeperQuestion: Hashable, Sendable {
    /// What the model is told about its work.
    package let system: String
    /// The user's words and the reply, as data.
    package let text: String

    /// What the answer looks like, as a JSON Schema.
    package static let schema: JSON = [
        "type": "object",
        "properties": [
            "should_create": ["type": "boolean"],
            "kind": ["type": ["string", "null"], "enum": ["table", "sheet", "sql_query", "doc", .null]],
            "confidence": ["type": "number"],
        ],
        "required": ["should_create", "kind", "confidence"], "additionalProperties": false,
    ]

    /// Tokens of the user's words, and of the reply. What is longer is told by its beginning and end.
    private static let mostWords = 500
    private static let mostReply = 3000

    package init(request: String, reply: String) {
        let texts = [
            MiddleCut(request, toFit: Self.mostWords)?.text ?? "", MiddleCut(reply, toFit: Self.mostReply)?.text ?? "",
        ]
        let fence = DataFence(around: texts)
        system = """
            You decide whether a reply in a chat holds something that is worth keeping as an artifact of its own: a table, a \
            sheet of several tables that belong together, an SQL query, or a document that the user asked for. Small talk, \
            explanations and examples are not. Answer with JSON only: {"should_create": true or false, "kind": "table", \
            "sheet", "sql_query", "doc" or null, "confidence": from 0 to 1}. \(fence.sentence)
            """
        text = "The user wrote:\n\(fence.around(texts[0]))\n\nThe reply:\n\(fence.around(texts[1]))"
    }
}

extension GatekeeperDecision {
    /// What a model has decided; nil where its answer cannot be understood.
    ///
    /// - Parameter name: The agent's.
    package init?(answer: String, by name: String) {
        // Servers that know no formats give it in a block of code, or with a word before it.
        guard let start = answer.firstIndex(of: "{"), let end = answer.lastIndex(of: "}"), start < end,
            let json = try? JSON(parsing: String(answer[start...end])),
            case .bool(let shouldCreate) = json["should_create"],
            let confidence = json["confidence"]?.double, (0...1).contains(confidence)
        else { return nil }
        var kind: ArtifactKind?
        if case .string(let name) = json["kind"] {
            guard let known = Self.kinds.first(where: { $0.rawValue == name }) else { return nil }
            kind = known
        }
        guard !shouldCreate || kind != nil else { return nil }
        self.init(
            shouldCreate: shouldCreate, kind: shouldCreate ? kind : nil, confidence: confidence, by: name,
            reason: shouldCreate
                ? "\(name) takes it for something to keep." : "\(name) takes it for nothing that is to be kept.")
    }

    private static let kinds: [ArtifactKind] = [.table, .sheet, .sqlQuery, .doc]
}

extension GatekeeperVerdict {
    /// What a model's decision makes of what the rules have found. It makes nothing that they did not find, and what it
    /// does not speak of is only offered.
    package func decided(by decision: GatekeeperDecision) -> Self {
        guard !drafts.isEmpty else { return self }
        if decision.shouldCreate, !drafts.contains(where: { $0.kind == decision.kind }) { return self }
        var verdict = GatekeeperVerdict(decision: decision, drafts: drafts)
        for index in drafts.indices {
            if decision.shouldCreate, drafts[index].kind == decision.kind {
                verdict.drafts[index].confidence = decision.confidence
                verdict.drafts[index].reason = decision.reason
            } else {
                let share = decision.shouldCreate ? 0.5 : 1 - decision.confidence
                verdict.drafts[index].confidence = min(drafts[index].confidence, share)
            }
        }
        return verdict
    }
}
