import DocketDomain
import DocketWire
import Testing

/// JSON that is printed: one line, and nothing in it that a terminal obeys or a reader does not see.
struct JSONLineTests {
    @Test(arguments: [
        "\u{7F}", "\u{85}", "\u{9B}", "\u{AD}", "\u{61C}", "\u{200B}", "\u{200E}", "\u{2028}", "\u{202E}", "\u{2066}",
        "\u{2060}", "\u{FEFF}", "\u{E0041}",
    ])
    func whatIsNotSeenIsEscapedAndStaysTheSame(hidden: String) throws {
        let json: JSON = ["a": .string("漢 é “x”\(hidden)y")]
        let text = String(decoding: json.line, as: UTF8.self)
        #expect(!hidden.unicodeScalars.contains { text.unicodeScalars.contains($0) })
        #expect(text.hasSuffix("y\"}\n") && text.contains("漢 é “x”\\u"))
        #expect(try JSON(parsing: json.line) == json)
    }

    @Test(arguments: ["plain", "漢字", "👩\u{200D}👧", "می\u{200C}روم", "é “x” – €"])
    func whatIsReadStaysAsItIs(text: String) {
        #expect(JSON.string(text).lineText == "\"\(text)\"")
    }
}
