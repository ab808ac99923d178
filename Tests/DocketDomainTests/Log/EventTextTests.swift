import DocketDomain
import TestSupport
import Testing

/// Events in plain words.
@Suite struct EventTextTests {
    private func texts(_ ledger: Ledger, _ stream: StreamID) -> [String] {
        ledger.events.filter { $0.stream == stream }.map { $0.text(actorName: "Dana") }
    }

    @Test func whoHandsInWhatAnAgentFoundDidNotProposeIt() throws {
        let ledger = try Ledger.withCustomer(["employer": "Acme"])
        var submission = Submission(
            customerID: Ledger.customer,
            lines: [ProposalLine(line: 1, fieldKey: "employer", proposedValue: "Globex")])
        submission.agentID = UserID("extractor")
        let handedIn = try ledger.perform(.propose(submission), as: Cast.manager)
        let id = try #require(handedIn.submission?.items.first?.id)
        #expect(texts(ledger, .artifact(id)) == ["extractor proposed Employer: Acme → Globex, handed in by Dana"])
        let own = try ledger.propose("employer", "Initech")
        #expect(texts(ledger, .artifact(own)) == ["Dana proposed Employer: Acme → Initech"])
    }

    @Test func aLongValueIsCut() throws {
        let ledger = try Ledger.withCustomer([:])
        let id = try ledger.propose("notes", .string(String(repeating: "x", count: 1500)))
        let text = try #require(texts(ledger, .artifact(id)).first)
        #expect(text.hasSuffix(String(repeating: "x", count: 200) + "…") && text.count < 300)
    }
}
