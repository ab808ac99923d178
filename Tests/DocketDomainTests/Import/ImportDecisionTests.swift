import DocketDomain
import TestSupport
import Testing

@Suite struct ImportDecisionTests {
    let ledger: Ledger

    init() throws {
        ledger = try Ledger.withCast()
    }

    private func conversation(
        _ keys: [String], artifacts: [Conversation.Artifact] = [], id: String = "c1", tags: [String] = [],
        title: String = "Imported", begun: Int64 = 1000, updated: Int64? = nil
    ) -> Conversation {
        Conversation(
            source: ThreadSource(format: "claude", id: id), title: title, agentID: "claude",
            createdAt: Timestamp(milliseconds: begun), updatedAt: updated.map(Timestamp.init(milliseconds:)),
            visibility: .private, tags: tags, alternatives: 2,
            messages: keys.enumerated().map { index, key in
                Conversation.Message(
                    key: key, role: index.isMultiple(of: 2) ? .user : .assistant, parts: [.text("text of \(key)")],
                    author: "someone", createdAt: Timestamp(milliseconds: 1000 + Int64(index)))
            }, artifacts: artifacts, fingerprint: keys.joined(separator: ","))
    }

    private func plan(
        _ text: String, message: Int, identifier: String? = "plan", title: String = "Plan"
    )
        -> Conversation.Artifact
    {
        Conversation.Artifact(
            identifier: identifier, kind: .doc, title: title, content: .doc(.inline(text)), message: message)
    }

    @discardableResult
    private func take(_ conversation: Conversation, by viewer: Viewer = Cast.member) throws -> CommandOutcome {
        try ledger.perform(.importConversation(conversation), as: viewer)
    }

    private func keys(of thread: ThreadID) -> [String] {
        ledger.events(of: .thread(thread)).compactMap(\.message?.sourceKey)
    }

    private func artifacts() -> [ArtifactID] {
        ledger.snapshots.keys.filter { $0.stream.kind == .artifact }.map { ArtifactID($0.stream.id) }
    }

    @Test func aConversationBecomesAThreadWithItsTimesSourceTagsAndMessagesInOrder() throws {
        let outcome = try take(conversation(["a", "b", "c"], artifacts: [plan("v1", message: 1)], tags: ["archived"]))
        #expect(outcome.threadCreated)
        #expect(outcome.imported?.threads == 1)
        #expect(outcome.imported?.messages == 3)
        #expect(outcome.imported?.artifacts == ["doc": 1])
        let id = try #require(outcome.threadID)
        let thread = try #require(ledger.thread(id))
        #expect(thread.source == ThreadSource(format: "claude", id: "c1"))
        #expect(thread.tags == ["archived"])
        #expect(thread.ownerID == Cast.member.userID)
        #expect(keys(of: id) == ["a", "b", "c"])
        let messages = ledger.events(of: .thread(id)).compactMap(\.message)
        #expect(messages.map(\.createdAt.milliseconds) == [1000, 1001, 1002])
        let artifact = try #require(artifacts().first)
        #expect(messages[1].mention == ArtifactMention(artifactID: artifact, action: .created))
        #expect(ledger.artifact(artifact)?.relation(to: id) == .created)
        #expect(ledger.artifact(artifact)?.createdBy == Creator(type: .agent, id: Cast.member.userID))
    }

    @Test func theSameAgainChangesNothing() throws {
        let thread = try take(conversation(["a", "b"], artifacts: [plan("v1", message: 1)])).threadID
        let before = ledger.events.count
        let again = try take(conversation(["a", "b"], artifacts: [plan("v1", message: 1)]))
        #expect(again.already)
        #expect(again.threadID == thread)
        #expect(again.imported == ImportCount())
        #expect(ledger.events.count == before)
    }

    @Test func aGrownConversationBringsOnlyWhatIsNew() throws {
        let thread = try #require(try take(conversation(["a", "b"])).threadID)
        let outcome = try take(conversation(["a", "b", "c", "d"]))
        #expect(outcome.threadID == thread)
        #expect(!outcome.threadCreated)
        #expect(outcome.imported?.threads == 0)
        #expect(outcome.imported?.messages == 2)
        #expect(keys(of: thread) == ["a", "b", "c", "d"])
    }

    @Test func aRegeneratedAnswerIsAddedOnceAndGoingBackAddsNothing() throws {
        let thread = try #require(try take(conversation(["a", "b"])).threadID)
        #expect(try take(conversation(["a", "b2"])).imported?.messages == 1)
        #expect(try take(conversation(["a", "b"])).already)
        #expect(try take(conversation(["a", "b2", "c"])).imported?.messages == 1)
        #expect(keys(of: thread) == ["a", "b", "b2", "c"])
    }

