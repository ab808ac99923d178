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

    // MARK: What it costs

    @Test func aWordThatIsRepeatedIsSearchedForOnce() async throws {
        let thread = try await test.thread(by: Cast.member, title: "Elsewhere")
        let message = try await test.say("the fee of the mandate", in: thread, by: Cast.member)
        let repeated = Array(repeating: "the", count: 128).joined(separator: " ")
        for query in [repeated, repeated + " fee", "THE the The", "\"the fee\" \"the fee\" fee*", "the th"] {
            #expect(try await hits(query).map(\.messageID) == [message], "\(query.suffix(20))")
        }
        #expect(try await !finds(repeated + " fees"))
    }

    @Test func theFirstThirtyTwoWordsAreSearchedFor() async throws {
        let thread = try await test.thread(by: Cast.member, title: "Elsewhere")
        let words = (0..<40).map { "word\($0)" }
        let message = try await test.say(words.prefix(32).joined(separator: " "), in: thread, by: Cast.member)
        #expect(try await hits(words.joined(separator: " ")).map(\.messageID) == [message])
        #expect(try await !finds(([words[39]] + words.prefix(32)).joined(separator: " ")))
    }

    @Test func aSearchThatTakesTooLongIsInterrupted() async throws {
        let thread = try await test.thread(by: Cast.member, title: "Elsewhere")
        try await test.say("the fee", in: thread, by: Cast.member)
        let queries = ReadQueries(test.database, viewer: Cast.member, searchLimit: .zero)
        for (text, advice) in [("the", "begin with “the”"), ("the ", "for rarer ones")] {
            let error = await #expect(throws: DocketError.self) {
                // Whichever is first: what has no time at all comes to an end in the first few tries.
                for _ in 0..<1000 { _ = try await queries.search(SearchQuery(text: text), page: PageRequest(size: 1)) }
            }
            #expect(error?.message.contains(advice) == true)
        }
        #expect(try await finds("fee"))
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

    @Test(
        arguments: [
            ("Fees", ["fees", "FEES", " fees ", "\"Fees\"", "fees*"]),
            ("Fee comparison", ["fee comparison", "Fee Comparison"]),
            ("Zürich", ["zurich", "zürich"]), ("Q3 2024 budget-report", ["q3 2024 budget report"]),
            ("我们的财富", ["我们的财富"]), ("Who's who?", ["who's who", "Who's who?"]),
        ])
    func whatIsCalledExactlySoComesFirst(title: String, queries: [String]) async throws {
        let wanted = try await test.thread(by: Cast.member, title: title)
        for number in 0..<30 {
            let other = try await test.thread(by: Cast.member, title: "\(title) \(title) \(number)")
            try await test.say("\(title) \(title) \(title)", in: other, by: Cast.member)
        }
        for text in queries {
            let found = try await hits(text)
            #expect(found.first?.address == .thread(wanted), "\(text)")
            #expect(found.count { $0.address == .thread(wanted) } == 1)
            let scores = found.map(\.score)
            #expect(scores == scores.sorted(by: >))
        }
    }

    @Test func exactTitlesAreOnOnePageOnly() async throws {
        for _ in 0..<3 { _ = try await test.thread(by: Cast.member, title: "word") }
        for number in 0..<9 { _ = try await test.thread(by: Cast.member, title: "word \(number)") }
        let queries = test.queries(Cast.member)
        for size in [1, 2, 3, 4, 5, 12, 13] {
            var seen: [String] = []
            var token = ""
            repeat {
                let page = try await queries.search(
                    SearchQuery(text: "word"), page: PageRequest(size: size, token: token))
                #expect(page.items.count <= size)
                seen += page.items.map(\.id)
                token = page.nextToken
            } while !token.isEmpty
            #expect(seen.count == 12 && Set(seen).count == 12, "\(size)")
            #expect(Set(try await hits("word").prefix(3).map(\.title)) == ["word"])
        }
    }

    /// However many there are: what a word costs that nearly everything has must not grow with the workspace.
    @Test func theNewestMatchesAreRankedAndTheOlderOnesFollow() async throws {
        let thread = try await test.thread(by: Cast.member, title: "Elsewhere")
        let best = try await test.say("fees fees fees", in: thread, by: Cast.member)
        for number in 0..<3 {
            try await test.say("the fees, told at length for the \(number) time", in: thread, by: Cast.member)
        }
        let newer = try await test.say("fees, fees", in: thread, by: Cast.member)
        try await test.say("the fees once more", in: thread, by: Cast.member)
        let named = try await test.thread(by: Cast.member, title: "Fees")
        func found(_ text: String, ranked: Int, by size: Int) async throws -> [SearchHit] {
            let queries = ReadQueries(test.database, viewer: Cast.member, rankLimit: ranked)
            var hits: [SearchHit] = []
            var token = ""
            repeat {
                let page = try await queries.search(
                    SearchQuery(text: text), page: PageRequest(size: size, token: token))
                hits += page.items
                token = page.nextToken
            } while !token.isEmpty
            return hits
        }
        for text in ["fees ", "fee"] {
            for size in 1...8 {
                let all = try await found(text, ranked: 7, by: size)
                #expect(Set(all.map(\.id)).count == 7 && all.count == 7)
                #expect(all[0].address == .thread(named) && all[1].messageID == best)
                let some = try await found(text, ranked: 3, by: size)
                #expect(Set(some.map(\.id)) == Set(all.map(\.id)) && some.count == 7)
                #expect(some.map(\.score) == some.map(\.score).sorted(by: >))
                let others = some.filter { $0.score == 0 }
                #expect(others.last?.messageID == best)
                #expect(others.map(\.createdAt) == others.map(\.createdAt).sorted(by: >))
                if text == "fees " {
                    #expect(some[0].address == .thread(named) && some[1].messageID == newer)
                    #expect(others.count == 3)
                }
            }
        }
    }

    @Test func aSearchIsNarrowedToACustomerOrAThread() async throws {
        let ada = try await test.customer("okafor", name: "Ada Okafor", values: ["employer": "Acme"])
        let lee = try await test.customer("lee", name: "Kim Lee", values: ["employer": "Acme"])
        let first = try await test.thread(by: Cast.manager, title: "About Ada")
        let said = try await test.say("word, she works at Globex", in: first, by: Cast.manager)
        let second = try await test.thread(by: Cast.manager, title: "About Kim")
        try await test.say("word, she works at Initech", in: second, by: Cast.manager)
        _ = try await test.propose([("employer", "Globex")], for: ada, by: Cast.manager, thread: first, quote: "Globex")
        _ = try await test.propose(
            [("employer", "Initech")], for: lee, by: Cast.manager, thread: second, quote: "Initech")
        func found(_ text: String, _ change: (inout SearchQuery) -> Void) async throws -> Set<Address> {
            var query = SearchQuery(text: text)
            change(&query)
            let page = try await test.queries(Cast.manager).search(query, page: PageRequest(size: 100))
            #expect(page.total.count == page.items.count)
            return Set(page.items.map(\.address))
        }
        #expect(try await found("word") { _ in } == [.thread(first), .thread(second)])
        for name in ["okafor", "Okafor", "ada", "Ada Okafor"] {
            #expect(try await found("word") { $0.customer = name } == [.thread(first)], "\(name)")
            #expect(try await found("") { $0.customer = name }.contains(.customer(ada)), "\(name)")
        }
        #expect(try await found("word") { $0.customer = "nobody" } == [])
        for text in [first.rawValue, first.short] {
            #expect(try await found("word") { $0.thread = text } == [.thread(first)])
        }
        #expect(try await hits("globex", by: Cast.manager).contains { $0.messageID == said })
        #expect(try await found("") { $0.kind = .profileEdit }.count == 2)
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
            // A search that takes too long is ended, with a word that says so.
            let known: [DocketError.Code?] = [nil, .invalidArgument, .resourceExhausted]
            #expect(known.contains(code), "\(text.debugDescription)")
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
