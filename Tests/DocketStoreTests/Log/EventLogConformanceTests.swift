import CustomDump
import Foundation
import TestSupport
import Testing

@testable import DocketDomain

/// What every engine of the event log does. A new engine passes these as well.
@Suite struct EventLogConformanceTests {
    // MARK: Expected versions

    @Test(arguments: LogEngine.allCases)
    func anAppendGoesThroughOnlyAtTheVersionThatItExpects(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        let thread = StreamID.thread(ThreadID("t"))
        let none = try await test.log.append(test.append([test.say("early", in: "t", .exact(1))]))
        #expect(none == .conflict(.version(thread, actual: 0)))
        guard case .appended(let first) = try await test.log.append(test.append([test.begin("t")])) else {
            Issue.record("The first append was refused.")
            return
        }
        #expect(try await test.log.append(test.append([test.begin("t")])) == .conflict(.version(thread, actual: 1)))
        for version in [0, 2, -1, .max] {
            let outcome = try await test.log.append(test.append([test.say("x", in: "t", .exact(version))]))
            #expect(outcome == .conflict(.version(thread, actual: 1)))
        }
        guard case .appended(let second) = try await test.log.append(test.append([test.say("a", in: "t", .exact(1))]))
        else {
            Issue.record("The second append was refused.")
            return
        }
        #expect(second > first)
        guard case .appended = try await test.log.append(test.append([test.say("b", in: "t", .any)])) else {
            Issue.record("The third append was refused.")
            return
        }
        #expect(try await test.version(of: "t") == 3)
    }

    @Test(arguments: LogEngine.allCases)
    func expectedVersionsOfOneAppendSeeWhatItWroteBefore(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        let append = test.append([
            test.begin("t"), test.say("a", in: "t", .exact(1)), test.say("b", in: "t", .exact(2)),
        ])
        guard case .appended = try await test.log.append(append) else {
            Issue.record("It was refused.")
            return
        }
        #expect(try await test.version(of: "t") == 3)
    }

    // MARK: All or nothing

    @Test(arguments: LogEngine.allCases)
    func severalStreamsAreWrittenTogether(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        _ = try await test.log.append(test.append([test.begin("a"), test.begin("b"), test.say("x", in: "a")]))
        let events = try await test.all()
        #expect(events.map(\.stream.id) == ["a", "b", "a"])
        #expect(events.map(\.version) == [1, 1, 2])
        #expect(Set(events.map(\.correlationID)).count == 1)
        #expect(Set(events.map(\.eventID)).count == 3)
    }

    @Test(arguments: LogEngine.allCases, ["version", "claim", "request"])
    func aConflictLeavesNothingBehind(engine: LogEngine, cause: String) async throws {
        let test = try await LogUnderTest(engine)
        let taken = ClaimKey(rawValue: "taken")
        _ = try await test.log.append(
            test.append(
                [test.begin("old")], claims: [.take(taken, .thread(ThreadID("old")))],
                request: test.request("used", "other")))
        let before = try await test.all()

        let new = StreamID.thread(ThreadID("new"))
        var changes = [test.begin("new")]
        var claims: [ClaimChange] = [
            .take(ClaimKey(rawValue: "fresh"), new), .release(taken, .thread(ThreadID("old"))),
        ]
        var request = test.request("unused")
        switch cause {
        case "version": changes.append(test.say("x", in: "old", .exact(7)))
        case "claim": claims = [.take(ClaimKey(rawValue: "fresh"), new), .take(taken, new)]
        default: request = test.request("used", "mine")
        }
        let outcome = try await test.log.append(
            test.append(changes, claims: claims, blobs: ["digest": Data("bytes".utf8)], request: request))
        guard case .conflict = outcome else {
            Issue.record("It went through: \(outcome)")
            return
        }
        let after = try await test.all()
        expectNoDifference(after, before)
        #expect(try await test.version(of: "new") == nil)
        #expect(try await test.version(of: "old") == 1)
        #expect(try await test.log.owner(of: ClaimKey(rawValue: "fresh"), tenant: Cast.tenant) == nil)
        #expect(try await test.log.owner(of: taken, tenant: Cast.tenant) == .thread(ThreadID("old")))
        #expect(try await test.log.blob("digest", tenant: Cast.tenant) == nil)
        let answer = try await test.log.response(
            to: "unused", user: Cast.member.userID, tenant: Cast.tenant, now: test.ids.now)
        #expect(answer == nil)
    }

