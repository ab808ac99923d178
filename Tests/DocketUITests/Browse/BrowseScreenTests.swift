import DocketDomain
import DocketUI
import TerminalKit
import Testing

/// What each size of screen shows of the same workspace. The files in `Screens` are read like code.
@Suite struct BrowseScreenTests {
    static let sizes = [(40, 12), (80, 24), (120, 40), (200, 60)]

    @Test(arguments: sizes) func browse(_ width: Int, _ height: Int) throws {
        let screen = TestScreen(width: width, height: height)
        try expectGolden(screen.text, "Screens/browse-\(width)x\(height)")
    }

    @Test(arguments: sizes) func messages(_ width: Int, _ height: Int) throws {
        var screen = TestScreen(width: width, height: height)
        try screen.press("enter j")
        try expectGolden(screen.text, "Screens/messages-\(width)x\(height)")
    }

    @Test(arguments: [("table", ""), ("sql", "j"), ("doc", "j j"), ("sheet", "j j j"), ("json", "j j j j")], sizes)
    func viewer(_ kind: (String, String), _ size: (Int, Int)) throws {
        var screen = TestScreen(width: size.0, height: size.1)
        try screen.press("3 \(kind.1) enter")
        try expectGolden(screen.text, "Screens/\(kind.0)-\(size.0)x\(size.1)")
    }

    @Test(arguments: sizes) func allArtifacts(_ width: Int, _ height: Int) throws {
        var screen = TestScreen(width: width, height: height)
        try screen.press("g a")
        try expectGolden(screen.text, "Screens/artifacts-\(width)x\(height)")
    }

    @Test(arguments: sizes) func help(_ width: Int, _ height: Int) throws {
        var screen = TestScreen(width: width, height: height)
        try screen.press("?")
        try expectGolden(screen.text, "Screens/help-\(width)x\(height)")
    }

    @Test(arguments: sizes) func palette(_ width: Int, _ height: Int) throws {
        var screen = TestScreen(width: width, height: height)
        try screen.press(": 'th'")
        try expectGolden(screen.text, "Screens/palette-\(width)x\(height)")
    }

    @Test(arguments: sizes) func search(_ width: Int, _ height: Int) throws {
        var sample = SampleWorkspace.office
        sample.hits = [
            SearchHit(
                kind: .messages, id: "m", address: .thread(sample.threads[0].id), messageID: nil,
                title: "Fee comparison for Okafor",
                snippet: [
                    SnippetPiece(text: "Compare our three mandates on ", isMatch: false),
                    SnippetPiece(text: "fees", isMatch: true), SnippetPiece(text: " and minimums.", isMatch: false),
                ], score: 1, createdAt: SampleWorkspace.time(minutesAgo: 3))
        ]
        var screen = TestScreen(sample, width: width, height: height)
        try screen.press("ctrl-f 'fees'")
        try expectGolden(screen.text, "Screens/search-\(width)x\(height)")
    }

    @Test(arguments: sizes) func emptyWorkspace(_ width: Int, _ height: Int) throws {
        try expectGolden(
            TestScreen(SampleWorkspace(), width: width, height: height).text, "Screens/empty-\(width)x\(height)")
    }

    @Test(arguments: sizes) func loading(_ width: Int, _ height: Int) throws {
        let screen = TestScreen(width: width, height: height, answers: false)
        try expectGolden(screen.text, "Screens/loading-\(width)x\(height)")
    }

    @Test(arguments: sizes) func failure(_ width: Int, _ height: Int) throws {
        var sample = SampleWorkspace.office
        sample.failure = DocketError(.corrupt, "The file docket.db is damaged. Run `docket doctor`.")
        try expectGolden(TestScreen(sample, width: width, height: height).text, "Screens/error-\(width)x\(height)")
    }

    @Test func colours() throws {
        var screen = TestScreen(appearance: Appearance(theme: .dark, colors: 256))
        try expectGolden(screen.frame.ansiText(), "Screens/browse-dark-120x40")
        try screen.press("3 enter")
        try expectGolden(screen.frame.ansiText(), "Screens/table-dark-120x40")
        screen = TestScreen(appearance: Appearance(theme: .light, colors: 256))
        try expectGolden(screen.frame.ansiText(), "Screens/browse-light-120x40")
    }

    @Test func mono() throws {
        var screen = TestScreen(width: 80, height: 24, appearance: Appearance(theme: .mono, colors: 256))
        try expectGolden(screen.frame.ansiText(), "Screens/browse-mono-80x24")
        try screen.press("3 enter [ j")
        try expectGolden(screen.frame.ansiText(), "Screens/table-mono-80x24")
    }

    @Test(arguments: ["browse": "", "messages": "enter", "table": "3 enter"].sorted { $0.key < $1.key })
    func accessible(_ name: String, _ keys: String) throws {
        var screen = TestScreen(width: 80, height: 24, appearance: Appearance(colors: 0, isAccessible: true))
        try screen.press(keys)
        try expectGolden(screen.text, "Screens/accessible-\(name)-80x24")
    }

    @Test func bordersOfASCII() throws {
        let screen = TestScreen(appearance: Appearance(colors: 0, isASCII: true))
        try expectGolden(screen.text, "Screens/borders-120x40")
    }

    private static let overlays = [
        "writing": "c 'Dear Ada,' enter 'thank you.'", "question": "d", "visibility": "V", "rename": "R",
        "filter": "\\", "history": "i", "go": "g", "details": "3 D", "statistics": "3 enter l =",
        "cell": "3 enter enter",
        "outline": "3 j j enter T", "link": "3 L",
    ].sorted { $0.key < $1.key }

    @Test(arguments: overlays, [(40, 12), (80, 24)])
    func overlay(_ overlay: (key: String, value: String), _ size: (Int, Int)) throws {
        var sample = SampleWorkspace.office
        sample.history = [
            HistoryLine(
                id: "2", text: "Dana Reyes renamed the thread: “Fees” → “Fee comparison for Okafor”",
                actor: SampleWorkspace.owner, at: SampleWorkspace.time(minutesAgo: 3)),
            HistoryLine(
                id: "1", text: "Dana Reyes started the thread “Fees”", actor: SampleWorkspace.owner,
                at: SampleWorkspace.time(minutesAgo: 60 * 24 * 40)),
        ]
        var screen = TestScreen(sample, width: size.0, height: size.1)
        try screen.press(overlay.value)
        try expectGolden(screen.text, "Screens/\(overlay.key)-\(size.0)x\(size.1)")
    }

    @Test func aScreenThatIsTooSmallSaysSo() {
        #expect(TestScreen(width: 29, height: 20).frame.rows[0] == "docket needs 30 × 8")
        let rest = TestScreen(width: 90, height: 7).frame.rows.dropFirst().joined()
        #expect(rest.isEmpty)
    }
}
