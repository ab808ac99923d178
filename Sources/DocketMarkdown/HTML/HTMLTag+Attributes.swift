extension HTMLTag {
    /// The value of an attribute as it is meant, with or without quotes; nil where there is none.
    func value(of attribute: String) -> String? {
        var rest = rest.drop(while: Self.isBetweenAttributes)
        while !rest.isEmpty {
            let key = rest.prefix { $0 != UInt8(ascii: "=") && !Self.isBetweenAttributes($0) }
            rest = rest[key.endIndex...].drop(while: Self.isBlank)
            var value = rest.prefix(0)
            if rest.first == UInt8(ascii: "=") {
                rest = rest.dropFirst().drop(while: Self.isBlank)
                if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                    value = rest.dropFirst().prefix { $0 != quote }
                    rest = rest[value.endIndex...].dropFirst()
                } else {
                    value = rest.prefix { !Self.isBlank($0) }
                    rest = rest[value.endIndex...]
                }
            }
            if key.elementsEqual(attribute.utf8, by: { $0 == $1 || $0 | 0x20 == $1 }) {
                return HTMLText.decoded(value)
            }
            rest = rest.drop(while: Self.isBetweenAttributes)
        }
        return nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte <= UInt8(ascii: " ") }

    private static func isBetweenAttributes(_ byte: UInt8) -> Bool { isBlank(byte) || byte == UInt8(ascii: "/") }
}
