import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation
import TestSupport
import Testing

/// Rule 9, for every query: what a viewer may not see is not there, in whatever way it is asked for.
@Suite struct VisibilityTests {
    /// A thread of the member's with all that can be in one.
    private struct Scene: Sendable {
        let visibility: ThreadVisibility
        let thread: ThreadID
        let message: MessageID
        let artifact: ArtifactID
        let table: ArtifactID
        let query: ArtifactID
        let fileDigest: String
        let chunkDigest: String
    }

    private let test: TestWorkspace
    private let scenes: [Scene]

    init() async throws {
        let test = try await TestWorkspace()
        var scenes: [Scene] = []
        for visibility in ThreadVisibility.allCases {
            let word = "zebra\(visibility.rawValue)"
            let thread = try await test.thread(visibility, by: Cast.member, title: word)
            try await test.perform(.thread(thread, .tag(add: [word], remove: [])), as: Cast.member)
            let bytes = Data(word.utf8)
            let digest = StableDigest.sha256(bytes)
            let file = NewAttachment(name: "a", mimeType: "text/plain", sizeBytes: bytes.count, digest: digest)
            let message = OutgoingMessage(target: .thread(thread), parts: [.text(word)], attachments: [file])
            let sent = try await test.perform(.send(message), as: Cast.member, blobs: [digest: bytes])
            let artifact = try await test.document(word, in: thread, by: Cast.member, title: word)
            let long = PreparedContent(.ofRows(1500, note: word))
            let table = try await test.artifact(long, .table, in: thread, by: Cast.member)
            let new = NewArtifact(
                kind: .sqlQuery, title: word, content: .sqlQuery(SQLQuery(sql: "SELECT 1 FROM \(word)")),
                threadID: thread, tags: [word])
            let query = try #require(try await test.perform(.createArtifact(new), as: Cast.member).artifactID)
            scenes.append(
                Scene(
                    visibility: visibility, thread: thread, message: try #require(sent.messageID), artifact: artifact,
                    table: table, query: query, fileDigest: digest,
                    chunkDigest: try #require(long.blobs.keys.sorted().first)))
        }
        self.test = test
        self.scenes = scenes
    }

    /// The rule in words: private its owner, team every user but agents, public agents too, nobody of another tenant.
    private static func sees(_ viewer: Viewer, _ visibility: ThreadVisibility) -> Bool {
        switch visibility {
        case _ where viewer.tenantID != Cast.tenant: false
        case _ where viewer == Cast.member: true
        case .private: false
        case .team: viewer.role != .agent
        case .public: true
        }
    }

    // MARK: Queries that name an object

    private static let lookups: [(name: String, ask: @Sendable (ReadQueries, Scene) async throws -> Void)] = [
        ("thread", { _ = try await $0.thread($1.thread) }),
        ("messages", { _ = try await $0.messages(of: $1.thread, page: PageRequest(size: 9)) }),
        ("messages at", { _ = try (await $0.messages(of: $1.thread, at: 0..<9)).orNotFound }),
        ("message", { _ = try await $0.message($1.message) }),
        ("artifact", { _ = try await $0.artifact($1.artifact) }),
        ("revision", { _ = try await $0.revision(1, of: $1.artifact) }),
        ("newest revision", { _ = try await $0.revision(nil, of: $1.artifact) }),
        ("threads of an artifact", { _ = try await $0.threads(of: $1.artifact) }),
        ("history of a thread", { _ = try await $0.history(of: .thread($1.thread), page: PageRequest(size: 9)) }),
        (
            "history of an artifact",
            { _ = try await $0.history(of: .artifact($1.artifact), page: PageRequest(size: 9)) }
        ),
        ("blob of an artifact", { _ = try await $0.blob($1.chunkDigest, of: $1.table) }),
        ("blob of a message", { _ = try await $0.blob($1.fileDigest, of: $1.message) }),
        ("events of a thread", { _ = try (await $0.events(of: .thread($1.thread))).orNotFound }),
        ("events of an artifact", { _ = try (await $0.events(of: .artifact($1.artifact))).orNotFound }),
        ("threads by artifact", { _ = try (await $0.threads(about: $1.artifact)).orNotFound }),
        ("artifacts by thread", { _ = try (await $0.artifacts(in: $1.thread)).orNotFound }),
        ("artifacts by tag", { _ = try (await $0.artifacts(.tag, "zebra\($1.visibility.rawValue)")).orNotFound }),
        ("artifacts by table", { _ = try (await $0.artifacts(.table, "zebra\($1.visibility.rawValue)")).orNotFound }),
        ("threads by tag", { _ = try (await $0.threads(tagged: "zebra\($1.visibility.rawValue)")).orNotFound }),
        ("threads by text", { _ = try (await $0.threads(saying: "zebra\($1.visibility.rawValue)")).orNotFound }),
        ("search", { _ = try (await $0.hits("zebra\($1.visibility.rawValue)")).orNotFound }),
    ]

    @Test(arguments: lookups.indices)
    func rule9AnObjectIsFoundByThoseWhoMaySeeItAndByNobodyElse(index: Int) async throws {
        let (name, ask) = Self.lookups[index]
        for scene in scenes {
            for viewer in Cast.all {
                let code = await refusal { try await ask(test.queries(viewer), scene) }
                let expected: DocketError.Code? = Self.sees(viewer, scene.visibility) ? nil : .notFound
                #expect(code == expected, "\(name): \(scene.visibility), \(viewer.userID) of \(viewer.tenantID)")
            }
        }
    }

    // MARK: Lists

    @Test func rule9ListsTotalsAndTheFeedHoldOnlyWhatTheirViewerMaySee() async throws {
        for viewer in Cast.all {
            let seen = scenes.filter { Self.sees(viewer, $0.visibility) }
            let queries = test.queries(viewer)
            let name = Comment(rawValue: "\(viewer.userID) of \(viewer.tenantID)")
            let threads = try await queries.threads(ThreadFilter(), page: PageRequest(size: 100))
            #expect(Set(threads.items.map(\.id)) == Set(seen.map(\.thread)), name)
            #expect(threads.total.count == seen.count, name)
            let artifacts = try await queries.artifacts(ArtifactFilter(), page: PageRequest(size: 100))
            #expect(Set(artifacts.items.map(\.id)) == Set(seen.flatMap { [$0.artifact, $0.table, $0.query] }), name)
            #expect(artifacts.total.count == 3 * seen.count, name)
            let hits = try await queries.search(SearchQuery(text: "zebra*"), page: PageRequest(size: 100))
            let found = Set(hits.items.map(\.id))
            #expect(
                found
                    == Set(
                        seen.flatMap {
                            [
                                $0.thread.rawValue, $0.message.rawValue, $0.artifact.rawValue, $0.table.rawValue,
                                $0.query.rawValue,
                            ]
                        }), name)
            #expect(hits.total.count == hits.items.count, name)
            let events = try await queries.events(after: .start, stream: nil, limit: 1000).map(\.event)
            #expect(events.allSatisfy { $0.tenantID == viewer.tenantID }, name)
            let streams = Set(events.map(\.stream)).filter { $0.kind != .tenant }
            #expect(
                streams
                    == Set(
                        seen.flatMap {
                            [.thread($0.thread), .artifact($0.artifact), .artifact($0.table), .artifact($0.query)]
                        }), name)
            #expect(events.contains { $0.stream.kind == .tenant } == (viewer.role != .agent), name)
        }
    }

