/// What a question or a write is about, as whoever began it reads it when the answer comes.
package struct Topic: Hashable, Sendable {
    private let value: any Hashable & Sendable

    init(_ value: some Hashable & Sendable) {
        self.value = value
    }

    /// The topic, where it is one of that type.
    func `as`<Value>(_ type: Value.Type) -> Value? { value as? Value }

    package static func == (left: Topic, right: Topic) -> Bool {
        AnyHashable(left.value) == AnyHashable(right.value)
    }

    package func hash(into hasher: inout Hasher) {
        value.hash(into: &hasher)
    }
}
