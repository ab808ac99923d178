import OrderedCollections

extension JSON {
    /// JSON text: compact, or indented by two spaces. Keys stand in their own order, or sorted where output must not
    /// depend on how the value came about.
    package func serialized(pretty: Bool = false, sortedKeys: Bool = false) -> String {
        var output: [UInt8] = []
        append(to: &output, pretty: pretty, sortedKeys: sortedKeys)
        return String(decoding: output, as: UTF8.self)
    }

    /// The same text as bytes, after what `output` already holds.
    package func append(to output: inout [UInt8], pretty: Bool = false, sortedKeys: Bool = false) {
        var writer = JSONWriter(output: output, pretty: pretty, sortedKeys: sortedKeys)
        output = []
        writer.write(self, depth: 0)
        output = writer.output
    }
}

private struct JSONWriter {
    var output: [UInt8]
    let pretty: Bool
    let sortedKeys: Bool

    mutating func write(_ value: JSON, depth: Int) {
        switch value {
        case .null: write("null")
        case .bool(let value): write(value ? "true" : "false")
        case .number(let text): output.append(contentsOf: text.utf8)
        case .string(let text): JSONQuoting.append(text, to: &output)
        case .array(let elements):
            output.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                separate(index, depth: depth + 1)
                write(element, depth: depth + 1)
            }
            close(UInt8(ascii: "]"), isEmpty: elements.isEmpty, depth: depth)
        case .object(let members):
            output.append(UInt8(ascii: "{"))
            if sortedKeys {
                for (index, member) in members.elements.sorted(by: { $0.key < $1.key }).enumerated() {
                    write(member.key, member.value, index: index, depth: depth + 1)
                }
            } else {
                for (index, member) in members.elements.enumerated() {
                    write(member.key, member.value, index: index, depth: depth + 1)
                }
            }
            close(UInt8(ascii: "}"), isEmpty: members.isEmpty, depth: depth)
        }
    }

    private mutating func write(_ key: String, _ value: JSON, index: Int, depth: Int) {
        separate(index, depth: depth)
        JSONQuoting.append(key, to: &output)
        write(pretty ? ": " : ":")
        write(value, depth: depth)
    }

    private mutating func separate(_ index: Int, depth: Int) {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        breakLine(depth: depth)
    }

    private mutating func close(_ byte: UInt8, isEmpty: Bool, depth: Int) {
        if !isEmpty { breakLine(depth: depth) }
        output.append(byte)
    }

    private mutating func breakLine(depth: Int) {
        guard pretty else { return }
        output.append(UInt8(ascii: "\n"))
        output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
    }

    private mutating func write(_ literal: StaticString) {
        output.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }
}
