import DocketDomain
import DocketUI
import TerminalKit
import Testing

/// What screens look like whose content is out of the ordinary. The files in `Odd` are read like code.
@Suite struct OddContentScreenTests {
    private static let views = [
        "browse": "", "messages": "enter j", "table": "3 enter", "sql": "3 j enter", "doc": "3 j j enter",
        "sheet": "3 j j j enter", "json": "3 j j j j enter", "artifacts": "g a", "search": "ctrl-f 'a'", "history": "i",
    ].sorted { $0.key < $1.key }

    @Test(arguments: views, BrowseScreenTests.sizes)
    func hostile(_ view: (key: String, value: String), _ size: (Int, Int)) throws {
        try expect(view, size, of: .hostile, "hostile")
    }

    @Test(arguments: views, BrowseScreenTests.sizes)
    func wide(_ view: (key: String, value: String), _ size: (Int, Int)) throws {
        try expect(view, size, of: .wide, "wide")
    }

    private func expect(
        _ view: (key: String, value: String), _ size: (Int, Int), of sample: SampleWorkspace, _ name: String
    ) throws {
        var screen = TestScreen(sample, width: size.0, height: size.1)
        try screen.press(view.value)
        try expectGolden(screen.text, "Odd/\(name)-\(view.key)-\(size.0)x\(size.1)")
    }

    private static let ascii = [
        "browse": "", "table": "3 enter ] \\ 'fee' enter", "doc": "3 j j enter", "help": "?", "palette": ": 'ta'",
        "search": "ctrl-f 'fees'", "artifacts": "g a",
    ].sorted { $0.key < $1.key }

    /// A terminal without Unicode.
    @Test(arguments: ascii, BrowseScreenTests.sizes)
    func withoutUnicode(_ view: (key: String, value: String), _ size: (Int, Int)) throws {
        var screen = TestScreen(width: size.0, height: size.1, appearance: Appearance(colors: 0, isASCII: true))
        try screen.press(view.value)
        try expectGolden(screen.frame.asciiOnly().plainText, "Odd/ascii-\(view.key)-\(size.0)x\(size.1)")
    }

    private static let everywhere = [
        "", "enter", "enter j", "3 enter", "3 enter [", "3 enter ]", "3 enter f l l", "3 enter =", "3 enter enter",
        "3 enter \\ '#1 is not empty' enter", "3 enter / 'o' enter", "3 j enter", "3 j j enter", "3 j j enter T",
        "3 j j j enter", "3 j j j enter .", "3 j j j j enter", "g a", "g a enter", "g", "?", ":", ": 'th'", "ctrl-f",
        "ctrl-f 'a'", "c", "C 'a' enter 'b'", "D", "3 D", "V", "t", "R", "d", "i", "L", "3 L", "3 U", "I",
        "/ 'zzz' enter",
        "V j enter", "ctrl-w", "+", "enter / 'fee' enter",
    ]

    /// Every sign that the interface draws has something that stands for it where there is no Unicode.
    @Test(arguments: everywhere) func everySignHasALookalike(_ keys: String) throws {
        var sample = SampleWorkspace.repeating(["Fee comparison", "Core Income", "Mandate"])
        sample.addMessage(
            "# A\n\n## B\n\n> quote\n\n- a\n  - b\n    - c\n      - d\n\n1. e\n\n- [x] f\n- [ ] g\n\n---\n\n"
                + "| a | b |\n|---|---|\n| 1 | 2 |\n\n![p](q)\n\n[l](https://example.org)\n\n```sql\nSELECT 1\n```",
            to: sample.threads[0].id, role: .assistant, author: "agent")
        for width in [40, 120] {
            for failure in [false, true] {
                var screen = TestScreen(sample, width: width, height: 40)
                if failure { screen.sample.failure = .init(.internal, "It broke") }
                try screen.press(keys)
                let plain = screen.frame.asciiOnly()
                for (before, after) in zip(screen.frame.rows, plain.rows) where !before.allSatisfy(\.isASCII) {
                    let lost = zip(before, after).filter { !$0.isASCII && $1 == "?" }.map(\.0)
                    #expect(lost.isEmpty, "\(lost) in \(before)")
                }
            }
        }
    }
}
