import OrderedCollections

extension JSON {
    /// The value as it comes back from the log: a number in the digits that encoders write, keys in their order.
    package var logged: JSON {
        switch self {
        case .null, .bool, .string: self
        case .number(let text): Self.logged(number: text)
        case .array(let elements): .array(elements.map(\.logged))
        case .object(let members):
            .object(
                .init(
                    uniqueKeysWithValues: members.elements.sorted { $0.key < $1.key }.map { ($0.key, $0.value.logged) })
            )
        }
    }

    private static func logged(number text: String) -> JSON {
        if let value = Int64(text) { return .number(value) }
        if let value = UInt64(text) { return .number(value) }
        guard let value = Double(text), value.isFinite else { return .string(text) }
        return Int64(exactly: value).map { .number($0) } ?? .number(value)
    }

    /// The value in one line, for messages: text as it is, everything else as JSON.
    package var plainText: String {
        switch self {
        case .string(let text): text
        case .array(let elements): elements.map(\.plainText).joined(separator: ", ")
        default: serialized(sortedKeys: true)
        }
    }
}
