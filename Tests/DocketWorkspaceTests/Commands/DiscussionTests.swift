import DocketDomain
import DocketStore
import DocketWorkspace
import TestSupport
import Testing

/// Rule 7, with several terminals at once.
@Suite struct DiscussionTests {
    private let office: TestOffice
    private let max: LocalWorkspace
    private let artifact: ArtifactID

    init() async throws {
        office = try await TestOffice()
        max = try await office.open()
        artifact = try await max.make(PreparedContent(markdown: "# Budget"), .doc)
    }

    @Test func rule7FiftyMessagesFromFourTerminalsMakeOneDiscussionAndEachIsInItOnce() async throws {
        var workspaces = [max]
        for _ in 1...3 { workspaces.append(try await office.open()) }
        let outcomes = try await withThrowingTaskGroup(of: CommandOutcome.self) { [workspaces, artifact] group in
            for number in 0..<50 {
                group.addTask { try await workspaces[number % 4].discuss(artifact, "\(number)") }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0.threadCreated } == 1)
        #expect(Set(outcomes.map(\.threadID)).count == 1)
        #expect(Set(outcomes.map(\.messageID)).count == 50)
        let threads = try await max.allThreads()
        #expect(threads.count == 1)
        let texts = try await max.texts(of: try #require(threads.first?.id))
        #expect(Set(texts) == Set((0..<50).map(String.init)) && texts.count == 50)
        let links = try await max.queries.threads(of: artifact)
        #expect(links.map(\.threadID) == threads.map(\.id))
        #expect(try await max.faults().isEmpty)
    }

    @Test func rule7RetriedWithItsKeyAFirstMessageIsStoredOnceWhoeverElseWrites() async throws {
        let other = try await office.open()
        let outcomes = try await withThrowingTaskGroup(of: CommandOutcome.self) { [max, artifact] group in
            for number in 0..<30 {
                group.addTask {
                    try await (number.isMultiple(of: 2) ? max : other).discuss(
                        artifact, "message \(number % 3)", key: "key \(number % 3)")
                }
            }
            return try await group.reduce(into: Set<CommandOutcome>()) { $0.insert($1) }
        }
        #expect(outcomes.count == 3)
        let thread = try #require(try await max.allThreads().first?.id)
        #expect(try await max.texts(of: thread).sorted() == ["message 0", "message 1", "message 2"])
    }

    @Test func rule7EachUserHasADiscussionOfTheirOwn() async throws {
        let shared = try await max.perform(.createThread(NewThread(title: "Shared", visibility: .team)))
        try await max.perform(.artifact(artifact, .link(try #require(shared.threadID), .referenced)))
        let mine = try await max.discuss(artifact, "mine").threadID
        let mia = try await office.open("mia")
        let theirs = try await mia.discuss(artifact, "theirs").threadID
        #expect(mine != theirs)
        #expect(try await mia.allThreads().map(\.id).contains(try #require(mine)) == false)
    }

    @Test func rule7AfterItsDiscussionWasDeletedAnArtifactGetsANewOneAndTheOldOneComesBackBesideIt() async throws {
        let first = try #require(try await max.discuss(artifact, "first").threadID)
        try await max.perform(.thread(first, .delete))
        let second = try await max.discuss(artifact, "second")
        #expect(second.threadCreated)
        try await max.perform(.thread(first, .restore))
        #expect(try await max.discuss(artifact, "third").threadID == second.threadID)
        #expect(try await max.texts(of: first) == ["first"])
        #expect(try await max.texts(of: try #require(second.threadID)) == ["second", "third"])
        #expect(try await max.faults().isEmpty)
    }

    /// The artifact's living discussions, as the log has them.
    private func discussions(_ threads: [ThreadID]) async throws -> [ThreadID] {
        let log = SQLiteEventLog(try WorkspaceDatabase(path: office.folder.path("docket.db")))
        var living: [ThreadID] = []
        for id in threads {
            guard case .thread(let state)? = try await log.state(of: .thread(id), tenant: .default)?.state else {
                continue
            }
            if !state.isDeleted, state.discusses == artifact { living.append(id) }
        }
        return living
    }

    @Test func rule7HoweverItIsDeletedAndRestoredAnArtifactHasOneLivingDiscussion() async throws {
        var threads: [ThreadID] = []
        for number in 0..<4 {
            let sent = try await max.discuss(artifact, "\(number)")
            #expect(sent.threadCreated)
            let thread = try #require(sent.threadID)
            threads.append(thread)
            try await max.perform(.thread(thread, .delete))
        }
        // The first to come back takes the place again; those after it are threads like any other.
        for thread in threads.reversed() { try await max.perform(.thread(thread, .restore)) }
        #expect(try await discussions(threads) == [threads[3]])
        #expect(try await max.discuss(artifact, "on").threadID == threads[3])
        // Whatever becomes of the others, it keeps its place.
        for thread in threads.prefix(3) {
            try await max.perform(.thread(thread, .delete))
            try await max.perform(.thread(thread, .restore))
        }
        #expect(try await max.discuss(artifact, "on").threadID == threads[3])
        #expect(try await discussions(threads) == [threads[3]])
        #expect(try await max.faults().isEmpty)
    }

    @Test func deletingRestoringAndWritingAllAtOnceNeverMakesTwoLivingDiscussionsThatBothTakeMessages() async throws {
        let first = try #require(try await max.discuss(artifact, "first").threadID)
        let other = try await office.open()
        await withTaskGroup(of: Void.self) { [max, artifact] group in
            for number in 0..<30 {
                group.addTask {
                    let workspace = number.isMultiple(of: 2) ? max : other
                    switch number % 3 {
                    case 0: _ = try? await workspace.perform(.thread(first, .delete))
                    case 1: _ = try? await workspace.perform(.thread(first, .restore))
                    default: _ = try? await workspace.discuss(artifact, "\(number)")
                    }
                }
            }
        }
        let place = try await max.discuss(artifact, "last").threadID
        for number in 0..<5 { #expect(try await max.discuss(artifact, "\(number)").threadID == place) }
        #expect(try await max.queries.thread(try #require(place)).deletedAt == nil)
        #expect(try await discussions(try await max.allThreads().map(\.id)) == [place])
        #expect(try await max.faults().isEmpty)
    }
}
