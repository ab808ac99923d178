import DocketDomain

/// Values of a profile in words, as the schema has them.
struct ProfileText {
    let schema: ProfileSchema
    /// Whether sensitive values are shown: they are masked until they are asked for.
    var showsSensitive = false

    func label(_ key: String) -> String {
        schema.field(key)?.label ?? key
    }

    func text(_ value: JSON, of key: String) -> String {
        guard !value.isNull else { return "–" }
        guard let field = schema.field(key) else { return value.plainText }
        return field.isSensitive && !showsSensitive ? "•••" : field.text(of: value)
    }

    /// The value on one line, so that all of it is visible.
    func line(_ value: JSON, of key: String) -> String {
        ExactText.line(text(value, of: key))
    }
}
