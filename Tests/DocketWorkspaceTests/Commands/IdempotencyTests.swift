import DocketDomain
import DocketStore
import DocketWorkspace
import TestSupport
import Testing

/// Rule 6: the same request sent twice happens once and answers the same.
@Suite struct IdempotencyTests {
    private let office: TestOffice
    private let max: LocalWorkspace

    init() async throws {
        office = try await TestOffice()
        max = try await office.open()
    }

    @Test func rule6TheSameKeyWithTheSameRequestHappensOnceAndAnswersTheSame() async throws {
        let command = Command.createThread(NewThread(title: "Once"))
        let first = try await max.perform(command, idempotencyKey: "k")
        #expect(try await max.perform(command, idempotencyKey: "k") == first)
        #expect(try await office.open().perform(command, idempotencyKey: "k") == first)
        #expect(try await max.allThreads().map(\.id) == [first.threadID])
    }

    @Test func rule6TheSameKeyWithAnotherRequestIsAConflictAndDoesNothing() async throws {
        try await max.perform(.createThread(NewThread(title: "One")), idempotencyKey: "k")
        let others: [Command] = [
            .createThread(NewThread(title: "Two")), .createThread(NewThread(title: "One", visibility: .team)),
            .createArtifact(NewArtifact(kind: .doc, title: "One", content: .doc(.inline("x")))),
        ]
        for other in others {
            #expect(await refusal { try await max.perform(other, idempotencyKey: "k") } == .conflict)
        }
        #expect(try await max.allThreads().count == 1)
    }

    @Test func equalRequestsAreEqualHoweverTheirPartsAreOrdered() async throws {
        let thread = try await max.newThread()
        for labels in [["a": "1", "b": "2", "c": "3"], ["c": "3", "b": "2", "a": "1"]] {
            let command = Command.thread(thread, .label(set: labels, remove: []))
            #expect(try await !max.perform(command, idempotencyKey: "k").already)
        }
    }

    @Test func rule6ARequestThatNeededNoChangeAnswersSoAgainAlthoughItWouldNowChangeSomething() async throws {
        let thread = try await max.newThread()
        let command = Command.thread(thread, .rename("Plans"))
        #expect(try await max.perform(command, idempotencyKey: "k").already)
        try await max.perform(.thread(thread, .rename("Other")))
        #expect(try await max.perform(command, idempotencyKey: "k").already)
        #expect(try await max.queries.thread(thread).title == "Other")
    }

    @Test func aRequestThatWasRefusedMayBeSentAgainWithItsKey() async throws {
        let command = Command.thread(ThreadID("none"), .delete)
        for _ in 1...2 { #expect(await refusal { try await max.perform(command, idempotencyKey: "k") } == .notFound) }
        #expect(try await max.perform(.createThread(NewThread(title: "T")), idempotencyKey: "k").threadCreated)
    }

    @Test func rule6KeysLive24HoursAndAreEachUsersOwn() async throws {
        let command = Command.createThread(NewThread(title: "T"))
        let first = try await max.perform(command, idempotencyKey: "k")
        let other = try await office.open("mia").perform(command, idempotencyKey: "k")
        #expect(other.threadID != first.threadID)
        office.ids.advance(milliseconds: 24 * 60 * 60 * 1000 - 1)
        #expect(try await max.perform(command, idempotencyKey: "k") == first)
        office.ids.advance(milliseconds: 1)
        #expect(try await max.perform(command, idempotencyKey: "k") != first)
    }

    @Test func makingATenantAgainWithItsKeyAnswersTheSame() async throws {
        let admin = try await office.open("ada")
        let first = User(id: UserID("gus"), name: "Gus", role: .admin)
        let command = Command.createTenant(TenantID("globex"), name: "Globex", firstUser: first)
        try await admin.perform(command, idempotencyKey: "k")
        try await admin.perform(command, idempotencyKey: "k")
        #expect(await refusal { try await admin.perform(command, idempotencyKey: "other") } == .alreadyExists)
    }

    @Test(arguments: ["", String(repeating: "k", count: 201), "a\u{0}b", "a\nb"])
    func aKeyHas1To200VisibleBytes(key: String) async throws {
        let command = Command.createThread(NewThread(title: "T"))
        #expect(await refusal { try await max.perform(command, idempotencyKey: key) } == .invalidArgument)
        #expect(try await max.allThreads().isEmpty)
    }

    @Test func rule6ManyTasksWithOneKeyMakeOneThreadAndGetOneAnswer() async throws {
        let workspaces = [max, try await office.open(), try await office.open()]
        let command = Command.createThread(NewThread(title: "Once"))
        let outcomes = try await withThrowingTaskGroup(of: CommandOutcome.self) { group in
            for number in 0..<45 {
                group.addTask { try await workspaces[number % 3].perform(command, idempotencyKey: "k") }
            }
            return try await group.reduce(into: Set<CommandOutcome>()) { $0.insert($1) }
        }
        #expect(outcomes.count == 1)
        #expect(try await max.allThreads().count == 1)
    }
}
