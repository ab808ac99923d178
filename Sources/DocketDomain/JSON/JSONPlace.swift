/// Where one value is written: it says itself whether it is a text, a number, an array or an object.
final class JSONPlace: Encoder, SingleValueEncodingContainer {
    private let scope: JSONScope
    private let key: String
    private var opened: JSONScope?
    /// Whether something was written.
    private(set) var isTaken = false

    init(in scope: JSONScope, as key: String) {
        self.scope = scope
        self.key = key
    }

    // What can't be written is told without where it is.
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(JSONMembers<Key>(scope: open(.object)))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer { JSONItems(scope: open(.array)) }
    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    private func open(_ shape: JSONScope.Shape) -> JSONScope {
        if let opened { return opened }
        isTaken = true
        let scope = scope.addScope(shape, as: key)
        opened = scope
        return scope
    }

    private func taken() -> JSONScope {
        isTaken = true
        return scope
    }

    func encodeNil() { taken().addNull(as: key) }
    func encode(_ value: Bool) { taken().add(value, as: key) }
    func encode(_ value: String) { taken().add(value, as: key) }
    func encode(_ value: Double) throws { try taken().add(value, as: key) }
    func encode(_ value: Float) throws { try taken().add(value, as: key) }
    func encode(_ value: Int) { taken().add(value, as: key) }
    func encode(_ value: Int8) { taken().add(value, as: key) }
    func encode(_ value: Int16) { taken().add(value, as: key) }
    func encode(_ value: Int32) { taken().add(value, as: key) }
    func encode(_ value: Int64) { taken().add(value, as: key) }
    func encode(_ value: UInt) { taken().add(value, as: key) }
    func encode(_ value: UInt8) { taken().add(value, as: key) }
    func encode(_ value: UInt16) { taken().add(value, as: key) }
    func encode(_ value: UInt32) { taken().add(value, as: key) }
    func encode(_ value: UInt64) { taken().add(value, as: key) }
    func encode(_ value: some Encodable) throws { try taken().encode(value, as: key) }
}
