import DocketDomain
import DocketStore
import Foundation
import TestSupport
import Testing

/// Readers that go on where they were, over restarts of both sides.
@Suite(.timeLimit(.minutes(40))) struct SealedFeedTests {
    private let test: TestWorkspace
    private static let day: Int64 = 86_400_000

    init() async throws {
        test = try await TestWorkspace()
    }

    private var now: Timestamp { test.ids.now }

    private func read(
        after checkpoint: SealedCheckpoint?, stream: StreamID? = nil, as viewer: Viewer = Cast.member,
        at time: Timestamp? = nil
    ) async throws(DocketError) -> [FollowedChange] {
        try await test.queries(viewer).events(after: checkpoint, stream: stream, limit: 1000, now: time ?? now)
    }

    @Test func everyCheckpointGoesOnBehindItsOwnChange() async throws {
        let thread = try await test.thread(.team, by: Cast.member)
        for number in 0..<20 { try await test.say("\(number)", in: thread, by: Cast.member) }
        for stream in [nil, StreamID.thread(thread)] {
            let all = try await read(after: nil, stream: stream)
            for (index, change) in all.enumerated() {
                let rest = try await read(after: change.checkpoint, stream: stream)
                #expect(rest.map(\.change.place) == all[(index + 1)...].map(\.change.place))
            }
        }
    }

    @Test func itIsGoodForOtherProcessesAndAfterTheyWereStartedAnew() async throws {
        let thread = try await test.thread(.team, by: Cast.member)
        let checkpoint = try #require(try await read(after: nil).last?.checkpoint)
        try await test.say("while nobody read", in: thread, by: Cast.member)
        let other = try WorkspaceDatabase(path: test.folder.path("docket.db"))
        let queries = ReadQueries(other, viewer: Cast.member)
        var feed = SealedFeed(queries, after: checkpoint, stream: nil, now: { [ids = test.ids] in ids.now })
            .makeAsyncIterator()
        let first = try #require(try await feed.next())
        #expect(first.map(\.change.place) == (try await read(after: checkpoint)).map(\.change.place))
        try await test.say("and then", in: thread, by: Cast.member)
        let second = try #require(try await feed.next()?.last)
        #expect(try await read(after: second.checkpoint).isEmpty)
    }

    @Test func itExpiresByTheClockOfWhoeverReads() async throws {
        _ = try await test.thread(.team, by: Cast.member)
        let checkpoint = try #require(try await read(after: nil).last?.checkpoint)
        let late = Timestamp(milliseconds: now.milliseconds + Self.day)
        let before = Timestamp(milliseconds: late.milliseconds - 1)
        #expect(try await read(after: checkpoint, at: before).isEmpty)
        #expect(await refusal { try await read(after: checkpoint, at: late) } == .failedPrecondition)
        var feed = SealedFeed(test.queries(Cast.member), after: checkpoint, stream: nil, now: { late })
            .makeAsyncIterator()
        await #expect(throws: DocketError.self) { _ = try await feed.next() }
    }

    @Test func itIsOfOneTenantAndOneStream() async throws {
        let thread = try await test.thread(.team, by: Cast.member)
        let other = try await test.thread(.team, by: Cast.member)
        let checkpoint = try #require(try await read(after: nil, stream: .thread(thread)).last?.checkpoint)
        #expect(await refusal { try await read(after: checkpoint, stream: .thread(other)) } == .invalidArgument)
        #expect(await refusal { try await read(after: checkpoint) } == .invalidArgument)
        #expect(
            await refusal { try await read(after: checkpoint, stream: .thread(thread), as: Cast.namesake) }
                == .invalidArgument)
        // Who of the tenant reads does not matter.
        #expect(try await read(after: checkpoint, stream: .thread(thread), as: Cast.colleague).isEmpty)
    }

    @Test func afterARestoreEveryReaderIsToldToReadAnew() async throws {
        let thread = try await test.thread(.team, by: Cast.member)
        let early = try #require(try await read(after: nil).last?.checkpoint)
        let backup = test.folder.path("backup.db")
        try test.database.backUp(to: backup)
        try await test.say("lost", in: thread, by: Cast.member)
        let late = try #require(try await read(after: nil).last?.checkpoint)
        let other = try WorkspaceDatabase(path: test.folder.path("docket.db"))
        var running = SealedFeed(
            ReadQueries(other, viewer: Cast.member), after: early, stream: nil, now: { [ids = test.ids] in ids.now }
        ).makeAsyncIterator()
        #expect(try await running.next() != nil)

        _ = try test.database.restore(from: backup, now: now)
        // Nothing was written since, and what comes has places that were given before.
        let error = await #expect(throws: DocketError.self) { _ = try await running.next() }
        #expect(error?.code == .failedPrecondition)
        #expect(error?.message.contains("restored from a backup") ?? false)
        for checkpoint in [early, late] {
            #expect(await refusal { try await read(after: checkpoint) } == .failedPrecondition)
        }
        try await test.say("another way", in: thread, by: Cast.member)
        let anew = try await read(after: nil)
        #expect(try await read(after: anew.last?.checkpoint).isEmpty)
        for checkpoint in [early, late] {
            #expect(await refusal { try await read(after: checkpoint) } == .failedPrecondition)
        }
    }
}
