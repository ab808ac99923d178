package import OrderedCollections

extension JSON {
    /// The member of that name, where this is an object that has it.
    package subscript(key: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members[key]
    }

    /// The element at that index, where this is an array that has it.
    package subscript(index: Int) -> JSON? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    package var isNull: Bool {
        guard case .null = self else { return false }
        return true
    }

    package var bool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// The number, where it is a whole one that fits: `2`, `2.0` and `2e0` all are.
    package var int: Int? {
        guard case .number(let text) = self else { return nil }
        return Int(text) ?? Double(text).flatMap(Int.init(exactly:))
    }

    /// The nearest finite number; nil beyond the range of `Double`.
    package var double: Double? {
        guard case .number(let text) = self, let value = Double(text), value.isFinite else { return nil }
        return value
    }

    package var string: String? {
        guard case .string(let value) = self else { return nil }
        return value
    }

    package var array: [JSON]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    package var object: OrderedDictionary<String, JSON>? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    package static func number(_ value: some BinaryInteger) -> JSON {
        .number(String(value))
    }

    /// `null` for infinities and not-a-number, which JSON cannot write.
    package static func number(_ value: Double) -> JSON {
        value.isFinite ? .number(value.description) : .null
    }
}

extension JSON: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral {
    package init(nilLiteral: ()) {
        self = .null
    }

    package init(booleanLiteral value: Bool) {
        self = .bool(value)
    }

    package init(integerLiteral value: Int) {
        self = .number(String(value))
    }
}

extension JSON: ExpressibleByFloatLiteral, ExpressibleByStringInterpolation {
    package init(floatLiteral value: Double) {
        self = .number(value)
    }

    package init(stringLiteral value: String) {
        self = .string(value)
    }
}

extension JSON: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    package init(arrayLiteral elements: JSON...) {
        self = .array(elements)
    }

    /// Of equal keys the last one wins, as in parsing.
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(OrderedDictionary(elements, uniquingKeysWith: { $1 }))
    }
}