    @Test(arguments: LogEngine.allCases)
    func inABatchOneThatConflictsDoesNotKeepTheOthersFromBeingWritten(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        let outcomes = try await test.log.append([
            test.append([test.begin("a")]),
            test.append([test.begin("b"), test.begin("a")], blobs: ["lost": Data([1])]),
            test.append([test.begin("b")], blobs: [StableDigest.sha256(Data([2])): Data([2])]),
            test.append([test.say("x", in: "a", .exact(1))]),
        ])
        #expect(outcomes.map(\.isAppended) == [true, false, true, true])
        #expect(outcomes[1] == .conflict(.version(.thread(ThreadID("a")), actual: 1)))
        #expect(try await test.all().map(\.stream.id) == ["a", "b", "a"])
        #expect(try await test.log.blob("lost", tenant: Cast.tenant) == nil)
        #expect(try await test.log.blob(StableDigest.sha256(Data([2])), tenant: Cast.tenant) == Data([2]))
    }

    @Test(arguments: LogEngine.allCases)
    func anEventThatCannotFollowWritesNothingOfItsCall(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        await #expect(throws: DocketError.self) {
            try await test.log.append([test.append([test.begin("a")]), test.append([test.say("x", in: "none")])])
        }
        #expect(try await test.all().isEmpty)
    }

    @Test(arguments: LogEngine.allCases)
    func nothingToWriteIsWrittenAtOnce(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        #expect(try await test.log.append([]).isEmpty)
        #expect(try await test.log.append(test.append([])) == .appended(.start))
        #expect(try await test.log.head() == .start)
    }

    // MARK: Claims

    @Test(arguments: LogEngine.allCases)
    func aClaimHasOneOwnerUntilThatOneReleasesIt(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        let key = ClaimKey(rawValue: "discussion:a\u{0}:b")
        let (first, second) = (StreamID.thread(ThreadID("1")), StreamID.thread(ThreadID("2")))
        _ = try await test.log.append(test.append([test.begin("1")], claims: [.take(key, first)]))
        #expect(try await test.log.owner(of: key, tenant: Cast.tenant) == first)

        let taken = try await test.log.append(test.append([test.begin("2")], claims: [.take(key, second)]))
        #expect(taken == .conflict(.claim(key, owner: first)))
        let again = try await test.log.append(test.append([test.say("x", in: "1")], claims: [.take(key, first)]))
        #expect(again.isAppended)
        // Only its owner gives it back.
        _ = try await test.log.append(test.append([test.begin("2")], claims: [.release(key, second)]))
        #expect(try await test.log.owner(of: key, tenant: Cast.tenant) == first)
        _ = try await test.log.append(test.append([], claims: [.release(key, first), .take(key, second)]))
        #expect(try await test.log.owner(of: key, tenant: Cast.tenant) == second)
    }

    // MARK: Requests that come again

    @Test(arguments: LogEngine.allCases)
    func theSameRequestIsAnsweredTheSameAndWrittenOnce(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        _ = try await test.log.append(test.append([test.begin("a")], request: test.request("k", answer: "first")))
        let again = try await test.log.append(
            test.append([test.begin("b")], request: test.request("k", answer: "second")))
        #expect(again == .replayed(Data("first".utf8)))
        #expect(try await test.version(of: "b") == nil)
        let other = try await test.log.append(test.append([test.begin("b")], request: test.request("k", "g")))
        #expect(other == .conflict(.request(key: "k")))
        let answer = try #require(
            try await test.log.response(to: "k", user: Cast.member.userID, tenant: Cast.tenant, now: test.ids.now))
        #expect(answer.fingerprint == "f")
        #expect(answer.response == Data("first".utf8))
    }

    @Test(arguments: LogEngine.allCases)
    func aRequestWithoutEventsIsRememberedToo(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        _ = try await test.log.append(test.append([], request: test.request("k", answer: "already")))
        let again = try await test.log.append(test.append([test.begin("a")], request: test.request("k")))
        #expect(again == .replayed(Data("already".utf8)))
    }

    @Test(arguments: LogEngine.allCases)
    func keysAreEachUsersOwnInEachTenant(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        for (number, viewer) in [Cast.member, Cast.colleague, Cast.namesake].enumerated() {
            let outcome = try await test.log.append(
                test.append([test.begin("t\(number)")], by: viewer, request: test.request("k", "f\(number)")))
            #expect(outcome.isAppended)
            let answer = try await test.log.response(
                to: "k", user: viewer.userID, tenant: viewer.tenantID, now: test.ids.now)
            #expect(answer?.fingerprint == "f\(number)")
        }
    }

    @Test(arguments: LogEngine.allCases)
    func aKeyThatHasExpiredIsFreeAgain(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        _ = try await test.log.append(test.append([test.begin("a")], request: test.request("k", lives: 1000)))
        test.ids.advance(milliseconds: 999)
        #expect(
            try await test.log.append(test.append([], request: test.request("k", "g"))) == .conflict(.request(key: "k"))
        )
        test.ids.advance(milliseconds: 1)
        let answer = try await test.log.response(
            to: "k", user: Cast.member.userID, tenant: Cast.tenant, now: test.ids.now)
        #expect(answer == nil)
        #expect(try await test.log.append(test.append([test.begin("b")], request: test.request("k", "g"))).isAppended)
        let new = try await test.log.response(
            to: "k", user: Cast.member.userID, tenant: Cast.tenant, now: test.ids.now)
        #expect(new?.fingerprint == "g")
    }

    @Test(arguments: LogEngine.allCases)
    func theKeyOfWhoMakesATenantIsKeptWhereTheyComeFrom(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        let context = Context(viewer: Cast.admin, now: test.ids.now, makeID: test.ids.next)
        let change = StreamChange(
            stream: .tenant(Cast.otherTenant), expected: .noStream,
            events: [.tenant(.created(TenantCreated(name: "G")))])
        let append = Append(
            tenantID: Cast.otherTenant, context: context, correlationID: "c", changes: [change],
            request: test.request("k"))
        #expect(try await test.log.append(append).isAppended)
        let answer = try await test.log.response(
            to: "k", user: Cast.admin.userID, tenant: Cast.tenant, now: test.ids.now)
        #expect(answer?.fingerprint == "f")
        #expect(try await test.log.append(append) == .replayed(Data("yes".utf8)))
    }

    // MARK: Reading

    @Test(arguments: LogEngine.allCases)
    func positionsGrowAreNeverGivenTwiceAndAreReadInOrder(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        _ = try await test.log.append(test.append([test.begin("a"), test.begin("b")]))
        for number in 0..<20 {
            let stream = number.isMultiple(of: 2) ? "a" : "b"
            let outcome = try await test.log.append(test.append([test.say("\(number)", in: stream)]))
            let head = try await test.log.head()
            #expect(outcome == .appended(head))
        }
        let positions = try await test.all().map(\.position)
        #expect(positions == positions.sorted())
        #expect(Set(positions).count == 22)
        var read: [Int64] = []
        var place = Checkpoint.start
        while case let page = try await test.log.read(tenant: Cast.tenant, after: place, limit: 5), let last = page.last
        {
            #expect(page.count <= 5)
            read += page.map(\.position)
            place = last.checkpoint
        }
        #expect(read == positions)

        let ofStream = try await test.log.read(
            stream: .thread(ThreadID("a")), tenant: Cast.tenant, afterVersion: 3, limit: 4)
        #expect(ofStream.map(\.version) == [4, 5, 6, 7])
        #expect(ofStream.allSatisfy { $0.stream.id == "a" })
    }

    @Test(arguments: LogEngine.allCases)
    func anEventIsReadAsItWasWrittenWithWhoAndWhen(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        let event = Event.message("nul\u{0} é 世 👩‍👩‍👧 \u{FEFF} \"q\" \\ / \u{2028}")
        let stream = StreamID.thread(ThreadID("t"))
        _ = try await test.log.append(
            test.append(
                [StreamChange(stream: stream, expected: .noStream, events: [.created("T"), event])], by: Cast.agent))
        let recorded = try #require(try await test.all().last)
        expectNoDifference(recorded.event, event)
        #expect(recorded.stream == stream)
        #expect(recorded.tenantID == Cast.tenant)
        #expect(recorded.actorID == Cast.agent.userID)
        #expect(recorded.actorRole == .agent)
        #expect(recorded.recordedAt == test.ids.now)
    }

    @Test(arguments: LogEngine.allCases)
    func theStateOfAStreamIsTheFoldOfItsEvents(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        #expect(try await test.log.state(of: .thread(ThreadID("t")), tenant: Cast.tenant) == nil)
        let events: [Event] = [
            .created("T"), .message("x"), .thread(.tagged(ThreadTagged(added: ["a", "b"], removed: []))),
            .thread(.labelled(ThreadLabelled(set: ["k": "v"], removed: []))), .thread(.deleted(ThreadDeleted())),
        ]
        var state: StreamState?
        for (index, event) in events.enumerated() {
            state = try evolve(state, event)
            let change = StreamChange(stream: .thread(ThreadID("t")), expected: .exact(index), events: [event])
            _ = try await test.log.append(test.append([change]))
            let snapshot = try await test.log.state(of: .thread(ThreadID("t")), tenant: Cast.tenant)
            #expect(snapshot?.version == index + 1)
            expectNoDifference(snapshot?.state, state)
        }
    }

    @Test(arguments: LogEngine.allCases)
    func aBlobIsKeptOnceAsItWasFirst(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        let bytes = Data((0...255).map { UInt8($0) })
        let (digest, empty) = (StableDigest.sha256(bytes), StableDigest.sha256(Data()))
        _ = try await test.log.append(test.append([test.begin("a")], blobs: [digest: bytes, empty: Data()]))
        _ = try await test.log.append(test.append([test.begin("b")], blobs: [digest: Data("other".utf8)]))
        #expect(try await test.log.blob(digest, tenant: Cast.tenant) == bytes)
        #expect(try await test.log.blob(empty, tenant: Cast.tenant) == Data())
        #expect(try await test.log.blob("none", tenant: Cast.tenant) == nil)
    }

    // MARK: Tenants

    @Test(arguments: LogEngine.allCases)
    func tenantsDoNotSeeEachOtherWithTheSameIdsAndKeys(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        let key = ClaimKey(rawValue: "k")
        for (viewer, title) in [(Cast.member, "ours"), (Cast.namesake, "theirs")] {
            let outcome = try await test.log.append(
                test.append(
                    [test.begin("t", title: title), test.say(title, in: "t")], by: viewer,
                    claims: [.take(key, .thread(ThreadID(title)))],
                    blobs: [StableDigest.sha256(Data(title.utf8)): Data(title.utf8)]))
            #expect(outcome.isAppended)
        }
        for (viewer, title) in [(Cast.member, "ours"), (Cast.namesake, "theirs")] {
            let tenant = viewer.tenantID
            #expect(try await test.all(tenant).allSatisfy { $0.tenantID == tenant })
            #expect(try await test.all(tenant).count == 2)
            #expect(try await test.log.owner(of: key, tenant: tenant) == .thread(ThreadID(title)))
            for other in ["ours", "theirs"] {
                let bytes = try await test.log.blob(StableDigest.sha256(Data(other.utf8)), tenant: tenant)
                #expect(bytes == (other == title ? Data(title.utf8) : nil))
            }
            let stream = try await test.log.read(
                stream: .thread(ThreadID("t")), tenant: tenant, afterVersion: 0, limit: 10)
            #expect(stream.map(\.event) == [.created(title), .message(title)])
        }
        #expect(try await test.all(TenantID("nobody")).isEmpty)
    }

    // MARK: Many at once

    @Test(arguments: LogEngine.allCases)
    func ofManyWhoExpectTheSameVersionOneWinsAndNothingIsLostOfThoseWhoExpectNone(
        engine: LogEngine
    ) async throws {
        let test = try await LogUnderTest(engine)
        _ = try await test.log.append(test.append([test.begin("t")]))
        let winners = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<40 {
                group.addTask {
                    let expected: ExpectedVersion = number.isMultiple(of: 2) ? .exact(1) : .any
                    let outcome = try await test.log.append(test.append([test.say("\(number)", in: "t", expected)]))
                    return expected == .exact(1) && outcome.isAppended
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        // Somebody who expects nothing may have been faster than all who expect version 1.
        #expect(winners <= 1)
        let events = try await test.all()
        #expect(events.map(\.version) == Array(1...events.count))
        #expect(events.count == 1 + 20 + winners)
    }
}

extension AppendOutcome {
    var isAppended: Bool {
        if case .appended = self { true } else { false }
    }
}