    @Test func rule9UsersAndTenantsAreThoseOfTheViewer() async throws {
        for viewer in Cast.all {
            let users = try await test.queries(viewer).users(page: PageRequest(size: 100)).items.map(\.id)
            #expect(users == Cast.all.filter { $0.tenantID == viewer.tenantID }.map(\.userID).sorted())
        }
        let own = try await test.queries(Cast.colleague).tenants(page: PageRequest(size: 100))
        #expect(own.items.map(\.id) == [Cast.tenant])
        #expect(own.total.count == 1)
        let history = try await test.queries(Cast.member).history(
            of: .tenant(Cast.otherTenant), page: PageRequest(size: 9))
        #expect(history.items.isEmpty && history.total.count == 0)
    }

    // MARK: Links between what is seen and what is not

    @Test func rule9AnArtifactTellsNothingOfThreadsThatItsViewerDoesNotSee() async throws {
        let scene = try #require(scenes.first { $0.visibility == .private })
        let shown = try await test.thread(.team, by: Cast.member, title: "Shown")
        try await test.perform(.artifact(scene.artifact, .link(shown, .referenced)), as: Cast.member)
        let seen = try await test.queries(Cast.colleague).artifact(scene.artifact)
        #expect(seen.links.map(\.threadID) == [shown])
        #expect(seen.primaryThreadID == nil)
        #expect(try await test.queries(Cast.member).artifact(scene.artifact).primaryThreadID == scene.thread)
        var filter = ThreadFilter()
        filter.artifactID = scene.artifact
        let threads = try await test.queries(Cast.colleague).threads(filter, page: PageRequest(size: 9))
        #expect(threads.items.map(\.id) == [shown])
        #expect(try await test.queries(Cast.colleague).threads(of: scene.artifact).map(\.threadID) == [shown])
    }

