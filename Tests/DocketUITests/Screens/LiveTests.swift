import DocketDomain
import TerminalKit
import Testing

@testable import DocketUI

/// What others change appears wherever it is shown, and what one looks at stays where it is.
@Suite struct LiveTests {
    /// Lists, with what selects a row in their middle and something that comes before it.
    enum Place: CaseIterable {
        case threads, threadArtifacts, allArtifacts, queue, customers, exports

        var keys: String {
            switch self {
            case .threads: "g b j j j"
            case .threadArtifacts: "g b l l j"
            case .allArtifacts: "g a j j"
            case .queue: "g r j j j"
            case .customers: "g c j j"
            case .exports: "g x j j"
            }
        }

        /// What the selected row is about.
        func selection(_ state: AppState) -> String? {
            switch self {
            case .threads: state.threads.selection?.id.rawValue
            case .threadArtifacts: state.threadArtifacts.list.selection?.id.rawValue
            case .allArtifacts: state.allArtifacts.list.selection?.id.rawValue
            case .queue: state.review.selection?.id.rawValue
            case .customers: state[CustomersScreen.self].list.selection?.id.rawValue
            case .exports: state[ExportsScreen.self].list.selection?.id.rawValue
            }
        }

        func view(_ state: AppState) -> ListState {
            switch self {
            case .threads: state.threads.view
            case .threadArtifacts: state.threadArtifacts.list.view
            case .allArtifacts: state.allArtifacts.list.view
            case .queue: state.review.list.view
            case .customers: state[CustomersScreen.self].list.view
            case .exports: state[ExportsScreen.self].list.view
            }
        }

        /// Rows between the top of the view and the selection.
        func distance(_ state: AppState) -> Int { view(state).selection - view(state).top }

        /// Adds something before all others, and something behind them.
        func grow(_ sample: inout SampleWorkspace) -> [ChangedObject] {
            switch self {
            case .threads:
                let first = sample.addThread("Something new")
                sample.threads.insert(sample.threads.removeLast(), at: 0)
                let last = sample.addThread("Something old")
                return [.thread(first), .thread(last)]
            case .threadArtifacts, .allArtifacts:
                let content = ArtifactContent.doc(.inline("New."))
                let first = sample.addArtifact("Something new", .doc, content, in: sample.threads[0].id)
                sample.artifacts.insert(sample.artifacts.removeLast(), at: 0)
                return [.artifact(first), .thread(sample.threads[0].id)]
            case .queue:
                let first = sample.addCustomer("Aaron First", CustomerID("first"), values: [:])
                let new = sample.propose("city", "Accra", for: first)
                return [.artifact(new), .customer(first)]
            case .customers:
                let new = CustomerID("first")
                sample.addCustomer("Aaron First", new, values: [:])
                return [.customer(new)]
            case .exports:
                let new = SampleWorkspace.export("new", minutesAgo: 0)
                sample.exports.insert(new, at: 0)
                return [.export(new.id)]
            }
        }
    }

    private static var sample: SampleWorkspace {
        var sample = SampleWorkspace.review
        for name in ["Bea", "Carl", "Dora"] { sample.addCustomer(name, CustomerID(name), values: [:]) }
        sample.exports = (0..<5).map { SampleWorkspace.export("e\($0)", minutesAgo: $0 + 1) }
        return sample
    }

    @Test(arguments: Place.allCases, [(120, 40), (80, 12)])
    func theSelectedRowStaysAndSoDoesItsPlace(_ place: Place, _ size: (width: Int, height: Int)) throws {
        var screen = TestScreen(Self.sample, width: size.width, height: size.height)
        try screen.press(place.keys)
        let selection = try #require(place.selection(screen.state))
        let distance = place.distance(screen.state)
        let changes = place.grow(&screen.sample)
        screen.handle(.changed(changes, byOthers: changes))
        #expect(place.selection(screen.state) == selection)
        // A list that is seen as a whole stays so: what is new pushes it down.
        let isWhole = place.view(screen.state).top == 0
        #expect(isWhole || place.distance(screen.state) == distance)
        // What is new can be gone to.
        try screen.press("g g")
        #expect(place.selection(screen.state) != selection)
    }

    @Test func messagesGrowBelowWhileOneReadsAbove() throws {
        var sample = SampleWorkspace.office
        let thread = sample.threads[0].id
        for number in 0..<60 { sample.addMessage("Message \(number).", to: thread) }
        var screen = TestScreen(sample)
        try screen.press("g b enter g g j j j")
        func shown(_ screen: TestScreen) -> [Substring] {
            screen.frame.rows.compactMap { $0.firstMatch(of: /Message \d+\./)?.0 }
        }
        let before = shown(screen)
        #expect(before.count > 3)
        screen.sample.addMessage("The newest of all.", to: thread)
        screen.handle(.changed([.thread(thread)]))
        let count = try #require(screen.state.reading?.count)
        #expect(count == (screen.sample.messages[thread]?.count ?? 0))
        #expect(shown(screen) == before)
        try screen.press("G")
        #expect(screen.text.contains("The newest of all."))
    }

    @Test func aThreadThatIsTakenAwayMakesRoomForTheNextOne() throws {
        var screen = TestScreen()
        try screen.press("g b j enter")
        let gone = screen.sample.threads.remove(at: 1)
        #expect(screen.state.reading?.id == gone.id)
        screen.handle(.changed([.thread(gone.id)]))
        #expect(screen.state.reading?.id == screen.sample.threads[1].id)
        #expect(screen.state.threads.selection?.id == screen.sample.threads[1].id)
        #expect(screen.state.failure == nil)
        #expect(screen.state.toast?.text == "“\(gone.title)” is not there for you any more")
    }

