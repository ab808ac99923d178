import DocketDomain
import TestSupport
import Testing

@Suite struct TakeBackTests {
    let ledger: Ledger

    init() throws {
        ledger = try Ledger.withCustomer(["employer": "Acme"])
    }

    private func takeBack(_ ids: ArtifactID..., by viewer: Viewer = Cast.manager) throws {
        try ledger.perform(.takeBack(.proposals(ids)), as: viewer)
    }

    @Test func whatADecisionLeftIsAsBeforeItsProvenanceToo() throws {
        let before = ledger.profile()
        for verdict in [.accept, .edit("Initech"), .reject(reason: "")] as [ProposalVerdict.Verdict] {
            let id = try ledger.propose("employer", "Globex")
            try ledger.decide(verdict, id)
            try takeBack(id)
            #expect(ledger.status(id) == .pending)
            #expect(ledger.profile()?.values == before?.values)
            #expect(ledger.profile()?.pendingCount == 1)
            try ledger.decide(.reject(reason: ""), id)
        }
    }

    @Test func decisionsAreTakenBackTheNewestFirstOneAfterTheOther() throws {
        let ids = [
            try ledger.propose("employer", "Globex"), try ledger.propose("phone", "+1 555 0100"),
            try ledger.propose("occupation", "Baker"),
        ]
        for id in ids { try ledger.decide(.accept, id) }
        for id in ids.reversed() {
            let outcome = try ledger.perform(.takeBack(.newest), as: Cast.manager)
            #expect(outcome.review?.decided.map(\.proposal) == [id])
        }
        #expect(refusal { try ledger.perform(.takeBack(.newest), as: Cast.manager) } == .failedPrecondition)
    }

    @Test func theWindowClosesAndOnlyTheOneWhoDecidedMayTakeBack() throws {
        let id = try ledger.propose("employer", "Globex")
        try ledger.decide(.accept, id)
        #expect(refusal { try takeBack(id, by: Cast.admin) } == .permissionDenied)
        ledger.ids.advance(milliseconds: ledger.policy.undoWindow)
        #expect(refusal { try takeBack(id) } == .failedPrecondition)
        #expect(refusal { try ledger.perform(.takeBack(.newest), as: Cast.manager) } == .failedPrecondition)
        #expect(ledger.profile()?.value("employer") == "Globex")
    }

    @Test func whatSomebodyChangedSinceStands() throws {
        let id = try ledger.propose("employer", "Globex")
        try ledger.decide(.accept, id)
        try ledger.perform(.correct(Ledger.customer, ["employer": "Initech"], asAdmin: true), as: Cast.admin)
        #expect(refusal { try takeBack(id) } == .failedPrecondition)
        #expect(ledger.profile()?.value("employer") == "Initech")
    }

    @Test func aRejectionStandsWhereTheSameWasProposedSince() throws {
        let id = try ledger.propose("employer", "Globex")
        try ledger.decide(.reject(reason: ""), id)
        try ledger.propose("employer", "Globex")
        #expect(refusal { try takeBack(id) } == .failedPrecondition)
    }

    @Test func takingBackWithdrawsWhatWouldHaveFollowed() throws {
        let id = try ledger.propose("employer", "Globex", trigger: "crm")
        let decided = try ledger.decide(.accept, id).decided
        let decision = try ledger.decision(.takeBack(.proposals([id])), as: Cast.manager)
        #expect(decision.outbox == decided.map { .withdraw(decision: $0.eventID) })
    }

    @Test func aTwinThatWasSupersededIsPendingAgain() throws {
        let twin = try ledger.propose("employer", "Initech")
        let id = try ledger.propose("employer", "Globex")
        try ledger.decide(.edit("Initech"), id)
        #expect(ledger.status(twin) == .superseded)
        #expect(ledger.profile()?.pendingCount == 0)
        #expect(refusal { try ledger.decide(.accept, twin) } == .alreadyDecided)
        #expect(refusal { try takeBack(twin) } == .failedPrecondition)
        try takeBack(id)
        #expect(ledger.status(twin) == .pending && ledger.status(id) == .pending)
        #expect(ledger.profile()?.pendingCount == 2)
        // Its claim is back as well.
        #expect(refusal { try ledger.propose("employer", "Initech") } == .alreadyExists)
    }
}
