import DocketDomain
import TestSupport
import Testing

@Suite struct SubmissionTests {
    let ledger: Ledger

    init() throws {
        ledger = try Ledger.withCustomer(["employer": "Acme", "phone": "+1 (555) 0100"])
    }

    private func submit(
        _ lines: [ProposalLine], thread: ThreadID? = nil, partial: Bool = false, by viewer: Viewer = Cast.agent
    ) throws -> SubmissionOutcome {
        let submission = Submission(
            customerID: Ledger.customer, threadID: thread, lines: lines, isPartial: partial)
        return try ledger.perform(.propose(submission), as: viewer).submission ?? SubmissionOutcome()
    }

    @Test func oneBadLineRefusesAllUnlessTheRestIsWanted() throws {
        let lines = [
            ProposalLine(line: 1, fieldKey: "occupation", proposedValue: "Baker"),
            ProposalLine(line: 3, fieldKey: "shoe_size", proposedValue: "42"),
            ProposalLine(line: 4, fieldKey: "risk_tolerance", proposedValue: "reckless"),
        ]
        let mark = ledger.events.count
        let refused = try submit(lines)
        #expect(refused.items.isEmpty && refused.batchID == nil)
        #expect(refused.refused.map(\.line) == [3, 4])
        #expect(refused.refused.allSatisfy { $0.code == .invalidArgument })
        #expect(ledger.events.count == mark)
        let taken = try submit(lines, partial: true)
        #expect(taken.items.map(\.fieldKey) == ["occupation"])
        #expect(ledger.customer(Ledger.customer)?.pendingCount == 1)
    }

    @Test func whatIsKnownAlreadyIsReportedAndStandsInNobodysWay() throws {
        try ledger.propose("occupation", "Baker")
        let outcome = try submit(
            [
                ProposalLine(line: 1, fieldKey: "employer", proposedValue: "Acme"),
                ProposalLine(line: 2, fieldKey: "phone", proposedValue: "+1 555-0100"),
                ProposalLine(line: 3, fieldKey: "occupation", proposedValue: "Baker"),
                ProposalLine(line: 4, fieldKey: "dependents", proposedValue: 2),
                ProposalLine(line: 5, fieldKey: "dependents", proposedValue: 2),
            ], by: Cast.manager)
        #expect(outcome.items.map(\.fieldKey) == ["dependents"])
        #expect(outcome.refused.map(\.line) == [1, 2, 3, 5])
        #expect(outcome.refused.allSatisfy { $0.code == .alreadyExists })
    }

    @Test func thePreviousValueIsFilledInAndWhatIsStaleIsTakenAsStale() throws {
        let filled = try ledger.propose("employer", "Globex")
        #expect(ledger.artifact(filled)?.proposal?.previousValue == "Acme")
        let empty = try ledger.propose("occupation", "Baker")
        #expect(ledger.artifact(empty)?.proposal?.previousValue == .null)
        let same = try ledger.propose("phone", "+1 555 0199", previous: "+15550100")
        #expect(ledger.artifact(same)?.proposal?.previousValue == "+1 (555) 0100")
        let stale = try ledger.propose("employer", "Hooli", previous: .null)
        #expect(refusal { try ledger.decide(.accept, stale) } == .stale)
        try ledger.decide(.accept, stale, ifStale: .accept)
        #expect(ledger.decision(of: stale)?.wasStale == true)
        // The first one has become stale by it.
        #expect(refusal { try ledger.decide(.accept, filled) } == .stale)
        #expect(refusal { try ledger.decide(.reject(reason: ""), filled) } == nil)
    }

    @Test func aQuoteStandsWordForWordInTheNamedThread() throws {
        let thread = try ledger.newThread(.public, by: Cast.member)
        try ledger.send("She has been promoted: her income is now around 180k.", to: thread, by: Cast.member)
        func line(_ quote: String?) -> ProposalLine {
            ProposalLine(line: 1, fieldKey: "occupation", proposedValue: "Partner", sourceText: quote)
        }
        for quote in [nil, "", "she has been promoted", "income  is now"] {
            #expect(try submit([line(quote)], thread: thread).refused.map(\.code) == [.invalidArgument])
        }
        let id = try #require(try submit([line("has been promoted")], thread: thread).items.first?.id)
        #expect(ledger.artifact(id)?.relation(to: thread) == .created)
        guard case .proposal(.made(let made))? = ledger.events(of: .artifact(id)).first else {
            Issue.record("It was not made.")
            return
        }
        #expect(made.messageID != nil && made.sourceText == "has been promoted")
    }

    @Test func aThreadThatTheProposerDoesNotSeeIsNoSource() throws {
        let thread = try ledger.newThread(.private, by: Cast.member)
        try ledger.send("Globex", to: thread, by: Cast.member)
        let line = ProposalLine(line: 1, fieldKey: "employer", proposedValue: "Globex", sourceText: "Globex")
        #expect(refusal { try submit([line], thread: thread) } == .notFound)
    }

    @Test func anEqualProposalMayComeAgainOnceTheFirstIsDecided() throws {
        let first = try ledger.propose("occupation", "Baker")
        #expect(refusal { try ledger.propose("occupation", "Baker") } == .alreadyExists)
        try ledger.decide(.reject(reason: "No"), first)
        try ledger.propose("occupation", "Baker")
        #expect(ledger.customer(Ledger.customer)?.pendingCount == 1)
    }
}