    @Test func aDeletedThreadTakesNothingNewUntilItIsRestored() throws {
        let thread = try #require(try take(conversation(["a"])).threadID)
        try ledger.perform(.thread(thread, .delete), as: Cast.member)
        #expect(try take(conversation(["a"])).already)
        #expect(refusal { try take(conversation(["a", "b"])) } == .failedPrecondition)
        try ledger.perform(.thread(thread, .restore), as: Cast.member)
        #expect(try take(conversation(["a", "b"])).imported?.messages == 1)
    }

    @Test func aNamedArtifactIsRevisedWithinOneImportAndAcrossImports() throws {
        try take(conversation(["a", "b", "c", "d"], artifacts: [plan("v1", message: 1), plan("v2", message: 3)]))
        let id = try #require(artifacts().first)
        #expect(ledger.artifact(id)?.revision == 2)
        let outcome = try take(
            conversation(
                ["a", "b", "c", "d", "e", "f"],
                artifacts: [
                    plan("v1", message: 1), plan("v2", message: 3), plan("v3", message: 5, title: "Better plan"),
                ]))
        #expect(outcome.imported?.artifacts == [:])
        #expect(artifacts() == [id])
        #expect(ledger.artifact(id)?.revision == 3)
        #expect(ledger.artifact(id)?.title == "Better plan")
        let contents = ledger.events(of: .artifact(id)).map { event -> ArtifactContent? in
            switch event {
            case .artifact(.created(let created)): created.content
            case .artifact(.revised(let revised)): revised.content
            default: nil
            }
        }
        #expect(contents == ["v1", "v2", "v3"].map { .doc(.inline($0)) })
        let actions = ledger.events.compactMap(\.event.message?.mention?.action)
        #expect(actions == [.created, .updated, .updated])
    }

    @Test func artifactsWithoutANameAreNewOnesEachWithEqualTitlesToo() throws {
        let tables = [plan("x", message: 1, identifier: nil), plan("x", message: 1, identifier: nil)]
        #expect(try take(conversation(["a", "b"], artifacts: tables)).imported?.artifacts == ["doc": 2])
        #expect(artifacts().count == 2)
    }

    @Test func aNameBelongsToItsConversation() throws {
        try take(conversation(["a", "b"], artifacts: [plan("x", message: 1)], id: "c1"))
        try take(conversation(["a", "b"], artifacts: [plan("x", message: 1)], id: "c2"))
        #expect(artifacts().count == 2)
    }

    @Test func twoUsersImportTheSameExportForThemselves() throws {
        let mine = try take(conversation(["a"]), by: Cast.member).threadID
        let theirs = try take(conversation(["a"]), by: Cast.colleague).threadID
        let elsewhere = try take(conversation(["a"]), by: Cast.namesake).threadID
        #expect(Set([mine, theirs, elsewhere]).count == 3)
    }

    @Test func anArtifactThatNamesNoMessageOfTheConversationIsLeftOut() throws {
        let outcome = try take(conversation(["a"], artifacts: [plan("x", message: 7), plan("y", message: -1)]))
        #expect(outcome.imported?.artifacts == [:])
        #expect(artifacts().isEmpty)
    }

    @Test func aMessageBeyond1MiBIsRefusedWithTheWholeConversation() throws {
        var long = conversation(["a", "b"])
        long.messages[1].parts = [.text(String(repeating: "x", count: (1 << 20) + 1))]
        #expect(refusal { try take(long) } == .resourceExhausted)
        #expect(ledger.events.allSatisfy { $0.stream.kind == .tenant })
    }

    // MARK: Another way

    /// The keys of the messages that a thread shows, those written here by their text.
    private func shown(_ thread: ThreadID) -> [String] {
        var path = ImportedPath()
        var words: [MessageID: String] = [:]
        for recorded in ledger.events(of: .thread(thread)) {
            guard case .thread(let event) = recorded else { continue }
            path.apply(event)
            if case .messageAdded(let added) = event { words[added.id] = added.sourceKey ?? added.parts[0].text }
        }
        return path.shown.compactMap { words[$0] }
    }

