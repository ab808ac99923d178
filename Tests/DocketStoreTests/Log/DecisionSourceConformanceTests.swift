import DocketDomain
import TestSupport
import Testing

/// What every engine of the event log answers to a decision.
@Suite struct DecisionSourceConformanceTests {
    @Test(arguments: LogEngine.allCases)
    func theKeysOfImportedMessagesAreThoseOfTheThreadAlone(engine: LogEngine) async throws {
        let test = try await LogUnderTest.withCast(engine)
        func conversation(_ id: String, _ keys: [String]) -> Conversation {
            Conversation(
                source: ThreadSource(format: "chatgpt", id: id), title: "Talk", createdAt: test.ids.now,
                visibility: .private,
                messages: keys.map {
                    Conversation.Message(key: $0, role: .user, parts: [.text($0)], createdAt: test.ids.now)
                }, artifacts: [], fingerprint: keys.joined())
        }
        func keys(_ thread: ThreadID, _ tenant: TenantID) async throws -> Set<String> {
            Set(try await test.log.importedPath(of: thread, tenant: tenant).ids.keys)
        }
        let all = (0..<1200).map { "k\($0)" }
        let first = try await test.perform(.importConversation(conversation("1", all)), as: Cast.member)
        try await test.perform(.importConversation(conversation("2", ["other"])), as: Cast.member)
        let thread = try #require(first.threadID)
        #expect(try await keys(thread, Cast.tenant) == Set(all))
        #expect(try await keys(thread, Cast.otherTenant).isEmpty)
        #expect(try await keys(ThreadID("none"), Cast.tenant).isEmpty)
        // What has come already does not come again.
        let again = try await test.perform(
            .importConversation(conversation("1", all + ["new"])), as: Cast.member)
        #expect(again.threadID == thread && again.imported?.messages == 1)
        #expect(try await keys(thread, Cast.tenant) == Set(all + ["new"]))
    }

    @Test(arguments: LogEngine.allCases)
    func theMessagesThatAThreadShowsComeInTheirOrder(engine: LogEngine) async throws {
        let test = try await LogUnderTest.withCast(engine)
        let thread = try await test.thread("one", "two", by: Cast.member)
        func texts(_ tenant: TenantID) async throws -> [String] {
            try await test.log.shownMessages(of: thread, tenant: tenant).map { $0.parts.map(\.text).joined() }
        }
        func reply(_ text: String, _ replaced: Reply.Replaced? = nil) async throws -> MessageID? {
            let reply = Reply(threadID: thread, agentID: UserID("bot"), parts: [.text(text)], replaces: replaced)
            return try await test.perform(.reply(reply), as: Cast.member).messageID
        }
        let first = try #require(try await reply("three"))
        #expect(try await texts(Cast.tenant) == ["one", "two", "three"])
        _ = try await reply("four", Reply.Replaced(id: first, ordinal: 2))
        #expect(try await texts(Cast.tenant) == ["one", "two", "four"])
        #expect(try await texts(Cast.otherTenant).isEmpty)
    }

    @Test(arguments: LogEngine.allCases)
    func aQuoteStandsWordForWordInTheFirstMessageThatHasIt(engine: LogEngine) async throws {
        let test = try await LogUnderTest.withCast(engine)
        let thread = try await test.thread(
            "She left Globex", "He left Globex. é", "naïve “quotes” % _", by: Cast.member)
        let other = try await test.thread("elsewhere")
        let messages = try await test.log.read(
            stream: .thread(thread), tenant: Cast.tenant, afterVersion: 0, limit: 10
        ).compactMap { recorded -> MessageID? in
            guard case .thread(.messageAdded(let added)) = recorded.event else { return nil }
            return added.id
        }
        let quotes: Set = ["left Globex", "He left", "é", "“quotes” % _", "left globex", "elsewhere", "%x"]
        let found = try await test.log.messages(of: thread, tenant: Cast.tenant, quoting: quotes)
        #expect(
            found == [
                "left Globex": messages[0], "He left": messages[1], "é": messages[1], "“quotes” % _": messages[2],
            ])
        #expect(try await test.log.messages(of: other, tenant: Cast.tenant, quoting: ["elsewhere"]).count == 1)
        #expect(try await test.log.messages(of: thread, tenant: Cast.otherTenant, quoting: quotes).isEmpty)
        #expect(try await test.log.messages(of: thread, tenant: Cast.tenant, quoting: []).isEmpty)
    }

    @Test(arguments: LogEngine.allCases)
    func theNewestDecisionIsOnesOwnThatStandsAndCanStillBeTakenBack(engine: LogEngine) async throws {
        let test = try await LogUnderTest.withCast(engine)
        let customer = try await test.customer("c1")
        func newest(_ viewer: Viewer = Cast.manager, at now: Timestamp? = nil) async throws -> [ArtifactID] {
            try await test.log.newestDecision(
                of: viewer.userID, tenant: viewer.tenantID, undoableAfter: now ?? test.ids.now)
        }
        let ids = try await test.propose(
            [("employer", "Globex"), ("occupation", "Baker"), ("notes", "none")], for: customer)
        #expect(try await newest().isEmpty)
        try await test.review(.accept, [ids[0]])
        try await test.review(.reject(reason: ""), [ids[1]])
        #expect(try await newest() == [ids[1]])
        try await test.review(.accept, [ids[2]], by: Cast.admin)
        #expect(try await newest() == [ids[1]])
        #expect(try await newest(Cast.admin) == [ids[2]])
        #expect(try await newest(Cast.foreignAdmin).isEmpty)
        // One that was taken back stands no more; the one before it is the newest then.
        try await test.perform(.undo(.newest), as: Cast.manager)
        #expect(try await newest() == [ids[0]])
        let closed = Timestamp(milliseconds: test.ids.now.milliseconds + 60_000)
        #expect(try await newest(at: closed).isEmpty)
    }
}
