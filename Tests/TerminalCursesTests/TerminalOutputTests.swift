import Testing

@testable import TerminalCurses

@Suite struct TerminalOutputTests {
    /// The examples of RFC 4648, section 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func base64IsThatOfTheStandard(text: String, encoded: String) {
        #expect(TerminalOutput.base64(Array(text.utf8)) == encoded)
    }

    @Test func nothingOfTheTextThatIsCopiedReachesTheTerminalAsItIs() {
        let sequence = TerminalOutput.clipboard("\u{7}\u{1B}]0;title\u{7}é")
        #expect(sequence == "\u{1B}]52;c;BxtdMDt0aXRsZQfDqQ==\u{7}")
    }
}
