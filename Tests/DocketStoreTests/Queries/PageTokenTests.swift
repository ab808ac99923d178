import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation
import TestSupport
import Testing

@Suite struct PageTokenTests {
    /// A list that has pages.
    private struct List: Sendable {
        let name: String
        let page: @Sendable (PageRequest) async throws -> (ids: [String], token: String, total: Int)

        init<Item>(
            _ name: String, _ id: @escaping @Sendable (Item) -> String,
            _ query: @escaping @Sendable (PageRequest) async throws -> Page<Item>
        ) {
            self.name = name
            page = { request in
                let page = try await query(request)
                return (page.items.map(id), page.nextToken, page.total.count)
            }
        }
    }

    private let test: TestWorkspace
    private let lists: [List]

    init() async throws {
        let test = try await TestWorkspace()
        let thread = try await test.thread(by: Cast.member)
        for number in 0..<7 {
            // Two at a time share their time, so that only the id tells them apart.
            for command in Self.pair(number) { try await test(Cast.member).perform(command) }
            test.ids.advance()
            try await test.say("word \(number)", in: thread, by: Cast.member)
            try await test.perform(.thread(thread, .rename("word \(number)")), as: Cast.member)
            try await test.perform(
                .addUser(User(id: UserID("u\(number)"), name: "U", role: .member)), as: Cast.admin)
        }
        self.test = test
        let queries = test.queries(Cast.member)
        var ascending = ThreadFilter()
        ascending.order = .ascending
        var newest = SearchQuery(text: "word")
        newest.ranking = .newest
        lists = [
            List("threads", \.id.rawValue) { try await queries.threads(ThreadFilter(), page: $0) },
            List("threads ascending", \.id.rawValue) { [ascending] in try await queries.threads(ascending, page: $0) },
            List("artifacts", \.id.rawValue) { try await queries.artifacts(ArtifactFilter(), page: $0) },
            List("messages", \.id.rawValue) { try await queries.messages(of: thread, page: $0) },
            List("history", \.event.position.description) { try await queries.history(of: .thread(thread), page: $0) },
            List("users", \.id.rawValue) { try await queries.users(page: $0) },
            List("search by relevance", \.id) { try await queries.search(SearchQuery(text: "word"), page: $0) },
            List("search newest", \.id) { [newest] in try await queries.search(newest, page: $0) },
        ]
    }

    @Test func everyItemComesOnceWhateverThePagesSize() async throws {
        for list in lists {
            let whole = try await list.page(PageRequest(size: 100))
            #expect(whole.token.isEmpty)
            #expect(whole.ids.count > 6, "\(list.name)")
            #expect(whole.total == whole.ids.count, "\(list.name)")
            for size in [1, 2, 3, whole.ids.count, whole.ids.count - 1] {
                var ids: [String] = []
                var token = ""
                repeat {
                    let page = try await list.page(PageRequest(size: size, token: token))
                    #expect(page.ids.count <= size)
                    #expect(page.total == whole.total)
                    ids += page.ids
                    token = page.token
                } while !token.isEmpty && ids.count < 200
                #expect(ids == whole.ids, "\(list.name) by \(size)")
            }
        }
    }

