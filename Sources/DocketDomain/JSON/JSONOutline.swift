/// What can still be learnt from bytes that are not JSON as a whole.
package enum JSONOutline {
    /// The text of a member of the object that `bytes` begin with, found by stepping over the other members whether or
    /// not they are JSON. Nil where it is not there, is no plain text, or lies behind what cannot be stepped over.
    package static func string(_ key: String, in bytes: [UInt8]) -> String? {
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return nil }
            var walk = Walk(bytes: base, end: buffer.count)
            return walk.string(Array(key.utf8))
        }
    }

    private struct Walk {
        let bytes: UnsafePointer<UInt8>
        let end: Int
        var position = 0

        mutating func string(_ key: [UInt8]) -> String? {
            guard next() == UInt8(ascii: "{") else { return nil }
            position += 1
            while true {
                while next() == UInt8(ascii: ",") { position += 1 }
                guard next() == UInt8(ascii: "\""), let name = skipValue() else { return nil }
                guard next() == UInt8(ascii: ":") else { return nil }
                position += 1
                guard next() != nil, let value = skipValue() else { return nil }
                let isFound =
                    name.count == key.count + 2
                    && UnsafeBufferPointer(start: bytes + name.lowerBound + 1, count: key.count).elementsEqual(key)
                // What is found and is no text tells nothing; there may be another member of that name.
                if isFound, let text = try? JSON(parsing: UnsafeBufferPointer(start: bytes, count: end)[value]).string {
                    return text
                }
            }
        }

        /// The next byte that is no blank.
        mutating func next() -> UInt8? {
            while position < end, ByteScan.isWhitespace(bytes[position]) { position += 1 }
            return position < end ? bytes[position] : nil
        }

        mutating func skipValue() -> Range<Int>? {
            var scan = JSONValueScan(firstByte: bytes[position])
            let start = position
            let (stop, isComplete) = scan.advance(bytes, from: start, to: end)
            guard isComplete, stop > start else { return nil }
            position = stop
            return start..<stop
        }
    }
}
