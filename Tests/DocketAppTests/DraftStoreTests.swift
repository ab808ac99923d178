import DocketDomain
import DocketUI
import DocketWorkspace
import Foundation
import TestSupport
import Testing

@testable import DocketApp

/// Texts that are not finished outlive the program.
@Suite struct DraftStoreTests {
    private let home: TemporaryFolder
    private let session: Session

    init() async throws {
        home = try TemporaryFolder()
        let request = Session.Request(
            workspace: home.path("workspace"), environment: ["HOME": home.url.path, "USER": "max"])
        session = try await Session.create(request).session
    }

    private var store: DraftStore {
        DraftStore(session, .init(workspaceName: "w", environment: ["HOME": home.url.path]))
    }

    private var folder: String { ".local/state/docket/drafts" }

    private func files() throws -> [URL] {
        let root = home.url.appendingPathComponent(folder)
        let names = FileManager.default.enumerator(atPath: root.path)?.allObjects as? [String] ?? []
        return names.filter { $0.hasSuffix(".json") }.map { root.appendingPathComponent($0) }
    }

    @Test func theLastOfEachIsKeptForItsOwnerOnlyUntilItIsForgotten() throws {
        let (one, two) = (DraftKey("message thread:1"), DraftKey("thread"))
        let writing = store
        for count in 1...200 { writing.keep(one, Draft(title: "A", text: String(repeating: "é", count: count))) }
        writing.keep(two, Draft(title: "New thread", text: "x", refusal: "No."))
        writing.finish()
        #expect(
            store.read() == [
                one: Draft(title: "A", text: String(repeating: "é", count: 200)),
                two: Draft(title: "New thread", text: "x", refusal: "No."),
            ])
        #expect(try files().count == 2)
        for file in try files() {
            let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
        writing.keep(one, nil)
        writing.keep(one, nil)
        writing.finish()
        #expect(Array(store.read().keys) == [two])
    }

    @Test(.timeLimit(.minutes(5))) func whatOthersHaveSentOrTakenBackIsTold() async throws {
        let (one, two) = (DraftKey("queued thread:1 1.a"), DraftKey("queued thread:1 2.a"))
        let mine = store
        mine.keep(one, Draft(title: "Queued: A", text: "One"))
        mine.keep(two, Draft(title: "Queued: A", text: "Two"))
        mine.keep(DraftKey("thread"), Draft(title: "New thread", text: "x"))
        mine.finish()
        let others = store
        #expect(others.read().count == 3)
        let (told, continuation) = AsyncStream<[DraftKey]>.makeStream()
        let following = Task { await mine.followOthers { continuation.yield($0) } }
        defer { following.cancel() }
        // What is its own doing is not told, nor what is no queued message.
        mine.keep(two, nil)
        others.keep(DraftKey("thread"), nil)
        others.keep(one, nil)
        others.finish()
        #expect(await told.first { _ in true } == [one])
    }

    @Test(.timeLimit(.minutes(5))) func whereTheFolderIsGoneNothingWasSent() async throws {
        let mine = store
        mine.keep(DraftKey("queued thread:1 1.a"), Draft(title: "Queued: A", text: "One"))
        mine.finish()
        try FileManager.default.removeItem(at: home.url.appendingPathComponent(folder))
        let (told, continuation) = AsyncStream<[DraftKey]>.makeStream()
        let following = Task { await mine.followOthers { continuation.yield($0) } }
        defer { following.cancel() }
        try await Task.sleep(for: .milliseconds(600))
        following.cancel()
        await following.value
        continuation.finish()
        for await keys in told { Issue.record("\(keys)") }
    }

    @Test func filesAreKeptAndADraftFromBeforeThereWereAnyIsRead() throws {
        let key = DraftKey("thread")
        let writing = store
        writing.keep(key, Draft(title: "New thread", text: "", files: ["/home/max/fees.csv"]))
        writing.finish()
        #expect(store.read()[key]?.files == ["/home/max/fees.csv"])
        let file = try #require(try files().first)
        try Data(#"{"key":{"name":"thread"},"draft":{"title":"New thread","text":"x"}}"#.utf8).write(to: file)
        #expect(store.read() == [key: Draft(title: "New thread", text: "x")])
    }

    @Test func whatIsDamagedOrNoFileIsLeftAside() throws {
        let key = DraftKey("thread")
        let writing = store
        writing.keep(key, Draft(title: "New thread", text: "x"))
        writing.finish()
        let file = try #require(try files().first)
        let folder = file.deletingLastPathComponent()
        try Data("{".utf8).write(to: folder.appendingPathComponent("broken.json"))
        #expect(mkfifo(folder.appendingPathComponent("pipe.json").path, 0o600) == 0)
        #expect(Array(store.read().keys) == [key])
    }
}
