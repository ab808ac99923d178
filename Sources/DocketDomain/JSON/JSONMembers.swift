/// The members of an object that is being written.
struct JSONMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let scope: JSONScope

    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) { scope.addNull(as: key.stringValue) }
    func encode(_ value: Bool, forKey key: Key) { scope.add(value, as: key.stringValue) }
    func encode(_ value: String, forKey key: Key) { scope.add(value, as: key.stringValue) }
    func encode(_ value: Double, forKey key: Key) throws { try scope.add(value, as: key.stringValue) }
    func encode(_ value: Float, forKey key: Key) throws { try scope.add(value, as: key.stringValue) }
    func encode(_ value: Int, forKey key: Key) { scope.add(value, as: key.stringValue) }
    func encode(_ value: Int8, forKey key: Key) { scope.add(value, as: key.stringValue) }
    func encode(_ value: Int16, forKey key: Key) { scope.add(value, as: key.stringValue) }
    func encode(_ value: Int32, forKey key: Key) { scope.add(value, as: key.stringValue) }
    func encode(_ value: Int64, forKey key: Key) { scope.add(value, as: key.stringValue) }
    func encode(_ value: UInt, forKey key: Key) { scope.add(value, as: key.stringValue) }
    func encode(_ value: UInt8, forKey key: Key) { scope.add(value, as: key.stringValue) }
    func encode(_ value: UInt16, forKey key: Key) { scope.add(value, as: key.stringValue) }
    func encode(_ value: UInt32, forKey key: Key) { scope.add(value, as: key.stringValue) }
    func encode(_ value: UInt64, forKey key: Key) { scope.add(value, as: key.stringValue) }

    func encode(_ value: some Encodable, forKey key: Key) throws {
        try scope.encode(value, as: key.stringValue)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        KeyedEncodingContainer(JSONMembers<Nested>(scope: scope.addScope(.object, as: key.stringValue)))
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        JSONItems(scope: scope.addScope(.array, as: key.stringValue))
    }

    func superEncoder() -> any Encoder { JSONPlace(in: scope, as: "super") }
    func superEncoder(forKey key: Key) -> any Encoder { JSONPlace(in: scope, as: key.stringValue) }
}
