import OrderedCollections

extension JSON {
    /// Whether one of these ids stands in it.
    package func mentions(_ ids: Set<String>) -> Bool {
        switch self {
        case .string(let text): ids.contains(text)
        case .array(let elements): elements.contains { $0.mentions(ids) }
        case .object(let members): members.values.contains { $0.mentions(ids) }
        case .null, .bool, .number: false
        }
    }
}
