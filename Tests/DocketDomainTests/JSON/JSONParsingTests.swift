import DocketDomain
import OrderedCollections
import Testing

@Suite struct JSONParsingTests {
    @Test func scalarsKeepWhatWasWritten() throws {
        #expect(try JSON(parsing: " null ") == .null)
        #expect(try JSON(parsing: "true") == true)
        #expect(try JSON(parsing: "false") == false)
        #expect(try JSON(parsing: "\"\"") == "")
        for number in ["0", "-0", "1.50", "-2e10", "1E+2", "123456789012345678901234567890", "0.1e-7"] {
            #expect(try JSON(parsing: number) == .number(number))
        }
    }

    @Test func objectsKeepTheOrderOfKeysAndTheLastOfEqualOnes() throws {
        let value = try JSON(parsing: #"{"b":1,"a":{"c":[1,[],{}]},"b":2}"#)
        #expect(value.object?.keys.elements == ["b", "a"])
        #expect(value["b"]?.int == 2)
        #expect(value["a"]?["c"]?[0]?.int == 1)
        #expect(value == (try JSON(parsing: #"{"a":{"c":[1,[],{}]},"b":2}"#)), "the order is no part of the value")
        #expect(value.hashValue == (try JSON(parsing: #"{"a":{"c":[1,[],{}]},"b":2}"#)).hashValue)
    }

    @Test func everyEscapeIsRead() throws {
        let text = try JSON(parsing: #""\"\\\/\b\f\n\r\t\u0000\u00e9\u20AC\ud83d\ude00 end""#)
        #expect(text == "\"\\/\u{8}\u{C}\n\r\t\0é€😀 end")
    }

    @Test(arguments: [
        (#""\ud800""#, "\u{FFFD}"),
        (#""\udc00""#, "\u{FFFD}"),
        (#""\ud800a""#, "\u{FFFD}a"),
        (#""\ud800\n""#, "\u{FFFD}\n"),
        (#""\ud800\u0041""#, "\u{FFFD}A"),
        (#""\ud800\ud83d\ude00""#, "\u{FFFD}😀"),
        (#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}"),
    ])
    func halfASurrogatePairBecomesAReplacementCharacter(source: String, expected: String) throws {
        #expect(try JSON(parsing: source) == .string(expected))
    }

    @Test func byteOrderMarkIsSteppedOverOnlyAtTheStart() throws {
        #expect(try JSON(parsing: [0xEF, 0xBB, 0xBF] + Array("{}".utf8)) == [:])
        #expect(throws: JSONError.self) { try JSON(parsing: Array("[".utf8) + [0xEF, 0xBB, 0xBF] + Array("]".utf8)) }
    }

    @Test(arguments: [
        ("", 0, JSONError.Expectation.value, true),
        ("   ", 3, .value, true),
        ("[1,", 3, .value, true),
        ("[1,]", 3, .value, false),
        ("[,1]", 1, .value, false),
        ("[1 2]", 3, .commaOrEndOfArray, false),
        ("{1:2}", 1, .keyOrEndOfObject, false),
        (#"{"a":1,}"#, 7, .key, false),
        (#"{"a" 1}"#, 5, .colon, false),
        (#"{"a":1 "b":2}"#, 7, .commaOrEndOfObject, false),
        ("01", 1, .endOfText, false),
        ("1.", 2, .digit, true),
        ("-x", 1, .digit, false),
        ("1e+", 3, .digit, true),
        ("trux", 3, .literal, false),
        ("nul", 3, .literal, true),
        (#""\x""#, 2, .escape, false),
        (#""\u12g4""#, 5, .escape, false),
        ("\"a", 2, .endOfString, true),
        ("\"a\\", 3, .endOfString, true),
        ("\"a\tb\"", 2, .noControlCharacter, false),
        ("[1] x", 4, .endOfText, false),
        ("\u{C}1", 0, .value, false),
    ])
    func errorsSayWhereAndWhat(source: String, offset: Int, expected: JSONError.Expectation, isAtEnd: Bool) {
        let error = #expect(throws: JSONError.self) { try JSON(parsing: source) }
        #expect(error == JSONError(offset: offset, expected: expected, isAtEnd: isAtEnd))
    }

    @Test(
        arguments: [
            [0xFF], [0xC0, 0x80], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80],
        ] as [[UInt8]])
    func textThatIsNotUTF8IsRefused(bytes: [UInt8]) {
        let plain = [UInt8(ascii: "\"")] + bytes + [UInt8(ascii: "\"")]
        #expect(throws: JSONError.self) { try JSON(parsing: plain) }
        #expect(throws: JSONError.self, "also beside an escape") {
            try JSON(parsing: Array("\"\\n".utf8) + plain[1...])
        }
    }

    @Test func nestingIsLimitedAndNeverExhaustsTheStack() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(throws: Never.self) { try JSON(parsing: nested(64)) }
        let error = #expect(throws: JSONError.self) { try JSON(parsing: nested(65)) }
        #expect(error?.expected == .shallowerNesting)
        #expect(error?.offset == 64)
        #expect(throws: JSONError.self) { try JSON(parsing: nested(1_000_000), maximumDepth: .max) }
        #expect(throws: JSONError.self) {
            try JSON(parsing: String(repeating: "{\"a\":", count: 1_000_000), maximumDepth: .max)
        }
    }

    @Test func anyCollectionOfBytesCanBeRead() throws {
        let bytes = Array("x[1,\"é\"]".utf8)
        #expect(try JSON(parsing: bytes[1...]) == [1, "é"])
        #expect(try JSON(parsing: bytes.dropFirst().lazy.map { $0 }) == [1, "é"])
    }

    @Test func everyPositionOfASpecialByteInLongTextIsSeen() throws {
        for length in 0...40 {
            let filler = String(repeating: "é", count: length / 2) + String(repeating: "x", count: length % 2)
            for (escaped, plain) in [(#"\n"#, "\n"), (#"\""#, "\""), (#"\\"#, "\\")] {
                #expect(try JSON(parsing: "\"\(filler)\(escaped)\(filler)\"") == .string(filler + plain + filler))
            }
            #expect(throws: JSONError(offset: 1 + filler.utf8.count, expected: .noControlCharacter)) {
                try JSON(parsing: "\"\(filler)\u{1F}\(filler)\"")
            }
        }
    }
}
