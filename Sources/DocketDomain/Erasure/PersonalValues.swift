import OrderedCollections

/// Finds what is personal in stored JSON by the names of its members, and replaces it.
struct PersonalValues: Sendable {
    /// What stands in the place of what was erased.
    static let mark = "[erased]"

    /// What was replaced, as text: what is looked for in messages.
    private var texts = LongestFirst()
    /// Quotes and mail addresses among them: what means this person wherever it stands.
    private var phrases = LongestFirst()
    private var names: Set<PersonName> = []

    /// Members whose values are a person's, in events, responses and deliveries.
    private static let members: Set<String> = [
        "name", "values", "value", "proposed_value", "previous_value", "previous_given", "edited_value", "source_text",
        "reason", "from",
        "to", "claim", "own_claim", "fingerprint", "message",
    ]

    /// The payload of an event in a stream that is the customer's own, with every personal value replaced.
    mutating func replaced(_ payload: JSON, ofType type: String) -> JSON {
        // Who decides for a customer is nothing personal of theirs, nor why they were erased.
        Self.impersonal.contains(type) ? payload : replaced(payload)
    }

    private static let impersonal: Set<String> = [RMAssigned.eventType, CustomerErased.eventType]

    /// The JSON with every personal value replaced. Null stays: that a field was empty says nothing.
    mutating func replaced(_ json: JSON) -> JSON {
        switch json {
        case .object(let members):
            var result: OrderedDictionary<String, JSON> = [:]
            for (key, value) in members {
                if key == "name" || key == "source_text", case .string(let text) = value { note(phrase: text) }
                if key == "name", case .string(let text) = value, text != Self.mark, let name = PersonName(text) {
                    names.insert(name)
                }
                result[key] = Self.members.contains(key) ? erased(value) : replaced(value)
            }
            return .object(result)
        case .array(let elements): return .array(elements.map { replaced($0) })
        case .null, .bool, .number, .string: return json
        }
    }

    private mutating func erased(_ value: JSON) -> JSON {
        switch value {
        case .null: return .null
        case .object(let members) where members["set_by"] != nil:
            // A value with its provenance: only the value is personal.
            return replaced(value)
        case .object(let members):
            return .object(members.mapValues { erased($0) })
        default:
            note(value)
            return .string(Self.mark)
        }
    }

    private mutating func note(_ value: JSON) {
        if case .array(let elements) = value { elements.forEach { note($0) } }
        let text = value.plainText
        if text.count >= 3, text != Self.mark { texts.insert(text) }
        if text.contains("@"), !text.contains(where: \.isWhitespace), text.count >= 5 { phrases.insert(text) }
    }

    /// One word could be part of many.
    private mutating func note(phrase: String) {
        if phrase != Self.mark, phrase.contains(where: \.isWhitespace), phrase.count >= 5 { phrases.insert(phrase) }
    }

    /// The text with names, quotes and mail addresses replaced, and nothing else.
    func removed(phrasesFrom text: String) -> String {
        phrases.replaced(in: names.reduce(text) { $1.replaced(in: $0, with: Self.mark) }, with: Self.mark)
    }

    /// The text with everything replaced that was erased elsewhere. What is shorter than three characters stays: it
    /// would take away much that has nothing to do with the customer.
    func removed(from text: String) -> String {
        texts.replaced(in: removed(phrasesFrom: text), with: Self.mark)
    }
}

/// Texts that are looked for, the longest first: another may be part of it.
private struct LongestFirst {
    private var texts: OrderedSet<String> = []

    mutating func insert(_ text: String) {
        let place = texts.firstIndex { $0.utf8.count < text.utf8.count } ?? texts.endIndex
        texts.insert(text, at: place)
    }

    func replaced(in text: String, with mark: String) -> String {
        texts.reduce(text) { $0.replacing($1, with: mark) }
    }
}
