/// An object or an array, or the one value of a text, as far as it has been encoded.
///
/// Its members are bytes already, one after another, or scopes of their own; they are put in order when all are there.
final class JSONScope {
    enum Shape {
        case value, array, object
    }

    private enum Content {
        case bytes(Range<Int>)
        case scope(JSONScope)
    }

    private struct Member {
        let key: String
        let content: Content
    }

    private let shape: Shape
    private let escapesSlashes: Bool
    private var bytes: [UInt8] = []
    private var members: [Member] = []

    init(_ shape: Shape, escapesSlashes: Bool) {
        self.shape = shape
        self.escapesSlashes = escapesSlashes
    }

    /// How many members it has.
    var count: Int { members.count }

    // MARK: Adding

    // Only the members of objects have keys.

    func add(_ text: String, as key: String = "") {
        add(key) { JSONQuoting.append(text, to: &$0, escapingSlashes: escapesSlashes) }
    }

    func add(_ number: some FixedWidthInteger, as key: String = "") {
        add(key) { $0.append(contentsOf: String(number).utf8) }
    }

    func add<Number: BinaryFloatingPoint & LosslessStringConvertible>(_ number: Number, as key: String = "") throws {
        guard number.isFinite else {
            throw EncodingError.invalidValue(
                number, EncodingError.Context(codingPath: [], debugDescription: "JSON has no number \(number)."))
        }
        let text = number.description
        add(key) { $0.append(contentsOf: text.hasSuffix(".0") ? text.utf8.dropLast(2) : text.utf8[...]) }
    }

    func add(_ value: Bool, as key: String = "") {
        add(key) { $0.append(contentsOf: (value ? "true" : "false").utf8) }
    }

    func addNull(as key: String = "") {
        add(key) { $0.append(contentsOf: "null".utf8) }
    }

    func addScope(_ shape: Shape, as key: String = "") -> JSONScope {
        let scope = JSONScope(shape, escapesSlashes: escapesSlashes)
        members.append(Member(key: key, content: .scope(scope)))
        return scope
    }

    func encode<Value: Encodable>(_ value: Value, as key: String = "") throws {
        // Elements of arrays and values of dictionaries come as nothing more exact.
        if Value.self == String.self, let text = value as? String { return add(text, as: key) }
        let place = JSONPlace(in: self, as: key)
        try value.encode(to: place)
        if !place.isTaken { add(key) { $0.append(contentsOf: "{}".utf8) } }
    }

    private func add(_ key: String, _ write: (inout [UInt8]) -> Void) {
        let start = bytes.count
        write(&bytes)
        members.append(Member(key: key, content: .bytes(start..<bytes.count)))
    }

    // MARK: Writing

    /// Appends all of it, in order.
    func append(to output: inout [UInt8]) {
        switch shape {
        case .value: for member in members { append(member, to: &output) }
        case .array:
            output.append(UInt8(ascii: "["))
            for (index, member) in members.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                append(member, to: &output)
            }
            output.append(UInt8(ascii: "]"))
        case .object:
            output.append(UInt8(ascii: "{"))
            // By their bytes: texts that Swift takes for the same in another Unicode form are not the same to Foundation here.
            let inOrder = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            for (index, member) in inOrder.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                JSONQuoting.append(member.key, to: &output, escapingSlashes: escapesSlashes)
                output.append(UInt8(ascii: ":"))
                append(member, to: &output)
            }
            output.append(UInt8(ascii: "}"))
        }
    }

    private func append(_ member: Member, to output: inout [UInt8]) {
        switch member.content {
        case .bytes(let range): output.append(contentsOf: bytes[range])
        case .scope(let scope): scope.append(to: &output)
        }
    }
}
