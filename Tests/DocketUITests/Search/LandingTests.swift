import DocketDomain
import DocketUI
import TerminalKit
import Testing

/// Whoever goes to what a search over everything has found is there: at the cell, the line or the message.
@Suite struct LandingTests {
    private static func hit(
        _ sample: SampleWorkspace, _ address: Address, message: MessageID? = nil, _ words: String...
    ) -> SearchHit {
        SearchHit(
            kind: message == nil ? .artifacts : .messages, id: "hit", address: address, messageID: message,
            title: "Hit",
            snippet: words.map { SnippetPiece(text: $0, isMatch: true) }, score: 1, createdAt: SampleWorkspace.now)
    }

    private static func table(_ rows: [[String]]) -> ArtifactContent {
        .table(
            TableContent(Table(columns: [.init(name: "Name"), .init(name: "City"), .init(name: "Fee")], rows: rows)))
    }

    /// A thread with a table whose cell of row 40 has the word.
    private static var cells: (sample: SampleWorkspace, table: ArtifactID) {
        var sample = SampleWorkspace.office
        var rows = (0..<80).map { ["name \($0)", "city \($0)", "\($0)"] }
        rows[40][1] = "Élan in Zürich"
        rows[60][0] = "again élan"
        let table = sample.addArtifact("Cities", .table, table(rows), in: sample.threads[2].id)
        sample.hits = [hit(sample, .artifact(table), "Élan")]
        return (sample, table)
    }

    @Test(arguments: [(80, 24), (200, 60), (40, 12)])
    func aCellIsReachedByItsWordAndThreeKeys(_ width: Int, _ height: Int) throws {
        let (sample, table) = Self.cells
        var screen = TestScreen(sample, width: width, height: height)
        try screen.press("ctrl-f 'elan' enter")
        let sheet = try #require(screen.openTable?.sheet)
        #expect(screen.threadArtifacts.viewer?.artifact.id == table)
        #expect(sheet.cursorRow == 40 && sheet.cursorColumn == 1)
        #expect(screen.text.contains("Élan in Zürich"))
        try screen.press("n")
        #expect(screen.openTable?.sheet.cursorRow == 60 && screen.openTable?.sheet.cursorColumn == 0)
        try screen.press("n")
        #expect(screen.openTable?.sheet.cursorRow == 40)
    }

    @Test func ofSeveralWordsTheRowThatHasAllOfThemIsMeant() throws {
        var sample = SampleWorkspace.office
        let table = sample.addArtifact(
            "Fees", .table, Self.table([["fee", "a", "1"], ["b", "core", "2"], ["core", "c", "fee"]]),
            in: sample.threads[0].id)
        sample.hits = [Self.hit(sample, .artifact(table), "fee", "core")]
        var screen = TestScreen(sample)
        try screen.press("ctrl-f 'core fee' enter")
        #expect(screen.openTable?.sheet.cursorRow == 2 && screen.openTable?.sheet.cursorColumn == 0)
        try screen.press("n")
        #expect(screen.openTable?.sheet.cursorRow == 2 && screen.openTable?.sheet.cursorColumn == 2)
    }

    @Test func theTableOfASheetThatHasTheWordIsShown() throws {
        var sample = SampleWorkspace.office
        let sheet = try #require(sample.artifacts.first { $0.title == "Household" }).id
        sample.hits = [Self.hit(sample, .artifact(sheet), "Loan")]
        var screen = TestScreen(sample)
        try screen.press("ctrl-f 'loan' enter")
        #expect(screen.openTable?.selected == 1)
        #expect(screen.openTable?.sheet.currentCell == "Loan")
    }

    @Test func aFilterAndHiddenColumnsDoNotHideWhatWasFound() throws {
        let (sample, _) = Self.cells
        var screen = TestScreen(sample)
        try screen.press("ctrl-f 'elan' enter esc \\ 'Fee < 10' enter T 'City' enter -")
        try screen.press("ctrl-f 'elan' enter")
        #expect(screen.openTable?.sheet.currentCell == "Élan in Zürich")
    }

    @Test(arguments: ["g b", "g a", "g c"]) func aLineOfADocumentIsReached(_ from: String) throws {
        var sample = SampleWorkspace.office
        let lines = (0..<200).map { "Line \($0) of the text." }.joined(separator: "\n\n")
        let document = sample.addArtifact(
            "Long", .doc, .doc(.inline(lines + "\n\nThe needle is here.\n\n" + lines + "\n\nAnother Needle.")),
            in: sample.threads[1].id)
        sample.hits = [Self.hit(sample, .artifact(document), "needle")]
        var screen = TestScreen(sample, width: 80, height: 24)
        try screen.press("\(from) ctrl-f 'needle' enter")
        #expect(screen.text.contains("The needle is here."))
        try screen.press("n")
        #expect(screen.text.contains("Another Needle."))
    }

