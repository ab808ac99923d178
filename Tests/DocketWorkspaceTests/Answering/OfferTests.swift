import DocketDomain
import DocketWorkspace
import Testing

/// What an answer has that nobody was sure enough of is offered, and made where somebody takes it up.
@Suite struct OfferTests {
    private let office: TestOffice
    private let workspace: LocalWorkspace
    private let thread: ThreadID
    private let table = "Here they are:\n\n| Mandate | Fee |\n|---|---:|\n| Core | 0.45% |\n| Growth | 0.60% |\n"
    private let unsure = #"{"should_create": true, "kind": "table", "confidence": 0.3}"#

    init() async throws {
        office = try await TestOffice()
        workspace = try await office.open()
        thread = try await workspace.newThread()
    }

    private func answered(_ json: String) async throws -> Message {
        let question = try await workspace.say("What are the mandates and their fees?", in: thread)
        let answerer = try workspace.answerer(ScriptedAssistant([table], json: json))
        guard case .answered(let answer) = try await answerer.answer(AnswerRequest(message: question)) else {
            throw DocketError(.internal, "It was not answered.")
        }
        return answer.message
    }

    @Test func anOfferIsToldWithTheAnswerAndNothingIsMade() async throws {
        let answer = try await answered(unsure)
        let offer = try #require(answer.reply?.offers?.first)
        #expect(offer.kind == .table && offer.confidence == 0.3 && offer.firstLine...offer.lastLine == 3...6)
        #expect(answer.mention == nil)
        #expect(try await workspace.queries.thread(thread).artifactCount == 0)
        #expect(try await workspace.keptOffers(of: answer).isEmpty)
    }

    @Test func whatIsKeptIsAsIfItHadBeenMadeAtOnce() async throws {
        let offered = try await answered(unsure)
        let kept = try #require(try await workspace.keepOffer(0, of: offered.id).artifactID)
        let made = try #require(
            try await answered(#"{"should_create": true, "kind": "table", "confidence": 0.9}"#).mention?.artifactID)
        let (one, other) = (try await workspace.queries.artifact(kept), try await workspace.queries.artifact(made))
        #expect(one.title == other.title && one.kind == other.kind && one.status == other.status)
        #expect(one.createdBy == other.createdBy && one.createdBy.type == .agent)
        #expect(one.primaryThreadID == thread)
        #expect(one.links.map(\.relation) == [.created] && one.links.map(\.messageID) == [offered.id])
        let (first, second) = (
            try await workspace.queries.revision(nil, of: kept), try await workspace.queries.revision(nil, of: made)
        )
        #expect(first.content == second.content)
        let message = try await workspace.queries.message(offered.id)
        #expect(message.mention == ArtifactMention(artifactID: kept, action: .created))
        #expect(try await workspace.keptOffers(of: message) == [0])
    }

    @Test func anOfferIsTakenUpOnce() async throws {
        let offered = try await answered(unsure)
        let first = try await workspace.keepOffer(0, of: offered.id)
        let again = try await workspace.keepOffer(0, of: offered.id)
        #expect(again.already && again.artifactID == first.artifactID)
        #expect(try await workspace.queries.thread(thread).artifactCount == 1)
        await #expect(throws: DocketError.self) { try await workspace.keepOffer(1, of: offered.id) }
    }

    @Test func theReadModelIsMadeAnewWithIt() async throws {
        let offered = try await answered(unsure)
        let kept = try #require(try await workspace.keepOffer(0, of: offered.id).artifactID)
        #expect(try await workspace.faults().isEmpty)
        _ = try await workspace.rebuild()
        #expect(try await workspace.queries.message(offered.id).mention?.artifactID == kept)
        #expect(try await workspace.faults().isEmpty)
    }

    @Test func whoDoesNotSeeTheThreadKeepsNothing() async throws {
        let offered = try await answered(unsure)
        let mia = try await office.open("mia")
        let kept = KeptOffer(
            threadID: thread, messageID: offered.id, place: 0,
            work: .create(kind: .doc, title: "Hers", content: .doc(.inline("x"))))
        do throws(DocketError) {
            try await mia.perform(.keepOffer(kept))
            Issue.record("It was kept")
        } catch {
            #expect(error.code == .notFound)
        }
    }

    @Test func aForkHasNoOffersOfItsOwn() async throws {
        let offered = try await answered(unsure)
        let fork = try await workspace.perform(
            .forkThread(ThreadOrigin(threadID: thread, messageID: offered.id)))
        let copy = try #require(fork.messageID)
        #expect(try await workspace.queries.message(copy).reply?.offers == nil)
    }
}
