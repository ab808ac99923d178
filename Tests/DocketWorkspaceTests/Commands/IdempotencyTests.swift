import DocketDomain
import DocketStore
import DocketWorkspace
import TestSupport
import Testing

/// Rule 6: the same request sent twice happens once and answers the same.
@Suite struct IdempotencyTests {
    private let office: TestOffice
    private let max: Workspace

    init() async throws {
        office = try await TestOffice()
        max = try await office.open()
    }

    @Test func `Rule 6: the same key with the same request happens once and answers the same`() async throws {
        let command = Command.createThread(NewThread(title: "Once"))
        let first = try await max.perform(command, idempotencyKey: "k")
        #expect(try await max.perform(command, idempotencyKey: "k") == first)
        #expect(try await office.open().perform(command, idempotencyKey: "k") == first)
        #expect(try await max.allThreads().map(\.id) == [first.threadID])
    }

    @Test func `Rule 6: the same key with another request is a conflict and does nothing`() async throws {
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

    @Test func `Equal requests are equal however their parts are ordered`() async throws {
        let thread = try await max.newThread()
        for labels in [["a": "1", "b": "2", "c": "3"], ["c": "3", "b": "2", "a": "1"]] {
            let command = Command.thread(thread, .label(set: labels, remove: []))
            #expect(try await !max.perform(command, idempotencyKey: "k").already)
        }
    }

    @Test func `Rule 6: a request that needed no change answers so again, although it would now change something`()
        async throws
    {
        let thread = try await max.newThread()
        let command = Command.thread(thread, .rename("Plans"))
        #expect(try await max.perform(command, idempotencyKey: "k").already)
        try await max.perform(.thread(thread, .rename("Other")))
        #expect(try await max.perform(command, idempotencyKey: "k").already)
        #expect(try await max.queries.thread(thread).title == "Other")
    }

    @Test func `A request that was refused may be sent again with its key`() async throws {
        let command = Command.thread(ThreadID("none"), .delete)
        for _ in 1...2 { #expect(await refusal { try await max.perform(command, idempotencyKey: "k") } == .notFound) }
        #expect(try await max.perform(.createThread(NewThread(title: "T")), idempotencyKey: "k").threadCreated)
    }

    @Test func `Rule 6: keys live 24 hours and are each user's own`() async throws {
        let command = Command.createThread(NewThread(title: "T"))
        let first = try await max.perform(command, idempotencyKey: "k")
        let other = try await office.open("mia").perform(command, idempotencyKey: "k")
        #expect(other.threadID != first.threadID)
        office.ids.advance(milliseconds: 24 * 60 * 60 * 1000 - 1)
        #expect(try await max.perform(command, idempotencyKey: "k") == first)
        office.ids.advance(milliseconds: 1)
        #expect(try await max.perform(command, idempotencyKey: "k") != first)
    }

    @Test func `Making a tenant again with its key answers the same`() async throws {
        let admin = try await office.open("ada")
        let first = User(id: UserID("gus"), name: "Gus", role: .admin)
        let command = Command.createTenant(TenantID("globex"), name: "Globex", firstUser: first)
        try await admin.perform(command, idempotencyKey: "k")
        try await admin.perform(command, idempotencyKey: "k")
        #expect(await refusal { try await admin.perform(command, idempotencyKey: "other") } == .alreadyExists)
    }

    @Test(arguments: ["", String(repeating: "k", count: 201), "a\u{0}b", "a\nb"])
    func `A key has 1 to 200 visible bytes`(key: String) async throws {
        let command = Command.createThread(NewThread(title: "T"))
        #expect(await refusal { try await max.perform(command, idempotencyKey: key) } == .invalidArgument)
        #expect(try await max.allThreads().isEmpty)
    }

    @Test func `Rule 6: many tasks with one key make one thread and get one answer`() async throws {
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
