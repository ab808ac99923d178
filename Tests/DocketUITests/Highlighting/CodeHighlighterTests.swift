import TerminalKit
import TestSupport
import Testing

@testable import DocketUI

@Suite struct CodeHighlighterTests {
    /// The pieces of a kind, in order.
    private func pieces(_ kind: CodeKind, of code: String, _ language: String) throws -> [String] {
        let theme = Theme(.dark, colors: 256)
        let highlighter = CodeHighlighter(CodeLanguage(named: language), theme: theme)
        let style = theme.style(of: kind).over(theme.code)
        return highlighter.lines(of: code).flatMap(\.spans).filter { $0.style == style }.map(\.text)
    }

    @Test func sqlHasParametersAndQuotes() throws {
        let code = "select A, 'it''s' from \"T\" where x = :name and y::int > 1.5e-3 -- end\n/* two\nlines */ LIMIT ?"
        #expect(try pieces(.keyword, of: code, "SQL") == ["select", "from", "where", "and", "int", "LIMIT"])
        #expect(try pieces(.string, of: code, "sql") == ["'it''s'"])
        #expect(try pieces(.name, of: code, "sql") == [":name", "?"])
        #expect(try pieces(.number, of: code, "sql") == ["1.5e-3"])
        #expect(try pieces(.comment, of: code, "sql") == ["-- end", "/* two", "lines */"])
    }

    @Test(arguments: [
        ("swift", "let x = \"a\\\"b\" // c", ["let"], ["\"a\\\"b\""], ["// c"]),
        ("python", "def f(): # c\n  '''a\n  b''' ", ["def"], ["'''a", "  b'''"], ["# c"]),
        ("ts", "const f = `a\n${b}` /* c */", ["const"], ["`a", "${b}`"], ["/* c */"]),
        ("bash", "if [ $A ]; then echo 'x'#y; fi # c", ["if", "then", "fi"], ["'x'"], ["# c"]),
        ("yaml", "key: \"v\" # c\n- a b: true", ["true"], ["\"v\""], ["# c"]),
        ("go", "func f() { return `x\ny` } // c", ["func", "return"], ["`x", "y`"], ["// c"]),
        ("rust", "fn f<'a>() -> &'a str { \"x\" } // c", ["fn", "str"], ["\"x\""], ["// c"]),
        ("java", "int x = 1; /* c */ String s = \"a\";", ["int"], ["\"a\""], ["/* c */"]),
        ("c++", "auto c = 'x'; // c", ["auto"], ["'x'"], ["// c"]),
        ("c", "int x; // c", ["int"], [], ["// c"]),
        ("json", "{\"k\": [true, \"v\"]}", ["true"], ["\"v\""], []),
    ])
    func languagesAreToldApart(
        _ language: String, _ code: String, _ keywords: [String], _ strings: [String], _ comments: [String]
    ) throws {
        #expect(try pieces(.keyword, of: code, language) == keywords)
        #expect(try pieces(.string, of: code, language) == strings)
        #expect(try pieces(.comment, of: code, language) == comments)
    }

    @Test func keysStandOut() throws {
        #expect(try pieces(.name, of: "{\"k\" : \"v\", \"w\": 1}", "json") == ["\"k\"", "\"w\""])
        #expect(try pieces(.name, of: "a-b: 1\n  - c d: x:y\nurl: http://x", "yaml") == ["a-b", "c d", "url"])
        #expect(try pieces(.name, of: "echo $HOME ${A:-b}", "sh") == ["$HOME", "${A:-b}"])
        #expect(try pieces(.keyword, of: "<!-- c --><a href=\"x\">it's</a>", "html") == ["<a", ">", "</a>"])
    }

    @Test(arguments: 0..<100)
    func theTextStaysAsItIs(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("ab1 _\"'`\\/*-#<>:$@{}?é日\n.;=")
        let code = String((0..<300).map { _ in alphabet.randomElement(using: &generator) ?? " " }) + "x"
        for language in CodeLanguage.all {
            let lines = CodeHighlighter(language, theme: Theme(.mono)).lines(of: code)
            #expect(lines.map(\.text).joined(separator: "\n") == code)
        }
    }

    @Test func onlyTheLinesThatAreAskedForAreRead() {
        let code = String(repeating: "line\n", count: 100)
        #expect(CodeHighlighter(nil, theme: Theme()).lines(of: code).count == 100)
        #expect(CodeHighlighter(.sql, theme: Theme()).lines(of: code, limit: 7).count == 7)
        #expect(CodeHighlighter(nil, theme: Theme()).lines(of: "").count == 1)
    }

    @Test func unknownLanguagesAreNotGuessed() {
        #expect(CodeLanguage(named: "brainfuck") == nil)
        #expect(CodeLanguage(named: "") == nil)
    }
}