    @Test(
        arguments: [
            (["a", "b"], ["a", "b2", "c"], ["a", "b2", "c"], 1), (["a", "b", "c"], ["a", "b2"], ["a", "b2"], 2),
            (["a", "b", "c"], ["a2", "b2"], ["a2", "b2"], 3), (["a"], ["x", "a"], ["x", "a"], 0),
            (["a", "b", "c", "d"], ["a", "c", "x"], ["a", "c", "x"], 2),
            (["a", "b"], ["b", "a", "c"], ["b", "a", "c"], 0),
        ] as [([String], [String], [String], Int)])
    func theThreadReadsAsItsSourceDoesNow(before: [String], after: [String], shown: [String], earlier: Int) throws {
        let thread = try #require(try take(conversation(before, updated: 1)).threadID)
        let outcome = try take(conversation(after, updated: 2))
        #expect(self.shown(thread) == shown)
        #expect(outcome.imported?.earlier ?? 0 == earlier)
        #expect(outcome.imported?.messages == Set(after).subtracting(before).count)
        #expect(ledger.thread(thread)?.messageCount == shown.count)
        #expect(Set(keys(of: thread)) == Set(before + after), "nothing is gone from the history")
        #expect(try take(conversation(after, updated: 2)).already)
    }

    @Test func goingBackToAnEarlierAnswerBringsItBack() throws {
        let thread = try #require(try take(conversation(["a", "b", "c"], updated: 1)).threadID)
        try take(conversation(["a", "b2"], updated: 2))
        let outcome = try take(conversation(["a", "b", "c"], updated: 3))
        #expect(!outcome.already && outcome.imported?.messages == 0 && outcome.imported?.earlier == 1)
        #expect(shown(thread) == ["a", "b", "c"])
        try take(conversation(["a", "b"], updated: 4))
        #expect(shown(thread) == ["a", "b"], "what is known to be newer may be shorter")
    }

    @Test func anOlderExportChangesNothingButAddsWhatOnlyItHas() throws {
        let thread = try #require(try take(conversation(["a", "b2", "c"], updated: 9)).threadID)
        #expect(try take(conversation(["a"], updated: 1)).already)
        let outcome = try take(conversation(["a", "b"], artifacts: [plan("old", message: 1)], updated: 2))
        #expect(outcome.imported?.messages == 1 && outcome.imported?.earlier == 1)
        #expect(shown(thread) == ["a", "b2", "c"])
        #expect(keys(of: thread) == ["a", "b2", "c", "b"])
        #expect(try take(conversation(["a", "b"], updated: 2)).already)
        #expect(try take(conversation(["a", "b2", "c", "d"], updated: 10)).imported?.messages == 1)
        #expect(shown(thread) == ["a", "b2", "c", "d"])
    }

    @Test func whatWasWrittenHereStaysBehindWhatItFollowed() throws {
        let thread = try #require(try take(conversation(["a", "b"], updated: 1)).threadID)
        try ledger.perform(.send(OutgoingMessage(target: .thread(thread), parts: [.text("mine")])), as: Cast.member)
        try take(conversation(["a", "b", "c"], updated: 2))
        #expect(shown(thread) == ["a", "b", "mine", "c"])
        try take(conversation(["a", "b2"], updated: 3))
        #expect(shown(thread) == ["a", "b2", "mine"])
        #expect(try take(conversation(["a", "b2"], updated: 4)).already)
    }

    @Test func aThreadTakesItsSourcesTitleUntilItIsGivenAnother() throws {
        let thread = try #require(try take(conversation(["a"], title: "One", updated: 1)).threadID)
        try take(conversation(["a", "b"], title: "Two", updated: 2))
        #expect(ledger.thread(thread)?.title == "Two")
        try ledger.perform(.thread(thread, .rename("Mine")), as: Cast.member)
        try take(conversation(["a", "b", "c"], title: "Three", updated: 3))
        #expect(ledger.thread(thread)?.title == "Mine")
    }

    @Test func anArtifactThatALeftWayHadChangedIsBroughtBack() throws {
        try take(
            conversation(
                ["a", "b", "c", "d"], artifacts: [plan("v1", message: 1), plan("v2", message: 3)], updated: 1))
        let id = try #require(artifacts().first)
        try take(conversation(["a", "b", "c2", "d2"], artifacts: [plan("v1", message: 1)], updated: 2))
        #expect(artifacts() == [id])
        guard case .artifact(.revised(let revised))? = ledger.events(of: .artifact(id)).last else {
            Issue.record("There is no third revision.")
            return
        }
        #expect(revised.revision == 3 && revised.content == .doc(.inline("v1")))
    }

    @Test func conversationsThatShareAnIdAloneAreNotVersionsOfEachOther() throws {
        let thread = try #require(try take(conversation(["digest:a", "digest:b"])).threadID)
        #expect(try take(conversation(["digest:x", "digest:y"])).imported?.earlier == nil)
        #expect(shown(thread) == ["digest:a", "digest:b", "digest:x", "digest:y"])
        let other = try #require(try take(conversation(["a", "b"], id: "c2")).threadID)
        #expect(try take(conversation(["x", "y"], id: "c2", begun: 5)).imported?.earlier == nil)
        #expect(shown(other) == ["a", "b", "x", "y"], "one that began at another time is another")
    }
}