    @Test func anOpenTextStaysWhereItIsScrolledWhenAnotherArtifactComes() throws {
        var sample = SampleWorkspace.office
        let text = (0..<100).map { "Line \($0) of it." }.joined(separator: "\n\n")
        let id = sample.addArtifact("A long text", .doc, .doc(.inline(text)), in: sample.threads[0].id)
        var screen = TestScreen(sample)
        try screen.press("g a G enter ctrl-d ctrl-d")
        let before = screen.rows(with: "Line ")
        #expect(!before.isEmpty)
        let new = screen.sample.addArtifact("Another", .doc, .doc(.inline("x")), in: sample.threads[0].id)
        screen.handle(.changed([.artifact(new), .thread(sample.threads[0].id)]))
        #expect(screen.rows(with: "Line ") == before)
        #expect(screen.state.allArtifacts.viewer?.artifact.id == id)
    }

    @Test func whatIsOpenIsReadAgainWhereItIsRevised() throws {
        var sample = SampleWorkspace.office
        let id = sample.addArtifact("A text", .doc, .doc(.inline("As it was.")), in: sample.threads[0].id)
        var screen = TestScreen(sample)
        try screen.press("g a G enter")
        #expect(screen.text.contains("As it was."))
        screen.sample.revise(id, .doc(.inline("As it is now.")))
        screen.handle(.changed([.artifact(id)]))
        #expect(screen.text.contains("As it is now."))
    }

    // MARK: What lies over screens

    @Test func aHistoryGrowsAtItsTopAndKeepsItsSelection() throws {
        var sample = SampleWorkspace.office
        func line(_ number: Int) -> HistoryLine {
            HistoryLine(
                id: "\(number)", text: "Event \(number).", actor: SampleWorkspace.owner,
                at: SampleWorkspace.time(minutesAgo: number))
        }
        sample.history = (1..<150).map(line)
        var screen = TestScreen(sample)
        try screen.press("i j j")
        screen.sample.history.insert(line(0), at: 0)
        screen.handle(.changed([.thread(sample.threads[0].id)]))
        #expect(screen.text.contains("4/150"))
        try screen.press("g g")
        try screen.press("k k k k k k")
        #expect(screen.text.contains("Event 0."))
        // What happened elsewhere is not asked for.
        _ = screen.takeQueries()
        screen.handle(.changed([.thread(sample.threads[1].id)]))
        #expect(!screen.takeQueries().contains { if case .history = $0 { true } else { false } })
    }

    @Test func whatWasDecidedGrowsToo() throws {
        var screen = TestScreen(.review)
        try screen.press("g r t b")
        #expect(screen.rows(with: "Annual income band").count { $0.contains("Kim") } == 0)
        let id = screen.sample.proposals[0].id
        screen.sample.moveClock(to: screen.state.now)
        try screen.sample.decide(.accept, id)
        screen.handle(.changed([.artifact(id)]))
        #expect(!screen.rows(with: "Annual income band").isEmpty)
        #expect(screen.text.contains("1/1"))
    }

    @Test func aSearchFindsWhatHasComeAndKeepsItsSelection() throws {
        var sample = SampleWorkspace.office
        func hit(_ number: Int) -> SearchHit {
            SearchHit(
                kind: .threads, id: "t\(number)", address: .thread(ThreadID("t\(number)")), messageID: nil,
                title: "Hit \(number)", snippet: [], score: 1, createdAt: SampleWorkspace.now)
        }
        sample.hits = [hit(1), hit(2), hit(3)]
        var screen = TestScreen(sample)
        try screen.press("ctrl-f 'hit' down")
        screen.sample.hits.insert(hit(0), at: 0)
        screen.handle(.changed([.thread(sample.threads[0].id)]))
        #expect(screen.text.contains("Hit 0"))
        #expect(screen.text.contains("3/4"))
    }

    // MARK: Bursts

    @Test func aBurstIsReadOnceAndOnceMoreAndNeverBegunAnew() throws {
        var screen = TestScreen(SampleWorkspace.crowd(20))
        screen.answers = false
        _ = screen.takeQueries()
        for number in 0..<50 { screen.handle(.changed([.thread(screen.sample.threads[number % 20].id)])) }
        #expect(screen.takeQueries().count { if case .threads = $0 { true } else { false } } == 1)
        screen.answerAll()
        #expect(screen.takeQueries().count { if case .threads = $0 { true } else { false } } == 1)
        #expect(screen.state.queries.isEmpty)
        screen.handle(.changed([.thread(screen.sample.threads[0].id)]))
        #expect(screen.takeQueries().count { if case .threads = $0 { true } else { false } } == 1)
    }

    @Test func whereChangesWereMissedEverythingIsReadAnew() throws {
        for (keys, isMeant) in [
            ("g b", { if case .threads = $0 { true } else { false } }),
            ("g a", { if case .artifacts = $0 { true } else { false } }),
            ("g c", { if case .customers = $0 { true } else { false } }),
            ("g r", { if case .proposals = $0 { true } else { false } }),
            ("g x", { if case .exports = $0 { true } else { false } }),
        ] as [(String, (Query) -> Bool)] {
            var screen = TestScreen(Self.sample)
            try screen.press("g b g a g c g r g x " + keys)
            _ = screen.takeQueries()
            screen.handle(.readAnew)
            #expect(screen.takeQueries().contains(where: isMeant), "\(keys)")
        }
    }
}
