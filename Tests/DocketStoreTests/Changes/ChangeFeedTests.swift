import DocketDomain
import DocketStore
import DocketWorkspace
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(40))) struct ChangeFeedTests {
    /// A follower that reads on until it has seen enough.
    private final class Follower {
        private var changes: ChangeFeed.Changes.AsyncIterator

        init(_ queries: ReadQueries, after checkpoint: Checkpoint, stream: StreamID? = nil) {
            changes = ChangeFeed(queries).changes(after: checkpoint, stream: stream).makeAsyncIterator()
        }

        /// Waits for changes until the one that a condition names, that one included.
        func read(until isLast: (Change) -> Bool) async throws -> [Change] {
            var seen: [Change] = []
            while let batch = try await changes.next() {
                seen += batch
                if batch.contains(where: isLast) { break }
            }
            return seen
        }
    }

    private let test: TestWorkspace

    init() async throws {
        test = try await TestWorkspace()
    }

    private func head() async throws -> Checkpoint { try await test.queries(Cast.admin).head() }

    @Test func itSeesWhatAnotherConnectionWritesEachEventOnceAndInOrder() async throws {
        let thread = try await test.thread(.team, by: Cast.member)
        let follower = Follower(test.queries(Cast.colleague), after: try await head())
        let other = try WorkspaceDatabase(path: test.folder.path("docket.db"))
        let log = SQLiteEventLog(other)
        let writing = Task { [ids = test.ids] in
            for number in 0..<60 {
                let context = Context(viewer: Cast.member, now: ids.now, makeID: ids.next)
                let message = OutgoingMessage(target: .thread(thread), parts: [.text("\(number)")])
                var loaded = LoadedState()
                loaded.load(.thread(thread), try await log.state(of: .thread(thread), tenant: Cast.tenant))
                let decision = try decide(.send(message), in: loaded, context)
                _ = try await log.append(Append(context: context, correlationID: "c", changes: decision.changes))
            }
        }
        let seen = try await follower.read { $0.says("59") }
        try await writing.value
        #expect(seen.compactMap(\.said) == (0..<60).map(String.init))
        let positions = seen.map(\.position)
        #expect(positions == positions.sorted() && Set(positions).count == 60)
    }

    @Test func eachSingleWriteArrivesAlsoWhenNothingFollowsIt() async throws {
        let thread = try await test.thread(.team, by: Cast.member)
        let follower = Follower(test.queries(Cast.colleague), after: try await head())
        for number in 0..<15 {
            // The next one is written only when this one has arrived: no later write can wake the follower.
            try await test.say("\(number)", in: thread, by: Cast.member)
            #expect(try await follower.read { $0.says("\(number)") }.compactMap(\.said) == ["\(number)"])
        }
    }

    @Test func itBeginsWhereItIsToldToAndFollowsOneObjectWhereThatIsNamed() async throws {
        let first = try await test.thread(.team, by: Cast.member)
        let second = try await test.thread(.team, by: Cast.member)
        let start = try await head()
        for number in 0..<700 {
            try await test.say("\(number)", in: number.isMultiple(of: 100) ? second : first, by: Cast.member)
        }
        let all = Follower(test.queries(Cast.member), after: start)
        #expect(try await all.read { $0.says("699") }.compactMap(\.said) == (0..<700).map(String.init))
        let one = Follower(test.queries(Cast.member), after: start, stream: .thread(second))
        let texts = try await one.read { $0.says("600") }.compactMap(\.said)
        #expect(texts == stride(from: 0, through: 600, by: 100).map(String.init))
    }

    @Test func aThreadAppearsToThoseWhoGainSightOfItAndDisappearsFromThoseWhoLoseIt() async throws {
        let thread = try await test.thread(.private, by: Cast.member)
        let start = try await head()
        let colleague = Follower(test.queries(Cast.colleague), after: start)
        let owner = Follower(test.queries(Cast.member), after: start)
        let agent = Follower(test.queries(Cast.agent), after: start)
        let marker = try await test.thread(.public, by: Cast.member, title: "Marker")

        try await test.perform(.thread(thread, .setVisibility(.team)), as: Cast.member)
        let appeared = try await colleague.read { $0.isEvent("thread_visibility_changed") }
        #expect(appeared.contains { $0.appeared == .thread(thread) })
        try await test.perform(.thread(thread, .setVisibility(.private)), as: Cast.member)
        let disappeared = try await colleague.read { $0.disappeared == .thread(thread) }
        #expect(!disappeared.contains { $0.isEvent("thread_visibility_changed") })
        try await test.say("unheard", in: thread, by: Cast.member)
        try await test.say("end", in: marker, by: Cast.member)

        #expect(try await colleague.read { $0.says("end") }.compactMap(\.said) == ["end"])
        let owned = try await owner.read { $0.says("end") }
        #expect(owned.allSatisfy { $0.appeared == nil && $0.disappeared == nil })
        #expect(owned.compactMap(\.said) == ["unheard", "end"])
        // Nobody but people ever saw it.
        let heard = try await agent.read { $0.says("end") }
        #expect(heard.compactMap(\.said) == ["end"])
        #expect(heard.allSatisfy { $0.appeared == nil && $0.disappeared == nil })
    }

    @Test func aCustomerAppearsToTheManagerWhoGetsThemAndDisappearsFromTheOneWhoLosesThem() async throws {
        let rosa = Viewer(tenantID: Cast.tenant, userID: UserID("rosa"), role: .rm)
        try await test.perform(.addUser(Cast.user(rosa)), as: Cast.admin)
        let customer = try await test.customer("c1")
        let start = try await head()
        let before = Follower(test.queries(Cast.manager), after: start)
        let after = Follower(test.queries(rosa), after: start)
        try await test.perform(.customer(customer, .assign(rm: rosa.userID)), as: Cast.admin)
        let lost = try await before.read { $0.disappeared == .customer(customer) }
        #expect(!lost.contains { $0.isEvent("rm_assigned") })
        let gained = try await after.read { $0.isEvent("rm_assigned") }
        #expect(gained.contains { $0.appeared == .customer(customer) })
    }

    @Test func nothingOfWhatCannotBeSeenArrivesAndNothingOfAnotherTenant() async throws {
        let start = try await head()
        let hidden = try await test.thread(.private, by: Cast.member)
        try await test.say("secret", in: hidden, by: Cast.member)
        let artifact = try await test.document("secret", in: hidden, by: Cast.member)
        try await test.perform(.artifact(artifact, .comment("secret")), as: Cast.member)
        let shown = try await test.thread(.public, by: Cast.member)
        try await test.say("end", in: shown, by: Cast.member)
        for viewer in [Cast.colleague, Cast.manager, Cast.admin, Cast.agent] {
            let follower = Follower(test.queries(viewer), after: start)
            let seen = try await follower.read { $0.says("end") }
            #expect(seen.compactMap(\.type) == ["thread_created", "message_added"], "\(viewer.userID)")
        }
        let foreign = try await test.thread(.public, by: Cast.namesake)
        try await test.say("foreign end", in: foreign, by: Cast.namesake)
        let follower = Follower(test.queries(Cast.namesake), after: start)
        let seen = try await follower.read { $0.says("foreign end") }
        #expect(seen.compactMap(\.said) == ["foreign end"])
    }

    @Test func itEndsWhenItsReaderIsCancelled() async throws {
        let queries = test.queries(Cast.member)
        let start = try await head()
        let reading = Task {
            var count = 0
            for try await changes in ChangeFeed(queries).changes(after: start) { count += changes.count }
            return count
        }
        reading.cancel()
        #expect(try await reading.value == 0)
    }
}

extension Change {
    fileprivate var entry: HistoryEntry? {
        if case .event(let entry) = self { entry } else { nil }
    }

    fileprivate var position: Int64 {
        switch self {
        case .event(let entry): entry.event.position
        case .appeared(_, let place), .disappeared(_, let place): place.position
        }
    }

    fileprivate var appeared: StreamID? {
        if case .appeared(let id, _) = self { id } else { nil }
    }

    fileprivate var disappeared: StreamID? {
        if case .disappeared(let id, _) = self { id } else { nil }
    }

    /// The text of the message that was added.
    fileprivate var said: String? {
        guard case .thread(.messageAdded(let added))? = entry?.event.event else { return nil }
        return added.parts.first?.text
    }

    fileprivate var type: String? { entry?.type }

    fileprivate func says(_ text: String) -> Bool { said == text }
    fileprivate func isEvent(_ type: String) -> Bool { self.type == type }
}
