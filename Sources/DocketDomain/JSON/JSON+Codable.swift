import OrderedCollections

/// As a field of other Codable types. Encoders know no literal numbers and decoders no order of keys: a number comes
/// back as the same number, perhaps in other digits, and keys come back sorted.
extension JSON: Codable {
    package init(from decoder: any Decoder) throws {
        // Texts come first: they are the most, and each attempt that fails costs many times what it takes to read one.
        // Decoders tell what a value is by what it can be read as: each `try?` asks, and the last reading throws.
        if let container = try? decoder.singleValueContainer(), let text = Self.text(in: container) {
            self = text
        } else if let container = try? decoder.container(keyedBy: MemberKey.self) {
            var members = OrderedDictionary<String, JSON>(minimumCapacity: container.allKeys.count)
            for key in container.allKeys.sorted(by: { $0.stringValue < $1.stringValue }) {
                members[key.stringValue] = try container.decode(JSON.self, forKey: key)
            }
            self = .object(members)
        } else if var container = try? decoder.unkeyedContainer() {
            var elements: [JSON] = []
            while !container.isAtEnd {
                elements.append(try container.decode(JSON.self))
            }
            self = .array(elements)
        } else {
            self = try Self.scalar(in: decoder.singleValueContainer())
        }
    }

    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .object(let members):
            var container = encoder.container(keyedBy: MemberKey.self)
            for (key, value) in members {
                try container.encode(value, forKey: MemberKey(stringValue: key))
            }
        case .array(let elements):
            var container = encoder.unkeyedContainer()
            for element in elements {
                try container.encode(element)
            }
        case .null:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        case .bool(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .string(let text):
            var container = encoder.singleValueContainer()
            try container.encode(text)
        case .number(let text):
            var container = encoder.singleValueContainer()
            if let value = Int64(text) {
                try container.encode(value)
            } else if let value = UInt64(text) {
                try container.encode(value)
            } else if let value = Double(text), value.isFinite {
                try container.encode(value)
            } else {
                // Beyond every number type: its digits are better kept as text than lost.
                try container.encode(text)
            }
        }
    }

    private static func text(in container: any SingleValueDecodingContainer) -> JSON? {
        if container.decodeNil() { return .null }
        // No text is no fault: the value is something else.
        return (try? container.decode(String.self)).map(JSON.string)
    }

    private static func scalar(in container: any SingleValueDecodingContainer) throws -> JSON {
        // What is none of these is a number, or the error of the last reading.
        if let value = try? container.decode(Bool.self) { return .bool(value) }
        if let value = try? container.decode(Int64.self) { return .number(value) }
        if let value = try? container.decode(UInt64.self) { return .number(value) }
        return .number(try container.decode(Double.self))
    }
}

private struct MemberKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) {
        return nil
    }
}
