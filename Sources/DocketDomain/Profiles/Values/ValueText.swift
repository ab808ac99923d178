/// Values of profile fields in the words of the schema.
struct ValueText {
    let schema: ProfileSchema?

    /// Characters of a value in a sentence; the payload has all of them.
    private static let longest = 200

    func text(_ value: JSON, field: String) -> String {
        if value.isNull { return "nothing" }
        guard let found = schema?.field(field) else { return Self.cut(value.plainText) }
        return found.isSensitive ? "•••" : Self.cut(found.text(of: value))
    }

    private static func cut(_ text: String) -> String {
        let start = text.prefix(longest)
        return start.endIndex == text.endIndex ? text : start + "…"
    }

    func change(_ from: JSON, _ to: JSON, field: String) -> String {
        "\(text(from, field: field)) → \(text(to, field: field))"
    }
}
