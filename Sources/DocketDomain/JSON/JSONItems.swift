/// The items of an array that is being written.
struct JSONItems: UnkeyedEncodingContainer {
    let scope: JSONScope

    var codingPath: [any CodingKey] { [] }
    var count: Int { scope.count }

    func encodeNil() { scope.addNull() }
    func encode(_ value: Bool) { scope.add(value) }
    func encode(_ value: String) { scope.add(value) }
    func encode(_ value: Double) throws { try scope.add(value) }
    func encode(_ value: Float) throws { try scope.add(value) }
    func encode(_ value: Int) { scope.add(value) }
    func encode(_ value: Int8) { scope.add(value) }
    func encode(_ value: Int16) { scope.add(value) }
    func encode(_ value: Int32) { scope.add(value) }
    func encode(_ value: Int64) { scope.add(value) }
    func encode(_ value: UInt) { scope.add(value) }
    func encode(_ value: UInt8) { scope.add(value) }
    func encode(_ value: UInt16) { scope.add(value) }
    func encode(_ value: UInt32) { scope.add(value) }
    func encode(_ value: UInt64) { scope.add(value) }
    func encode(_ value: some Encodable) throws { try scope.encode(value) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        KeyedEncodingContainer(JSONMembers<Nested>(scope: scope.addScope(.object)))
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { JSONItems(scope: scope.addScope(.array)) }
    func superEncoder() -> any Encoder { JSONPlace(in: scope, as: "") }
}