    @Test func aTokenOfAnotherListOrQueryIsRefused() async throws {
        for list in lists {
            let token = try await list.page(PageRequest(size: 2)).token
            for other in lists where other.name != list.name {
                #expect(
                    await refusal { try await other.page(PageRequest(size: 2, token: token)) } == .invalidArgument,
                    "\(list.name) in \(other.name)")
            }
        }
        var filter = ThreadFilter()
        filter.visibility = .private
        let token = try await test.queries(Cast.member).threads(filter, page: PageRequest(size: 1)).nextToken
        filter.visibility = .public
        let code = await refusal {
            try await test.queries(Cast.member).threads(filter, page: PageRequest(size: 1, token: token))
        }
        #expect(code == .invalidArgument)
    }

    @Test func aDamagedTokenIsRefusedOrIsATokenItNeverBringsAnythingDown() async throws {
        var random = SeededGenerator(seed: 11)
        for list in lists {
            let token = Array(try await list.page(PageRequest(size: 2)).token)
            for _ in 0..<60 {
                var damaged = token
                for _ in 0...Int.random(in: 0...2, using: &random) {
                    let place = Int.random(in: 0..<damaged.count, using: &random)
                    switch Int.random(in: 0..<4, using: &random) {
                    case 0: damaged[place] = random.pick("A", "é", "=", "%", "\u{0}", " ", "世")
                    case 1: damaged.remove(at: place)
                    case 2: damaged.insert(random.pick("A", "/", "-"), at: place)
                    default: damaged.swapAt(place, damaged.count - 1)
                    }
                }
                let code = await refusal { try await list.page(PageRequest(size: 2, token: String(damaged))) }
                let known: [DocketError.Code?] = [nil, .invalidArgument, .resourceExhausted]
                #expect(known.contains(code), "\(list.name) \(String(damaged))")
            }
        }
    }

    @Test(arguments: [
        "x", "-1", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "", "1.5", "\u{0}",
    ])
    func aTokenThatWasForgedIsRefusedOrFindsWhatFollowsThatPlace(key: String) async throws {
        for list in lists {
            let token = try await list.page(PageRequest(size: 2)).token
            let bytes = try #require(Data(base64: token))
            var fields = try #require(try JSON(parsing: Array(bytes)).array)
            fields[1] = .string(key)
            let forged = Data(JSON.array(fields).serialized().utf8).base64
            let code = await refusal { try await list.page(PageRequest(size: 2, token: forged)) }
            let isPlace = Int64(key) != nil || list.name == "users"
            #expect(isPlace ? code == nil || code == .invalidArgument : code == .invalidArgument, "\(list.name)")
        }
    }

    @Test(arguments: [0, -1, .min, 101, .max])
    func aPageHasAtLeastOneItemAndAtMostWhatItsListAllows(size: Int) async throws {
        for list in lists where list.name != "messages" || size != 101 {
            #expect(await refusal { try await list.page(PageRequest(size: size)) } == .invalidArgument, "\(list.name)")
        }
        #expect(try await lists[3].page(PageRequest(size: 200)).ids.count == 7)
    }

    @Test func aSearchsTokenHoldsInAnotherProcessWhateverTheOrderOfItsScopesThere() async throws {
        let queries = test.queries(Cast.member)
        var query = SearchQuery(text: "word")
        query.scopes = [.threads, .messages, .artifacts]
        let token = try await queries.search(query, page: PageRequest(size: 2)).nextToken
        for capacity in [10, 100, 1000, 10_000] {
            // Sets of different sizes hash alike elements to different places.
            query.scopes = Set(minimumCapacity: capacity)
            query.scopes.formUnion([.artifacts, .messages, .threads])
            #expect(try await queries.search(query, page: PageRequest(size: 2, token: token)).items.count == 2)
        }
    }

    @Test func whatIsAddedMeanwhileNeitherRepeatsNorHidesWhatWasThere() async throws {
        let queries = test.queries(Cast.member)
        let before = try await queries.threads(ThreadFilter(), page: PageRequest(size: 100)).items.map(\.id)
        var ids: [ThreadID] = []
        var token = ""
        repeat {
            let page = try await queries.threads(ThreadFilter(), page: PageRequest(size: 3, token: token))
            ids += page.items.map(\.id)
            token = page.nextToken
            _ = try await test.thread(by: Cast.member, title: "New meanwhile")
        } while !token.isEmpty
        #expect(ids == before)
    }

    private static func pair(_ number: Int) -> [Command] {
        let content = ArtifactContent.doc(.inline("word"))
        return (0..<2).flatMap { _ -> [Command] in
            [
                .createThread(NewThread(title: "Thread \(number)")),
                .createArtifact(NewArtifact(kind: .doc, title: "Doc \(number)", content: content)),
            ]
        }
    }
}

extension Data {
    fileprivate init?(base64 text: String) {
        let padded = text.replacing("-", with: "+").replacing("_", with: "/")
        self.init(base64Encoded: padded + String(repeating: "=", count: (4 - padded.count % 4) % 4))
    }

    fileprivate var base64: String {
        base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