    @Test func rule9ADigestIsAKeyToNothingButTheContentThatItBelongsTo() async throws {
        let scene = try #require(scenes.first { $0.visibility == .private })
        // Who knows a digest writes it down in something of their own.
        let text = "\(scene.chunkDigest) \(scene.fileDigest)"
        let own = try await test.document(text, by: Cast.colleague)
        let thread = try await test.thread(by: Cast.colleague)
        let message = try await test.say(text, in: thread, by: Cast.colleague)
        for digest in [scene.chunkDigest, scene.fileDigest, ""] {
            let queries = test.queries(Cast.colleague)
            #expect(await refusal { try await queries.blob(digest, of: own) } == .notFound)
            #expect(await refusal { try await queries.blob(digest, of: message) } == .notFound)
        }
    }

    @Test func rule5WhereAUserIsGoneTheReferenceIsNullAndWhatTheyMadeStays() async throws {
        let scene = try #require(scenes.first { $0.visibility == .team })
        #expect(try await test.queries(Cast.colleague).thread(scene.thread).ownerID == Cast.member.userID)
        try await test.perform(.removeUser(Cast.member.userID), as: Cast.admin)
        let queries = test.queries(Cast.colleague)
        #expect(try await queries.thread(scene.thread).ownerID == nil)
        let listed = try await queries.threads(ThreadFilter(), page: PageRequest(size: 9)).items
        #expect(listed.contains { $0.id == scene.thread && $0.ownerID == nil })
        #expect(try await queries.artifact(scene.artifact).createdBy.id == Cast.member.userID)
        #expect(try await queries.history(of: .thread(scene.thread), page: PageRequest(size: 9)).items.count == 3)
    }

    @Test func rule5WhereAThreadIsDeletedItsArtifactsStayWithoutIt() async throws {
        let scene = try #require(scenes.first { $0.visibility == .team })
        try await test.perform(.thread(scene.thread, .delete), as: Cast.member)
        let artifact = try await test.queries(Cast.member).artifact(scene.artifact)
        #expect(artifact.deletedAt == nil)
        #expect(artifact.primaryThreadID == nil)
        #expect(artifact.links.isEmpty)
    }
}

extension Array {
    /// The list, unless nothing is in it.
    fileprivate var orNotFound: Self {
        get throws {
            guard !isEmpty else { throw DocketError(.notFound, "Nothing was found.") }
            return self
        }
    }
}

extension ReadQueries {
    fileprivate func events(of stream: StreamID) async throws -> [HistoryEntry] {
        try await events(after: .start, stream: stream, limit: 10)
    }

    fileprivate func hits(_ text: String) async throws -> [SearchHit] {
        try await search(SearchQuery(text: text), page: PageRequest(size: 10)).items
    }

    fileprivate func threads(about artifact: ArtifactID) async throws -> [ThreadSummary] {
        try await threads { $0.artifactID = artifact }
    }

    fileprivate func threads(tagged tag: String) async throws -> [ThreadSummary] {
        try await threads { $0.tag = tag }
    }

    fileprivate func threads(saying text: String) async throws -> [ThreadSummary] {
        try await threads { $0.text = text }
    }

    fileprivate func artifacts(in thread: ThreadID) async throws -> [ArtifactSummary] {
        var filter = ArtifactFilter()
        filter.threadID = thread
        return try await artifacts(filter, page: PageRequest(size: 10)).items
    }

    fileprivate func artifacts(_ kind: ArtifactTerm.Kind, _ name: String) async throws -> [ArtifactSummary] {
        var filter = ArtifactFilter()
        filter.terms = [ArtifactTerm(kind, name)]
        return try await artifacts(filter, page: PageRequest(size: 10)).items
    }

    private func threads(_ change: (inout ThreadFilter) -> Void) async throws -> [ThreadSummary] {
        var filter = ThreadFilter()
        change(&filter)
        return try await threads(filter, page: PageRequest(size: 10)).items
    }
}
