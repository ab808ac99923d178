/// A value of a statement in the form that the server itself has it in.
package struct PostgresValue: Sendable {
    /// The number of its type in `pg_type.dat`.
    package let type: UInt32
    /// Nothing for NULL.
    let bytes: [UInt8]?

    private init(_ type: UInt32, _ bytes: [UInt8]?) {
        self.type = type
        self.bytes = bytes
    }

    /// - Parameter text: Without NUL, which the server has none of.
    package static func text(_ text: String?) -> Self { Self(25, text.map { Array($0.utf8) }) }
    package static func integer(_ number: Int64?) -> Self { Self(20, number.map { Self.bytes(of: $0) }) }
    package static func bytes(_ bytes: some Sequence<UInt8>) -> Self { Self(17, Array(bytes)) }
    /// The whole number of a transaction.
    package static func transaction(_ number: Int64) -> Self { Self(5069, Self.bytes(of: number)) }

    package static func texts(_ texts: [String?]) -> Self {
        Self(1009, array(of: 25, texts) { text, bytes in bytes += text.utf8 })
    }

    /// NULL in the place of texts.
    package static let noTexts = Self(1009, nil)

    package static func integers(_ numbers: [Int64?]) -> Self {
        Self(1016, array(of: 20, numbers) { number, bytes in bytes += Self.bytes(of: number) })
    }

    package static func byteStrings(_ strings: [[UInt8]]) -> Self {
        Self(1001, array(of: 17, strings) { string, bytes in bytes += string })
    }

    private static func bytes(of number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }

    /// One dimension, whether there are NULLs, the type; how many from 1 on; each with its length before it.
    private static func array<Element>(
        of type: UInt32, _ elements: [Element?], _ append: (Element, inout [UInt8]) -> Void
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes += Self.bytes(of: Int32(elements.isEmpty ? 0 : 1))
        bytes += Self.bytes(of: Int32(elements.contains { $0 == nil } ? 1 : 0))
        bytes += Self.bytes(of: type)
        guard !elements.isEmpty else { return bytes }
        bytes += Self.bytes(of: Int32(elements.count))
        bytes += Self.bytes(of: Int32(1))
        for element in elements {
            let start = bytes.count
            bytes += Self.bytes(of: Int32(-1))
            guard let element else { continue }
            append(element, &bytes)
            let length = Self.bytes(of: Int32(bytes.count - start - 4))
            bytes.replaceSubrange(start..<(start + 4), with: length)
        }
        return bytes
    }
}

extension PostgresResult {
    /// A whole number that came in the server's own form.
    package func integer(_ row: Int, _ column: Int) -> Int64? {
        withBytes(row, column) { bytes in
            let number = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return bytes.count == 4 ? Int64(Int32(truncatingIfNeeded: number)) : Int64(bitPattern: number)
        }
    }

    /// Bytes that came in the server's own form.
    package func bytes(_ row: Int, _ column: Int) -> [UInt8]? { withBytes(row, column) { Array($0) } }
}
