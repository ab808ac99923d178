import DocketDomain
import Foundation
import TestSupport
import Testing

@Suite struct JSONSerializingTests {
    @Test func compactTextHasNoBlanks() {
        let value: JSON = ["b": [1, 2.5, nil, true], "a": ["x": [], "y": [:]]]
        #expect(value.serialized() == #"{"b":[1,2.5,null,true],"a":{"x":[],"y":{}}}"#)
        #expect(value.serialized(sortedKeys: true) == #"{"a":{"x":[],"y":{}},"b":[1,2.5,null,true]}"#)
    }

    @Test func prettyTextIsIndentedByTwo() {
        let value: JSON = ["a": [1, ["b": []]], "c": [:]]
        #expect(
            value.serialized(pretty: true) == """
                {
                  "a": [
                    1,
                    {
                      "b": []
                    }
                  ],
                  "c": {}
                }
                """)
    }

    @Test func onlyWhatMustBeEscapedIs() {
        let text: JSON = "\"\\/\u{8}\u{C}\n\r\t\0\u{1F}\u{7F}\u{2028}é😀"
        #expect(text.serialized() == #""\"\\/\b\f\n\r\t\u0000\u001f"# + "\u{7F}\u{2028}é😀\"")
    }

    @Test func bytesAreAppended() {
        var bytes = Array("data: ".utf8)
        JSON.array([1]).append(to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "data: [1]")
    }

    @Test func whatCannotBeANumberIsNull() {
        #expect(JSON.number(.infinity) == .null)
        #expect(JSON.number(.nan) == .null)
        #expect(JSON.number(0.1).serialized() == "0.1")
    }

    @Test func anyValueComesBackFromItsText() throws {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            let value = JSON.random(depth: 5, using: &random)
            #expect(try JSON(parsing: value.serialized()) == value)
            #expect(try JSON(parsing: value.serialized(pretty: true)) == value)
            #expect(try JSON(parsing: value.serialized(pretty: true, sortedKeys: true)) == value)
        }
    }

    @Test func itIsAFieldOfCodableTypes() throws {
        struct Payload: Codable, Equatable {
            var name: String
            var extra: JSON
            var more: JSON?
        }
        let payload = Payload(
            name: "x", extra: ["n": nil, "b": true, "i": -3, "d": 1.5, "s": "é\n", "a": [1, [:], []], "o": ["k": 0]])
        let decoded = try JSONDecoder().decode(Payload.self, from: JSONEncoder().encode(payload))
        #expect(decoded == payload)
        let large = JSON.array([.number(UInt64.max), .number(Int64.min), .number("1e999")])
        let text = String(decoding: try JSONEncoder().encode(large), as: UTF8.self)
        #expect(text == #"[18446744073709551615,-9223372036854775808,"1e999"]"#)
    }
}
