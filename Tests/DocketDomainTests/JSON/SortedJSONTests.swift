import DocketDomain
import Foundation
import TestSupport
import Testing

@Suite struct SortedJSONTests {
    @Test func randomValuesAreTheBytesOfFoundationsEncoder() throws {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<500 { try expectTheSame(JSON.random(depth: 5, using: &random)) }
    }

    @Test func everyCharacterIsWrittenAsFoundationsEncoderDoes() throws {
        let others: [Unicode.Scalar] = ["\u{FEFF}", "\u{FFFD}", "\u{FFFF}", "😀"]
        let scalars = (UInt32(0)...0x2FFF).compactMap { Unicode.Scalar($0) }
        for scalar in scalars + others { try expectTheSame(["/a\(scalar)/": "b/\(scalar)c"]) }
    }

    @Test func keysAreInItsOrder() throws {
        let keys = ["a", "B", "b", "", "_0", "10", "9", "é", "e\u{301}x", "ß", "世", "😀", "\u{FFFD}", "aa", "a/", "a\0"]
        try expectTheSame(Dictionary(uniqueKeysWithValues: keys.map { ($0, $0.count) }))
    }

    @Test func numbersHaveTheSameDigits() throws {
        try expectTheSame([0, -0.0, 1, 0.1, 1e20, 1e-7, .leastNonzeroMagnitude, .greatestFiniteMagnitude, -123.25])
        try expectTheSame([Float(0.1), 3, 1e30])
        try expectTheSame([Int64.min, 0, .max])
        try expectTheSame([UInt64.max])
        try expectTheSame([Int8.min, .max])
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func whatIsNoNumberInJSONIsRefused(number: Double) {
        #expect(throws: EncodingError.self) { try SortedJSON.text(of: ["a": [number]]) }
    }

    @Test func containersOfAllKindsAreTheSame() throws {
        struct Nothing: Codable {}
        enum Choice: Codable { case one, two(Int), three(name: String, Nothing?) }
        struct Outer: Codable {
            var z: [Choice] = [.one, .two(2), .three(name: "x/y", Nothing()), .three(name: "", nil)]
            var b: [[String]] = [[], ["a", "b"], []]
            var a: [String: [Int: Bool?]] = ["k": [1: true], "j": [:]]
            var missing: Int?
            var nothing = Nothing()
            var flag = true
        }
        try expectTheSame(Outer())
        try expectTheSame(Outer?.none)
        try expectTheSame("text")
        try expectTheSame([Outer?]([nil, Outer()]))
    }

    /// Some types write into several containers by hand, and not one after the other.
    @Test func containersMayBeFilledInTurns() throws {
        struct InTurns: Encodable {
            enum Key: String, CodingKey { case a, b, c }

            func encode(to encoder: any Encoder) throws {
                var outer = encoder.container(keyedBy: Key.self)
                var object = outer.nestedContainer(keyedBy: Key.self, forKey: .b)
                var array = outer.nestedUnkeyedContainer(forKey: .a)
                try object.encode(1, forKey: .c)
                try array.encode("x")
                try outer.encodeNil(forKey: .c)
                try object.encode("y", forKey: .a)
                var inner = array.nestedUnkeyedContainer()
                try array.encode(array.count)
                try inner.encode(2.5)
            }
        }
        try expectTheSame(InTurns())
    }

    private func expectTheSame(_ value: some Encodable, sourceLocation: SourceLocation = #_sourceLocation) throws {
        for escapingSlashes in [false, true] {
            let encoder = JSONEncoder()
            encoder.outputFormatting = escapingSlashes ? .sortedKeys : [.sortedKeys, .withoutEscapingSlashes]
            let expected = String(decoding: try encoder.encode(value), as: UTF8.self)
            #expect(
                try SortedJSON.text(of: value, escapingSlashes: escapingSlashes) == expected,
                sourceLocation: sourceLocation)
        }
    }
}