    @Test func theLineOfALongMessageIsReachedAndNGoesOnInIt() throws {
        var sample = SampleWorkspace()
        let thread = sample.addThread("Long")
        for number in 0..<60 { sample.addMessage("message \(number)", to: thread) }
        let lines = (0..<150).map { $0 == 90 ? "the needle" : $0 == 140 ? "a second needle" : "hay \($0)" }
        let message = sample.addMessage(lines.joined(separator: "\n\n"), to: thread)
        sample.addMessage("the last needle", to: thread)
        sample.hits = [Self.hit(sample, .thread(thread), message: message, "needle")]
        var screen = TestScreen(sample, width: 80, height: 24)
        try screen.press("ctrl-f 'needle' enter")
        #expect(screen.text.contains("the needle"))
        try screen.press("n")
        #expect(screen.text.contains("a second needle"))
        try screen.press("n")
        #expect(screen.text.contains("the last needle"))
        try screen.press("N")
        #expect(screen.text.contains("a second needle"))
        try screen.press("N")
        #expect(screen.text.contains("the needle"))
    }

    @Test func whatIsOpenedInsteadOfWhatWasFoundIsSeenFromItsStart() throws {
        var sample = SampleWorkspace.office
        let thread = sample.threads[0].id
        let rows = [["first", "a", "1"], ["the needle", "b", "2"]]
        let found = sample.addArtifact("Found", .table, Self.table(rows), in: thread)
        let message = sample.addMessage("Here is another one.", to: thread, role: .assistant)
        let other = sample.addArtifact("Other", .table, Self.table(rows), in: thread, message: message)
        sample.hits = [Self.hit(sample, .artifact(found), "needle")]
        var screen = TestScreen(sample)
        try screen.press("ctrl-f 'needle'")
        screen.answers = false
        try screen.press("enter")
        #expect(screen.threadArtifacts.viewer?.artifact.id == found && screen.openTable == nil)
        try screen.press("esc 2 G enter")
        screen.answerAll()
        #expect(screen.threadArtifacts.viewer?.artifact.id == other)
        let sheet = try #require(screen.openTable?.sheet)
        #expect(sheet.cursorRow == 0 && sheet.search == nil)
    }

    @Test func aTitleThatWasFoundOpensWithoutAWord() throws {
        var sample = SampleWorkspace.office
        let table = try #require(sample.artifacts.first { $0.title == "Fee comparison" }).id
        sample.hits = [Self.hit(sample, .artifact(table))]
        var screen = TestScreen(sample)
        try screen.press("ctrl-f 'comparison' enter")
        #expect(screen.openTable?.sheet.search == nil)
        #expect(!screen.text.contains("not found"))
    }

    @Test func enterBeforeTheAnswerIsObeyedWhenItComes() throws {
        let (sample, table) = Self.cells
        var screen = TestScreen(sample)
        screen.answers = false
        try screen.press("ctrl-f 'elan' enter")
        #expect(screen.state.overlay != nil)
        screen.answerAll()
        #expect(screen.threadArtifacts.viewer?.artifact.id == table)
        #expect(screen.state.overlay == nil)
    }

    @Test func anotherKeyAfterEnterTakesItBack() throws {
        let (sample, _) = Self.cells
        var screen = TestScreen(sample)
        screen.answers = false
        try screen.press("ctrl-f 'elan' enter s")
        screen.answerAll()
        #expect(screen.state.overlay != nil)
    }

    private static func query(_ text: String, _ change: (inout SearchQuery) -> Void = { _ in }) -> SearchQuery {
        var query = SearchQuery(text: text)
        change(&query)
        return query
    }

    private static let narrowed: [(String, SearchQuery)] = [
        ("fee kind:table", query("fee") { $0.kind = .table }), ("kind:sql", query("") { $0.kind = .sqlQuery }),
        ("customer:okafor fee", query("fee") { $0.customer = "okafor" }),
        ("customer:\"Ada Okafor\"", query("") { $0.customer = "Ada Okafor" }),
        ("thread:d84f1189 x", query("x") { $0.thread = "d84f1189" }),
        ("in:messages fee", query("fee") { $0.scopes = [.messages] }),
        ("after:2026-03-01 fee", query("fee") { $0.after = Timestamp(iso8601: "2026-03-01") }),
        ("before:2026-03-01 fee", query("fee") { $0.before = Timestamp(iso8601: "2026-03-01") }),
        ("https://example.org x:y", query("https://example.org x:y")), ("\"a kind: b\"", query("\"a kind: b\"")),
        ("kind: x", query("kind: x")),
    ]

    @Test(arguments: narrowed) func propertiesNarrowASearch(_ typed: String, _ expected: SearchQuery) throws {
        var screen = TestScreen()
        screen.answers = false
        try screen.press("ctrl-f")
        screen.handle(.input(.paste(typed)))
        #expect(screen.state.queries[.search] == .search(expected, token: ""))
    }

    @Test(arguments: ["after:soon", "before:2026-", "in:nowhere"]) func aValueThatCannotBeReadSaysWhatCan(
        _ typed: String
    ) throws {
        var screen = TestScreen()
        try screen.press("ctrl-f")
        screen.handle(.input(.paste("fee \(typed)")))
        #expect(screen.text.contains("Write \(typed.prefix { $0 != ":" }): and"))
    }
}

extension TestScreen {
    /// The table that is open in the browser.
    var openTable: TableViewer? {
        if case .table(let table) = state.threadArtifacts.viewer?.body { table } else { nil }
    }

    var threadArtifacts: ArtifactListState { state.threadArtifacts }
}
