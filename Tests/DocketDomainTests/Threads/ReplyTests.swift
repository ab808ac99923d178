import Synchronization
import Testing

@testable import DocketDomain

/// What an agent answers, decided without a log.
@Suite struct ReplyTests {
    private let thread = ThreadID("t")
    private let agent = UserID("bot")
    private let dana = Viewer(tenantID: TenantID("x"), userID: UserID("dana"), role: .rm)

    @Test func aReplyMakesItsArtifactsAndMentionsTheFirst() throws {
        let decision = try decided([.create(kind: .doc, title: "One", content: text("1")), work("Two")])
        let message = try #require(messages(decision).first)
        let made = artifacts(decision)
        #expect(made.map(\.title) == ["One", "Two"])
        #expect(made.allSatisfy { $0.messageID == message.id && $0.threadID == thread })
        #expect(made.allSatisfy { $0.createdBy == Creator(type: .agent, id: agent) })
        #expect(message.mention?.action == .created)
        #expect(message.mention?.artifactID.rawValue == decision.changes.dropFirst().first?.stream.id)
        #expect(message.role == .assistant && message.author == "bot")
    }

    @Test func aRevisionCountsOnAndLinksTheThread() throws {
        let other = ThreadID("origin")
        let loaded = loaded([thread, other], artifact: created(in: other))
        let decision = try decided([revision("a"), revision("b")], in: loaded)
        let events = try #require(decision.changes.last?.events)
        let linked = Event.artifact(.linked(ArtifactLinked(threadID: thread, relation: .modified)))
        #expect(events.first == linked)
        #expect(revisions(decision) == [2, 3])
        #expect(decision.changes.last?.expected == .exact(1))
        #expect(messages(decision).first?.mention == ArtifactMention(artifactID: ArtifactID("a"), action: .updated))
    }

    @Test func theThreadThatMadeAnArtifactStaysItsMaker() throws {
        let decision = try decided([revision("a")], in: loaded([thread], artifact: created(in: thread)))
        #expect(decision.changes.last?.events.count == 1)
    }

    @Test func anArtifactThatCannotBeSeenIsNotRevised() {
        let hidden = ThreadID("hidden")
        let foreign = snapshot(
            .thread(.created(ThreadCreated(title: "h", ownerID: UserID("x"), visibility: .private, createdAt: time))))
        var loaded = loaded([thread], artifact: created(in: hidden))
        loaded.load(.thread(hidden), foreign)
        #expect(refusal { try decided([revision("a")], in: loaded) } == .notFound)
    }

    @Test func anAgentSpeaksInItsOwnNameOnly() {
        let other = Viewer(tenantID: dana.tenantID, userID: UserID("other-bot"), role: .agent)
        #expect(refusal { try decided([], as: other) } == .permissionDenied)
    }

    @Test func proposalsAndEmptyAnswersAreRefused() {
        #expect(
            refusal { try decided([.create(kind: .profileEdit, title: "P", content: text(""))]) } == .failedPrecondition
        )
        #expect(refusal { try decided([], saying: " \n") } == .invalidArgument)
    }

    // MARK: Givens

    private let time = Timestamp(milliseconds: 1)

    private func decided(
        _ works: [Reply.ArtifactWork], saying words: String = "Here.", in loaded: LoadedState? = nil,
        as viewer: Viewer? = nil
    ) throws -> ChangeSet {
        let ids = Counter()
        let viewer = viewer ?? dana
        let reply = Reply(threadID: thread, agentID: agent, parts: [.text(words)], artifacts: works)
        let loaded = loaded ?? self.loaded([thread])
        let context = Context(viewer: viewer, now: time, makeID: { ids.next() })
        #expect(requirements(of: .reply(reply), in: loaded, context).isEmpty)
        return try decide(.reply(reply), in: loaded, context)
    }

    private func loaded(_ threads: [ThreadID], artifact: ArtifactCreated? = nil) -> LoadedState {
        var loaded = LoadedState()
        for thread in threads {
            loaded.load(
                .thread(thread),
                snapshot(
                    .thread(
                        .created(ThreadCreated(title: "t", ownerID: dana.userID, visibility: .public, createdAt: time)))
                ))
        }
        if let artifact { loaded.load(.artifact(ArtifactID("a")), snapshot(.artifact(.created(artifact)))) }
        return loaded
    }

    private func created(in thread: ThreadID) -> ArtifactCreated {
        ArtifactCreated(
            kind: .doc, title: "A", status: "active", content: text("0"), createdBy: Creator(type: .agent, id: agent),
            threadID: thread, createdAt: time)
    }

    private func snapshot(_ event: Event) -> StreamSnapshot? {
        (try? evolve(nil, event)).map { StreamSnapshot(version: 1, state: $0) }
    }

    private func text(_ text: String) -> ArtifactContent { .doc(.inline(text)) }

    private func work(_ title: String) -> Reply.ArtifactWork { .create(kind: .doc, title: title, content: text(title)) }

    private func revision(_ words: String) -> Reply.ArtifactWork {
        .revise(ArtifactID("a"), content: text(words))
    }

    private func messages(_ decision: ChangeSet) -> [MessageAdded] {
        decision.changes.flatMap(\.events).compactMap {
            if case .thread(.messageAdded(let added)) = $0 { added } else { nil }
        }
    }

    private func artifacts(_ decision: ChangeSet) -> [ArtifactCreated] {
        decision.changes.flatMap(\.events).compactMap {
            if case .artifact(.created(let made)) = $0 { made } else { nil }
        }
    }

    private func revisions(_ decision: ChangeSet) -> [Int] {
        decision.changes.flatMap(\.events).compactMap {
            if case .artifact(.revised(let made)) = $0 { made.revision } else { nil }
        }
    }

    private func refusal(_ body: () throws -> ChangeSet) -> DocketError.Code? {
        do {
            _ = try body()
            return nil
        } catch {
            return (error as? DocketError)?.code
        }
    }
}

/// Ids `id1`, `id2`, …
private final class Counter: Sendable {
    private let count = Mutex(0)

    func next() -> String {
        count.withLock { count in
            count += 1
            return "id\(count)"
        }
    }
}
