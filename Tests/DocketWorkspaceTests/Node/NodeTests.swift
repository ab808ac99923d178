import DocketDomain
import DocketStore
import Foundation
import TestSupport
import Testing

@testable import DocketWorkspace

/// Workspaces whose log is elsewhere.
@Suite struct NodeTests {
    @Test func whatIsDoneOnOneNodeIsReadOnItAtOnceAndOnAnotherOneThatFollows() async throws {
        let team = try await TestTeam()
        try await team.join("a", as: "max")
        try await team.join("b", as: "mia")
        let (max, mia) = (try await team.open("a", as: "max"), try await team.open("b", as: "mia"))
        let place = try await mia.head()
        let listening = Task {
            var seen: [String] = []
            for try await batch in mia.changes(after: place, stream: nil) {
                seen += batch.compactMap { if case .event(let entry) = $0.change { entry.type } else { nil } }
                if seen.count >= 2 { break }
            }
            return seen
        }

        let new = NewThread(title: "Plans", visibility: .team)
        let thread = try #require(try await max.perform(.createThread(new)).threadID)
        #expect(try await max.queries.thread(thread).title == "Plans")
        try await max.perform(.send(OutgoingMessage(target: .thread(thread), parts: [.text("first")])))
        #expect(try await max.texts(of: thread) == ["first"])

        #expect(try await listening.value == ["thread_created", "message_added"])
        #expect(try await mia.texts(of: thread) == ["first"])
        try await mia.perform(.send(OutgoingMessage(target: .thread(thread), parts: [.text("second")])))
        #expect(try await mia.texts(of: thread) == ["first", "second"])
        // The next process of a node has what came meanwhile.
        #expect(try await team.open("a", as: "max").texts(of: thread) == ["first", "second"])
        for node in ["a", "b"] { #expect(try await team.open(node, as: "ada").faults() == []) }
    }

    @Test func aCheckpointOfOneNodeIsGoodOnAnother() async throws {
        let team = try await TestTeam()
        let a = try await team.join("a", as: "max")
        let b = try await team.join("b", as: "max")
        _ = try await a.newThread("one")
        let place = try await a.head()
        _ = try await a.newThread("two")
        // The other node had not come so far when it was opened.
        let entries = try await b.events(after: place, stream: nil, limit: 10)
        let last = try #require(try await a.lastPlace)
        #expect(entries.map(\.change.place) == [last])
    }

    @Test func aTokenThatIsRevokedOnOneNodeIsGoodForNothingOnAnother() async throws {
        let team = try await TestTeam()
        let (a, b) = (try await team.join("a", as: "max"), try await team.join("b", as: "mia"))
        let (token, other) = (AccessToken.random(), AccessToken.random())
        let end = Timestamp(milliseconds: team.ids.now.milliseconds + 86_400_000)
        for token in [token, other] {
            try await a.perform(.addToken(NewToken(token, of: UserID("max"), expiresAt: end)))
        }
        let listed = try await a.queries.tokens(of: nil, page: PageRequest(size: 9)).items.map(\.id)
        #expect(Set(listed) == [token.id, other.id])
        func holder(_ token: AccessToken) async throws -> UserID? {
            try await b.tokenBook(of: .default)?.holder(of: token, at: team.ids.now)?.user.id
        }
        // What the copy of the other node says does not count: it has not come so far.
        #expect(try await holder(token) == UserID("max"))
        try await a.perform(.revokeToken(token.id))
        #expect(try await holder(token) == nil)
        #expect(try await holder(other) == UserID("max"))
        // Whether one is good cannot be told without the log.
        team.log.setReachable(false)
        #expect(await refusal { try await holder(other) } == .unavailable)
    }

    @Test func everyDecisionIsMadeOnTheLogAndNotOnTheCopy() async throws {
        let team = try await TestTeam()
        let a = try await team.join("a", as: "max")
        let b = try await team.join("b", as: "max")
        let document = try await a.make(try PreparedContent(markdown: "text"), .doc)
        // The other node knows nothing of it yet, and finds the one discussion that there is.
        let first = try #require(try await a.discuss(document, "one").threadID)
        #expect(try await b.discuss(document, "two").threadID == first)
        #expect(try await b.texts(of: first) == ["one", "two"])
        let command = Command.createThread(NewThread(title: "Once"))
        let once = try await a.perform(command, idempotencyKey: "k")
        #expect(try await b.perform(command, idempotencyKey: "k") == once)
        #expect(try await b.allThreads().count { $0.title == "Once" } == 1)
    }

    @Test func whileTheLogIsOutOfReachANodeAnswersFromWhatItHasAndRefusesToWrite() async throws {
        let team = try await TestTeam()
        let node = try await team.join("a", as: "max")
        let thread = try await node.newThread("Kept")
        team.log.setReachable(false)
        #expect(try await node.queries.thread(thread).title == "Kept")
        let refused = await failure { try await node.newThread("Lost") }
        #expect(refused?.code == .unavailable)
        #expect(refused?.message.contains("host is down") == true)
        // A new process, too, and one that has nothing yet says why.
        let later = try await team.open("a", as: "max")
        #expect(later.unreachable?.code == .unavailable)
        #expect(try await later.allThreads().map(\.title) == ["Kept"])
        await #expect(throws: DocketError.self) { try await team.join("b", as: "max") }
        #expect(!FileManager.default.fileExists(atPath: team.place(of: "b").path))

        team.log.setReachable(true)
        try await Task.sleep(for: .seconds(1.1))
        _ = try await later.newThread("Back")
        #expect(try await later.allThreads().map(\.title).sorted() == ["Back", "Kept"])
        #expect(try await node.newThread("Again").rawValue.isEmpty == false)
        let written = try await SQLiteEventLog(team.database).readAll(after: .start, limit: .max)
        #expect(written.count { $0.stream.kind == .thread } == 3)
    }

    @Test func whoeverFollowsIsToldWhenTheLogIsOutOfReachAndWhenItIsBack() async throws {
        let team = try await TestTeam()
        let workspace = try await team.join("a", as: "max")
        let node = try #require(workspace.node)
        var reach = workspace.isLogInReach().makeAsyncIterator()
        #expect(await reach.next() == true)
        team.log.setReachable(false)
        await #expect(throws: DocketError.self) { try await node.copying.catchUp() }
        #expect(await reach.next() == false)
        team.log.setReachable(true)
        try await node.copying.catchUp()
        #expect(await reach.next() == true)
        // A log in the folder is never out of reach.
        let folder = try TemporaryFolder()
        let own = try await LocalWorkspace.create(
            folder.url.appendingPathComponent("own"), account: "max", environment: team.environment)
        for await _ in own.isLogInReach() { Issue.record("it was told of") }
    }

    @Test func manyAtOnceBringTheCopyUpToDateAndNobodyWaitsForEver() async throws {
        let team = try await TestTeam()
        let (a, b) = (try await team.join("a", as: "max"), try await team.join("b", as: "max"))
        let node = try #require(b.node)
        team.log.setDelay(.milliseconds(1))
        for _ in 0..<5 {
            _ = try await a.newThread()
            let head = try await team.log.head()
            try await withThrowingTaskGroup(of: Checkpoint.self) { group in
                for number in 0..<50 {
                    group.addTask { try await node.copying.catchUp(to: number.isMultiple(of: 2) ? head : nil) }
                }
                for try await reached in group { #expect(reached >= head) }
            }
        }
        #expect(try await b.allThreads().count == 5)
    }

    @Test func whoeverIsNoUserJoinsNothingUnlessAnAdminHasAddedThem() async throws {
        let team = try await TestTeam()
        let refused = await failure { try await team.join("a", as: "eve") }
        #expect(refused?.code == .notFound)
        let admin = try await team.open("first", as: "ada")
        try await admin.perform(.addUser(User(id: UserID("eve"), name: "Eve", role: .member)))
        #expect(try await team.join("a", as: "eve").viewer.userID == UserID("eve"))
    }

    @Test func whereTheLogIsWhichIsKeptForItsOwnerAloneAndNeverShownWithItsPassword() async throws {
        let team = try await TestTeam()
        try await team.join("a", as: "max")
        let file = team.place(of: "a").appendingPathComponent("node.json")
        let rights = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(rights == 0o600)
        let status = try await LocalWorkspace.nodeStatus(in: team.place(of: "a"), engines: team.engines)
        #expect(status.address == "test://docket@host/log")
        #expect(status.behind == 0)
        #expect(status.reached == status.head)
        #expect(try team.bytes(of: "a").range(of: Data("docket@host/log".utf8)) != nil)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
        #expect(await refusal { try await team.open("a", as: "max") } == .permissionDenied)
        // Without it the copy is no workspace.
        try FileManager.default.removeItem(at: file)
        let refused = await failure { try await team.open("a", as: "max") }
        #expect(refused?.code == .failedPrecondition)
        #expect(refused?.message.contains("secret") == false)
    }

    @Test func aWorkspaceWithALogOfItsOwnBecomesNoNode() async throws {
        let team = try await TestTeam()
        _ = try await LocalWorkspace.create(team.place(of: "own"), account: "max", environment: team.environment)
        #expect(await refusal { try await team.join("own", as: "max") } == .alreadyExists)
        let other = try LogAddress("test://elsewhere/log")
        let refused = await failure {
            try await LocalWorkspace.join(
                other, in: team.place(of: "first"), account: "ada", engines: team.engines)
        }
        #expect(refused?.code == .alreadyExists)
    }

    @Test func anErasureReachesTheFilesOfEveryNode() async throws {
        let team = try await TestTeam(users: [User(id: UserID("rm"), name: "Rita", role: .rm)])
        var features = LocalWorkspace.Features()
        features.review = .sample
        try await team.join("a", as: "rm")
        try await team.join("b", as: "ada")
        let a = try await team.open("a", as: "rm", features: features)
        let b = try await team.open("b", as: "ada", features: features)
        let new = NewCustomer(
            id: CustomerID("c1"), name: "Ottilie Zauberberg", rmID: UserID("rm"), values: ["employer": "Quixotic"])
        try await b.perform(.addCustomer(new))
        let thread = try await a.newThread("About Ottilie Zauberberg")
        try await a.perform(
            .send(OutgoingMessage(target: .thread(thread), parts: [.text("Ottilie Zauberberg was here.")])))
        let line = ProposalLine(line: 1, fieldKey: "occupation", proposedValue: "Falconer of Zauberberg")
        try await a.perform(.propose(Submission(customerID: CustomerID("c1"), threadID: thread, lines: [line])))
        let name = Data("Ottilie Zauberberg".utf8)
        for node in ["a", "b"] {
            _ = try await team.open(node, as: "ada")
            #expect(try team.bytes(of: node).range(of: name) != nil)
        }
        // What waits is known to the node that erases, though it has not heard of it yet.
        try await b.erase(CustomerID("c1"), reason: "asked", documents: .erase, idempotencyKey: nil)
        let again = try await team.open("a", as: "ada")
        for node in ["a", "b"] {
            for value in ["Ottilie Zauberberg", "Quixotic", "Falconer"] {
                #expect(try team.bytes(of: node).range(of: Data(value.utf8)) == nil, "\(value) in \(node)")
            }
        }
        #expect(try await again.faults() == [])
        #expect(try await b.faults() == [])
    }

    @Test func exportsOfAnotherNodeAreNotTakenForThoseOfTheDead() async throws {
        let team = try await TestTeam()
        let a = try await team.join("a", as: "max")
        let b = try await team.join("b", as: "max")
        let thread = try await a.newThread()
        func begin(_ runner: String) async throws -> ExportID {
            let new = NewExport(
                source: ExportSource(.thread(thread)), format: "md", fileExtension: "md", title: "T",
                runner: RunnerID(runner))
            return try #require(try await a.perform(.requestExport(new)).exportID)
        }
        let foreign = try await begin(a.runnerName("r1"))
        let own = try await begin(b.runnerName("r2"))
        let moved = try await begin("r3")
        try await b.recoverExports()
        #expect(try await b.queries.export(foreign).status == .processing)
        #expect(try await b.queries.export(own).status == .failed)
        #expect(try await b.queries.export(moved).status == .failed)
        try await a.recoverExports()
        #expect(try await a.queries.export(foreign).status == .failed)
    }

    @Test func aNodeIsNeitherBackedUpNorRestoredAndRebuildsFromTheLog() async throws {
        let team = try await TestTeam()
        let node = try await team.join("a", as: "max")
        let thread = try await node.newThread("Plans")
        let file = team.folder.url.appendingPathComponent("backup.db")
        #expect(refusal { try node.backUp(to: file) } == .failedPrecondition)
        #expect(refusal { try node.restore(from: file) } == .failedPrecondition)
        #expect(try await node.rebuild() == SQLiteEventLog(team.database).readAll(after: .start, limit: .max).count)
        #expect(try await node.queries.thread(thread).title == "Plans")
        // What a node has in its file can be lost.
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: team.place(of: "a").path + "/docket.db" + suffix)
        }
        #expect(try await team.open("a", as: "max").allThreads().map(\.title) == ["Plans"])
    }

    @Test func aNodeThatMayNotWriteReadsWhatItHas() async throws {
        let team = try await TestTeam()
        _ = try await team.join("a", as: "max").newThread("Seen")
        let reader = try await team.open("a", as: "max", readOnly: true)
        #expect(try await reader.allThreads().map(\.title) == ["Seen"])
        #expect(try await reader.faults() == [])
    }
}
