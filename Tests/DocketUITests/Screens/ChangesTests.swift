import DocketDomain
import DocketUI
import TerminalKit
import Testing

/// What a change in the log means to each screen.
@Suite struct ChangesTests {
    @Test func aDecisionReadsTheQueueOnce() throws {
        var screen = TestScreen(.review)
        try screen.press("g r a")
        _ = screen.takeQueries()
        screen.wait(150)
        let asked = screen.takeQueries()
        let proposals = asked.count { if case .proposals = $0 { true } else { false } }
        #expect(proposals == 1)
        #expect(asked.count { $0 == .undoable } == 1)
        #expect(asked.count { $0 == .pendingCount } == 1)
        #expect(screen.state.review.list.count == 8)
    }

    @Test func takingBackReadsTheQueueOnce() throws {
        var screen = TestScreen(.review)
        screen.decides = false
        try screen.press("g r u")
        guard case .perform(let request) = screen.takeEffects().last else {
            Issue.record("nothing was asked for")
            return
        }
        _ = screen.takeQueries()
        var outcome = CommandOutcome()
        outcome.review = ReviewOutcome()
        let id = screen.sample.proposals[0].id
        outcome.review?.decided = [
            .init(
                proposal: id, status: .pending, fieldKey: "income", value: "100-250", eventID: EventID("e"),
                already: false)
        ]
        screen.handle(.performed(request, outcome))
        screen.handle(.changed([.artifact(id)]))
        let proposals = screen.takeQueries().count { if case .proposals = $0 { true } else { false } }
        #expect(proposals == 1)
    }

    @Test func whereNothingWasStoredTheQueueIsReadAgainAllTheSame() throws {
        var screen = TestScreen(.review)
        try screen.press("g r a")
        try screen.sample.decide(.reject(reason: ""), screen.sample.proposals[0].id)
        _ = screen.takeQueries()
        screen.wait(150)
        #expect(screen.takeQueries().contains { if case .proposals = $0 { true } else { false } })
        #expect(screen.state.review.list.count == 8)
    }

    @Test func whatChangedWhileAScreenWasNotShownIsReadWhenItIs() throws {
        var screen = TestScreen(.review)
        try screen.press("g a g c g r g b")
        _ = screen.takeQueries()
        screen.handle(.changed([.artifact(screen.sample.artifacts[0].id)]))
        #expect(!screen.takeQueries().contains { if case .proposals = $0 { true } else { false } })
        for (keys, isMeant) in [
            ("g a", { if case .artifacts = $0 { true } else { false } }),
            ("g c", { if case .customers = $0 { true } else { false } }),
            ("g r", { if case .proposals = $0 { true } else { false } }),
        ] as [(String, (Query) -> Bool)] {
            try screen.press(keys)
            #expect(screen.takeQueries().contains(where: isMeant), "\(keys)")
        }
    }
}
