import DocketDomain
import TestSupport
import Testing

@Suite struct UndoTests {
    let ledger: Ledger

    init() throws {
        ledger = try Ledger.withCustomer(["employer": "Acme"])
    }

    private func undo(_ ids: ArtifactID..., by viewer: Viewer = Cast.manager) throws {
        try ledger.perform(.undo(.proposals(ids)), as: viewer)
    }

    @Test func whatADecisionLeftIsAsBeforeItsProvenanceToo() throws {
        let before = ledger.customer(Ledger.customer)
        for decision in [.accept, .edit("Initech"), .reject(reason: "")] as [ProposalDecision.Decision] {
            let id = try ledger.propose("employer", "Globex")
            try ledger.decide(decision, id)
            try undo(id)
            #expect(ledger.status(id) == .pending)
            #expect(ledger.customer(Ledger.customer)?.values == before?.values)
            #expect(ledger.customer(Ledger.customer)?.pendingCount == 1)
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
            let outcome = try ledger.perform(.undo(.newest), as: Cast.manager)
            #expect(outcome.review?.decided.map(\.proposal) == [id])
        }
        #expect(refusal { try ledger.perform(.undo(.newest), as: Cast.manager) } == .failedPrecondition)
    }

    @Test func theWindowClosesAndOnlyTheOneWhoDecidedMayTakeBack() throws {
        let id = try ledger.propose("employer", "Globex")
        try ledger.decide(.accept, id)
        #expect(refusal { try undo(id, by: Cast.admin) } == .permissionDenied)
        ledger.ids.advance(milliseconds: ledger.policy.undoWindow)
        #expect(refusal { try undo(id) } == .failedPrecondition)
        #expect(refusal { try ledger.perform(.undo(.newest), as: Cast.manager) } == .failedPrecondition)
        #expect(ledger.customer(Ledger.customer)?.value("employer") == "Globex")
    }

    @Test func whatSomebodyChangedSinceStands() throws {
        let id = try ledger.propose("employer", "Globex")
        try ledger.decide(.accept, id)
        try ledger.perform(.correct(Ledger.customer, ["employer": "Initech"], asAdmin: true), as: Cast.admin)
        #expect(refusal { try undo(id) } == .failedPrecondition)
        #expect(ledger.customer(Ledger.customer)?.value("employer") == "Initech")
    }

    @Test func aRejectionStandsWhereTheSameWasProposedSince() throws {
        let id = try ledger.propose("employer", "Globex")
        try ledger.decide(.reject(reason: ""), id)
        try ledger.propose("employer", "Globex")
        #expect(refusal { try undo(id) } == .failedPrecondition)
    }

    @Test func takingBackWithdrawsWhatWouldHaveFollowed() throws {
        let id = try ledger.propose("employer", "Globex", trigger: "crm")
        let decided = try ledger.decide(.accept, id).decided
        let decision = try ledger.decision(.undo(.proposals([id])), as: Cast.manager)
        #expect(decision.outbox == decided.map { .withdraw(decision: $0.eventID) })
    }

    @Test func aCorrectionThatIsTakenBackProposesNothing() throws {
        let before = ledger.customer(Ledger.customer)
        let outcome = try ledger.perform(
            .correct(Ledger.customer, ["employer": "Globex", "phone": "+1 555 0100"]), as: Cast.manager)
        let ids = (outcome.review?.decided ?? []).map(\.proposal)
        let undone = try ledger.perform(.undo(.newest), as: Cast.manager)
        #expect(undone.review?.decided.map(\.status) == [.withdrawn, .withdrawn])
        #expect(ids.map { ledger.status($0) } == [.withdrawn, .withdrawn])
        #expect(ledger.customer(Ledger.customer)?.values == before?.values)
        #expect(ledger.customer(Ledger.customer)?.pendingCount == 0)
        for id in ids {
            #expect(refusal { try ledger.decide(.accept, id) } == .alreadyDecided)
            #expect(refusal { try undo(id) } == .failedPrecondition)
        }
        #expect(refusal { try ledger.perform(.undo(.newest), as: Cast.manager) } == .failedPrecondition)
    }

    @Test func whatWasWithdrawnIsInNobodysWay() throws {
        try ledger.perform(.correct(Ledger.customer, ["employer": "Globex"]), as: Cast.manager)
        let id = try ledger.propose("employer", "Initech")
        try ledger.perform(.undo(.newest), as: Cast.manager)
        let same = try ledger.propose("employer", "Globex")
        #expect(ledger.status(id) == .pending && ledger.status(same) == .pending)
        try ledger.perform(.correct(Ledger.customer, ["employer": "Hooli"]), as: Cast.manager)
        #expect(ledger.customer(Ledger.customer)?.value("employer") == "Hooli")
    }

    @Test func aTwinThatWasSupersededIsPendingAgain() throws {
        let duplicate = try ledger.propose("employer", "Initech")
        let id = try ledger.propose("employer", "Globex")
        try ledger.decide(.edit("Initech"), id)
        #expect(ledger.status(duplicate) == .superseded)
        #expect(ledger.customer(Ledger.customer)?.pendingCount == 0)
        #expect(refusal { try ledger.decide(.accept, duplicate) } == .alreadyDecided)
        #expect(refusal { try undo(duplicate) } == .failedPrecondition)
        try undo(id)
        #expect(ledger.status(duplicate) == .pending && ledger.status(id) == .pending)
        #expect(ledger.customer(Ledger.customer)?.pendingCount == 2)
        // Its claim is back as well.
        #expect(refusal { try ledger.propose("employer", "Initech") } == .alreadyExists)
    }
}
