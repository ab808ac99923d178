import CustomDump
import DocketDomain
import TestSupport
import Testing

@Suite struct SendTests {
    let ledger: Ledger

    init() throws {
        ledger = try Ledger.withCast()
    }

    @Test func aMessageSaysWhoWroteItAndAnAgentSpeaksAsTheAssistant() throws {
        let thread = try ledger.newThread(.public, by: Cast.member)
        try ledger.send("Question", to: thread, by: Cast.member)
        try ledger.send("Answer", to: thread, by: Cast.agent)
        let messages = ledger.events(of: .thread(thread)).compactMap(\.message)
        #expect(messages.map(\.role) == [.user, .assistant])
        #expect(messages.map(\.author) == ["max", "bot"])
        #expect(ledger.thread(thread)?.messageCount == 2)
    }

    @Test func attachmentsGetIdsOfTheirOwn() throws {
        let thread = try ledger.newThread(by: Cast.member)
        let files = (1...2).map { (number: Int) in
            NewAttachment(name: "\(number).txt", mimeType: "text/plain", sizeBytes: number, digest: "d\(number)")
        }
        let message = OutgoingMessage(target: .thread(thread), parts: [.text("")], attachments: files)
        try ledger.perform(.send(message), as: Cast.member)
        let attachments = try #require(ledger.events(of: .thread(thread)).compactMap(\.message).last?.attachments)
        #expect(attachments.map(\.digest) == ["d1", "d2"])
        #expect(Set(attachments.map(\.id)).count == 2)
    }

    @Test(arguments: [[], [.text("")], [.text(" \n\t")], [.code(language: "swift", content: " ")]] as [[MessagePart]])
    func aMessageThatSaysNothingIsRefused(parts: [MessagePart]) throws {
        let thread = try ledger.newThread(by: Cast.member)
        let message = OutgoingMessage(target: .thread(thread), parts: parts)
        #expect(refusal { try ledger.perform(.send(message), as: Cast.member) } == .invalidArgument)
    }

    @Test func aPictureAloneIsAMessage() throws {
        let thread = try ledger.newThread(by: Cast.member)
        let picture = MessagePart.image(source: .digest("d"), mimeType: "image/png")
        try ledger.perform(.send(OutgoingMessage(target: .thread(thread), parts: [picture])), as: Cast.member)
        #expect(ledger.thread(thread)?.messageCount == 1)
    }

    @Test func aMessageOf1MiBFitsAndOneByteMoreDoesNotWhateverPartItIsIn() throws {
        let thread = try ledger.newThread(by: Cast.member)
        try ledger.send(String(repeating: "x", count: 1 << 20), to: thread, by: Cast.member)
        let long = String(repeating: "x", count: (1 << 20) + 1)
        for part in [
            .text(long), .code(language: "", content: long), .code(language: long, content: "x"),
            .image(source: .url(long), mimeType: "image/png"),
        ] as [MessagePart] {
            let message = OutgoingMessage(target: .thread(thread), parts: [part])
            #expect(refusal { try ledger.perform(.send(message), as: Cast.member) } == .resourceExhausted)
        }
    }

    @Test func theFirstMessageAboutAnArtifactMakesItsDiscussionLinksItAndIsInIt() throws {
        let artifact = try ledger.newArtifact(by: Cast.member, title: "Budget")
        let decision = try ledger.decision(
            .send(OutgoingMessage(target: .artifact(artifact, in: nil), parts: [.text("Why?")])), as: Cast.member)
        #expect(decision.changes.map(\.stream.kind) == [.thread, .artifact])
        #expect(decision.claims.count == 1)

        let outcome = try ledger.discuss(artifact, by: Cast.member)
        #expect(outcome.threadCreated)
        let thread = try #require(outcome.threadID)
        #expect(ledger.thread(thread)?.title == "About: Budget")
        #expect(ledger.thread(thread)?.discusses == artifact)
        #expect(ledger.thread(thread)?.visibility == .private)
        #expect(ledger.thread(thread)?.messageCount == 1)
        #expect(ledger.artifact(artifact)?.relation(to: thread) == .referenced)
        let message = try #require(ledger.events(of: .thread(thread)).compactMap(\.message).first)
        #expect(message.mention == ArtifactMention(artifactID: artifact, action: .referenced))
    }

    @Test func aDiscussionWhoseArtifactWasUnlinkedIsLinkedAgainByTheNextMessage() throws {
        let artifact = try ledger.newArtifact(by: Cast.member)
        let thread = try #require(try ledger.discuss(artifact, by: Cast.member).threadID)
        try ledger.perform(.artifact(artifact, .unlink(thread)), as: Cast.member)
        #expect(try ledger.discuss(artifact, by: Cast.member).threadID == thread)
        #expect(ledger.artifact(artifact)?.relation(to: thread) == .referenced)
    }

    @Test func aMessageAboutAnArtifactInANamedThreadLinksTheTwoOnce() throws {
        let artifact = try ledger.newArtifact(by: Cast.member)
        let thread = try ledger.newThread(by: Cast.member)
        for _ in 1...2 {
            let message = OutgoingMessage(target: .artifact(artifact, in: thread), parts: [.text("Here")])
            let outcome = try ledger.perform(.send(message), as: Cast.member)
            #expect(outcome.threadID == thread)
            #expect(!outcome.threadCreated)
        }
        #expect(ledger.events(of: .artifact(artifact)).count == 2)
    }

    @Test func theThreadThatMadeAnArtifactStaysItsMakerWhenItSpeaksAboutIt() throws {
        let thread = try ledger.newThread(by: Cast.member)
        let artifact = try ledger.newArtifact(in: thread, by: Cast.member)
        let message = OutgoingMessage(target: .artifact(artifact, in: thread), parts: [.text("Here")])
        try ledger.perform(.send(message), as: Cast.member)
        #expect(ledger.artifact(artifact)?.relation(to: thread) == .created)
    }

    @Test func nothingIsSaidAboutWhatIsDeletedOrNotThere() throws {
        let artifact = try ledger.newArtifact(by: Cast.member)
        try ledger.perform(.artifact(artifact, .delete), as: Cast.member)
        #expect(refusal { try ledger.discuss(artifact, by: Cast.member) } == .failedPrecondition)
        #expect(refusal { try ledger.discuss(ArtifactID("none"), by: Cast.member) } == .notFound)
        #expect(refusal { try ledger.send("x", to: ThreadID("none"), by: Cast.member) } == .notFound)
    }

    @Test func aLongTitleLeavesRoomForWhatTheDiscussionsTitleBeginsWith() throws {
        let artifact = try ledger.newArtifact(by: Cast.member, title: String(repeating: "é", count: 500))
        let thread = try #require(try ledger.discuss(artifact, by: Cast.member).threadID)
        #expect(ledger.thread(thread)?.title.count == 500)
    }
}

extension Event {
    /// The message that it adds.
    var message: MessageAdded? {
        guard case .thread(.messageAdded(let added)) = self else { return nil }
        return added
    }
}
