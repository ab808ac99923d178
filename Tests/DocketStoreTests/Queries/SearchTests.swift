import CustomDump
import DocketDomain
import DocketStore
import DocketWorkspace
import TestSupport
import Testing

@Suite struct SearchTests {
    private let test: TestWorkspace

    init() async throws {
        test = try await TestWorkspace()
    }

    private func hits(_ text: String, by viewer: Viewer = Cast.member) async throws -> [SearchHit] {
        try await test.queries(viewer).search(SearchQuery(text: text), page: PageRequest(size: 100)).items
    }

    /// Those of the words that find something.
    private func found(_ words: String..., by viewer: Viewer = Cast.member) async throws -> [String] {
        var found: [String] = []
        for word in words where try await finds(word, by: viewer) { found.append(word) }
        return found
    }

    private func finds(_ text: String, by viewer: Viewer = Cast.member) async throws -> Bool {
        try await !hits(text, by: viewer).isEmpty
    }

    // MARK: What is found

    @Test(
        arguments: [
            ("Zürich", ["zurich", "ZÜRICH", "Zürich", "Zu\u{308}rich", "zür", "\"zürich\""]),
            ("naïve café", ["cafe", "naive cafe", "naive café", "cafe naive", "\"naive cafe\"", "na* caf*"]),
            ("我们的财富管理计划", ["财富", "财富管理", "计划", "我", "\"财富管理\""]),
            ("การเงินส่วนบุคคล", ["การเงิน", "ส่วน"]), ("東京タワーに行く", ["タワー", "東京", "行く"]),
            (
                "Q3 2024 budget-report.xlsx",
                ["q3", "2024", "budget report", "budget-report", "xlsx", "budget-report.xlsx"]
            ),
            ("it's 100% done: C++ & C#", ["it's", "100%", "done:", "c++"]),
            ("👩‍👩‍👧 family plan", ["family", "👩‍👩‍👧 plan"]), ("straße", ["straße", "STRAßE"]),
            ("Привет мир", ["привет", "МИР"]),
        ])
    func textIsFoundByWordsPhrasesAndBeginningsWhateverTheirCaseAndAccents(
        text: String, queries: [String]
    ) async throws {
        let thread = try await test.thread(by: Cast.member, title: "Elsewhere")
        let message = try await test.say(text, in: thread, by: Cast.member)
        for query in queries {
            let hits = try await hits(query)
            #expect(hits.map(\.messageID) == [message], "\(query)")
        }
    }

    @Test(
        arguments: [
            ("我们的财富管理", ["富财", "财管"]), ("Zürich plan", ["\"plan zürich\"", "zurichx", "ürich", "zurich plans"]),
            ("alpha beta", ["alpha gamma", "alpha AND beta", "alpha OR gamma", "NOT beta", "alpha NEAR beta"]),
        ])
    func whatTheTextDoesNotSayIsNotFoundAndAnOperatorIsAWord(text: String, queries: [String]) async throws {
        let thread = try await test.thread(by: Cast.member, title: "Elsewhere")
        try await test.say(text, in: thread, by: Cast.member)
        for query in queries { #expect(try await !finds(query), "\(query)") }
    }

    @Test func titlesDescriptionsMessagesArtifactsAndTheirCellsAreSearched() async throws {
        let thread = try await test.thread(by: Cast.member, title: "Aardvark")
        try await test.perform(.thread(thread, .describe("about badgers")), as: Cast.member)
        let message = OutgoingMessage(
            target: .thread(thread), parts: [.text("a capybara"), .code(language: "sql", content: "SELECT dingo")])
        try await test.perform(.send(message), as: Cast.member)
        let document = try await test.document("an elephant", by: Cast.member, title: "Fox")
        let table = try await test.artifact(
            PreparedContent(.ofRows(2, note: "gorilla")), .table, by: Cast.member, title: "Animals")
        let query = try await test.artifact(
            try PreparedContent(SQLQuery(sql: "SELECT hippo FROM zoo")), .sqlQuery, by: Cast.member)
        let other = try await test.artifact(
            try PreparedContent(other: ["deep": [["iguana"]], "n": 1], bytes: 10), ArtifactKind(rawValue: "chart"),
            by: Cast.member)
        let sheet = try await test.artifact(
            PreparedContent([("Jaguars", .ofRows(1, note: "kiwi"))]), .sheet, by: Cast.member)
        let expected: [(String, SearchQuery.Scope, String)] = [
            ("aardvark", .threads, thread.rawValue), ("badgers", .threads, thread.rawValue),
            ("elephant", .artifacts, document.rawValue), ("fox", .artifacts, document.rawValue),
            ("gorilla", .artifacts, table.rawValue), ("hippo", .artifacts, query.rawValue),
            ("iguana", .artifacts, other.rawValue), ("jaguars", .artifacts, sheet.rawValue),
            ("kiwi", .artifacts, sheet.rawValue),
        ]
        for (word, scope, id) in expected {
            let found = try await hits(word)
            #expect(found.map(\.id) == [id] && found.map(\.kind) == [scope], "\(word)")
        }
        for word in ["capybara", "dingo"] {
            let found = try await hits(word)
            #expect(found.map(\.kind) == [.messages], "\(word)")
            #expect(found.first?.address == .thread(thread))
            #expect(found.first?.title == "Aardvark")
        }
    }

    @Test func cellsOfATableInChunksAndTextOfADocumentInABlobAreFound() async throws {
        let table = try await test.artifact(PreparedContent(.ofRows(2500, note: "filler")), .table, by: Cast.member)
        #expect(try await hits("\"row 2499\"").map(\.id) == [table.rawValue])
        let long = String(repeating: "filler words ", count: 8000) + "needle"
        let document = try await test.document(long, by: Cast.member)
        #expect(try await hits("needle").map(\.id) == [document.rawValue])
    }

    // MARK: What is no longer found

    @Test func whatIsDeletedIsNotFoundUntilItIsRestored() async throws {
        let thread = try await test.thread(by: Cast.member, title: "Secret plan")
        try await test.say("hidden words", in: thread, by: Cast.member)
        let document = try await test.document("written words", by: Cast.member)
        #expect(try await found("hidden", "secret", "written") == ["hidden", "secret", "written"])
        try await test.perform(.thread(thread, .delete), as: Cast.member)
        try await test.perform(.artifact(document, .delete), as: Cast.member)
        #expect(try await found("hidden", "secret", "written") == [])
        try await test.perform(.thread(thread, .restore), as: Cast.member)
        try await test.perform(.artifact(document, .restore), as: Cast.member)
        #expect(try await found("hidden", "secret", "written") == ["hidden", "secret", "written"])
    }

    @Test func aNewTitleOrContentTakesThePlaceOfTheOldOne() async throws {
        let thread = try await test.thread(by: Cast.member, title: "Before 前")
        try await test.perform(.thread(thread, .rename("After 后")), as: Cast.member)
        try await test.perform(.thread(thread, .describe("told")), as: Cast.member)
        try await test.perform(.thread(thread, .describe("")), as: Cast.member)
        #expect(try await found("after", "后") == ["after", "后"])
        #expect(try await found("before", "前", "told") == [])

        let document = try await test.document("first text", by: Cast.member, title: "Name")
        try await test.perform(
            .artifact(document, .revise(.doc(.inline("second text")), title: "Called")), as: Cast.member)
        #expect(try await found("second", "called") == ["second", "called"])
        #expect(try await found("first", "name") == [])
        try await test.perform(.artifact(document, .rename("财富 Renamed")), as: Cast.member)
        #expect(try await found("renamed", "财富", "second", "called") == ["renamed", "财富", "second"])
    }

    @Test func anArtifactThatWasUnlinkedIsNotFoundByWhoSawItThere() async throws {
        let thread = try await test.thread(.team, by: Cast.member)
        let document = try await test.document("shared words", in: thread, by: Cast.member)
        #expect(try await finds("shared", by: Cast.colleague))
        try await test.perform(.artifact(document, .unlink(thread)), as: Cast.member)
        #expect(try await !finds("shared", by: Cast.colleague))
        #expect(try await finds("shared", by: Cast.member))
    }

    // MARK: Narrowing and order

    @Test func scopesKindAndTimesNarrowTheSearch() async throws {
        let thread = try await test.thread(by: Cast.member, title: "word")
        try await test.say("word", in: thread, by: Cast.member)
        let middle = test.ids.now
        test.ids.advance(milliseconds: 1000)
        _ = try await test.document("word", by: Cast.member)
        _ = try await test.artifact(PreparedContent(.ofRows(1, note: "word")), .table, by: Cast.member)
        let queries = test.queries(Cast.member)
        func kinds(_ change: (inout SearchQuery) -> Void) async throws -> [String] {
            var query = SearchQuery(text: "word")
            change(&query)
            let page = try await queries.search(query, page: PageRequest(size: 10))
            #expect(page.total.count == page.items.count)
            return page.items.map(\.kind.rawValue).sorted()
        }
        #expect(try await kinds { _ in } == ["artifacts", "artifacts", "messages", "threads"])
        #expect(try await kinds { $0.scopes = [.threads] } == ["threads"])
        #expect(try await kinds { $0.scopes = [.messages, .threads] } == ["messages", "threads"])
        #expect(try await kinds { $0.scopes = [.customers] } == [])
        #expect(try await kinds { $0.kind = .table } == ["artifacts"])
        #expect(
            try await kinds { $0.after = Timestamp(milliseconds: middle.milliseconds + 1) } == [
                "artifacts", "artifacts",
            ])
        #expect(
            try await kinds { $0.before = Timestamp(milliseconds: middle.milliseconds + 1) } == ["messages", "threads"])
    }

    @Test func aTitleCountsMoreThanATextAndTheNewestComesFirstWhereItIsAskedFor() async throws {
        let text = try await test.thread(by: Cast.member, title: "Other")
        try await test.say("the budget of a long message that speaks of many things", in: text, by: Cast.member)
        let title = try await test.thread(by: Cast.member, title: "Budget")
        #expect(try await hits("budget").first?.address == .thread(title))
        let late = try await test.say("budget once more", in: text, by: Cast.member)
        var query = SearchQuery(text: "budget")
        query.ranking = .newest
        let newest = try await test.queries(Cast.member).search(query, page: PageRequest(size: 10)).items
        #expect(newest.first?.messageID == late)
        let scores = try await hits("budget").map(\.score)
        #expect(scores == scores.sorted(by: >))
    }

    @Test func aSnippetMarksWhatWasSearchedForAndReadsAsTheTextDoes() async throws {
        let thread = try await test.thread(by: Cast.member, title: "Elsewhere")
        try await test.say("Our café makes 我们的财富管理 plans", in: thread, by: Cast.member)
        let word = try #require(try await hits("cafe").first)
        expectNoDifference(
            word.snippet,
            [
                SnippetPiece(text: "Our ", isMatch: false), SnippetPiece(text: "café", isMatch: true),
                SnippetPiece(text: " makes 我们的财富管理 plans", isMatch: false),
            ])
        let chinese = try #require(try await hits("财富").first)
        #expect(chinese.snippet.filter(\.isMatch).map(\.text).joined() == "财富")
        #expect(chinese.snippet.map(\.text).joined() == "Our café makes 我们的财富管理 plans")
    }

    // MARK: Anything can be typed

    @Test(arguments: [
        "", " ", "\"", "\"\"", "*", "***", "-", ":", "^", "()", "{}", "… — !", "\u{0}", "\u{200B}", "\u{301}",
    ])
    func whereThereIsNoWordToSearchForThatIsSaid(text: String) async throws {
        #expect(await refusal { try await hits(text) } == .invalidArgument)
        var filter = ThreadFilter()
        filter.text = text
        let page = try await test.queries(Cast.member).threads(filter, page: PageRequest(size: 10))
        #expect(page.items.isEmpty)
    }

    @Test func noTextIsTakenForAnInstructionAndNoneBringsTheSearchDown() async throws {
        let thread = try await test.thread(by: Cast.member, title: "AND OR NOT NEAR title body scope rowid rank")
        try await test.say("match \"quoted\" a^b {c} d:e -f g* NEAR(h i, 3)", in: thread, by: Cast.member)
        let pieces = [
            "AND", "OR", "NOT", "NEAR(", "NEAR", "\"", "*", ":", "-", "^", "{", "}", "(", ")", "+", ",", "title:",
            "rank",
            "'", ";", "--", "\\", "\u{0}", "\u{1}", "a", "é", "世", "ก", "🙂", "\u{200B}", "\u{301}", " ", "\n", "\t",
            "3", "\u{E000}",
            "\u{10FFFF}", "ﷺ", "Ⅷ", "𝒜",
        ]
        var random = SeededGenerator(seed: 99)
        for _ in 0..<1500 {
            let text = (0..<Int.random(in: 1...8, using: &random)).compactMap { _ in
                pieces.randomElement(using: &random)
            }
            .joined()
            let code = await refusal { try await hits(text) }
            #expect(code == nil || code == .invalidArgument, "\(text.debugDescription)")
        }
        for query in ["NEAR(h i, 3)", "d:e", "\"quoted\"", "{c}", "a^b", "-f", "g*", "title:"] {
            #expect(try await finds(query), "\(query)")
        }
    }

    @Test func aSearchOfVeryManyWordsIsAnswered() async throws {
        let thread = try await test.thread(by: Cast.member)
        try await test.say((0..<3000).map { "w\($0)" }.joined(separator: " "), in: thread, by: Cast.member)
        let all = (0..<3000).map { "w\($0)" }.joined(separator: " ")
        let code = await refusal { try await hits(all) }
        #expect(code == nil || code == .invalidArgument)
        #expect(await refusal { try await hits(String(repeating: "x", count: 200_000)) } == nil)
        #expect(await refusal { try await hits(String(repeating: "世", count: 20_000)) } == nil)
        #expect(await refusal { try await hits(String(repeating: "\"", count: 20_001) + "x") } == nil)
    }
}
