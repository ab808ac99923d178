import DocketDomain
import TestSupport
import Testing

/// What always holds (Sources/README) for proposals and decisions. Each test names its rule by number.
@Suite struct ReviewRulesTests {
    let ledger: Ledger

    init() throws {
        ledger = try Ledger.withCustomer(["employer": "Acme", "risk_tolerance": "balanced"])
    }

    // MARK: 1

    @Test func rule1OnlyTheAttachedManagerDecidesAndAnAdminOnlyBySayingSo() throws {
        let id = try ledger.propose("employer", "Globex")
        for viewer in [Cast.agent, Cast.member, Ledger.otherManager, Cast.docket] {
            for decision in [.accept, .reject(reason: ""), .edit("Initech")] as [ProposalDecision.Decision] {
                #expect(refusal { try ledger.decide(decision, id, by: viewer) } == .permissionDenied)
                #expect(refusal { try ledger.decide(decision, id, by: viewer, asAdmin: true) } == .permissionDenied)
            }
        }
        #expect(refusal { try ledger.decide(.accept, id, by: Cast.admin) } == .permissionDenied)
        #expect(ledger.customer(Ledger.customer)?.value("employer") == "Acme")

        try ledger.decide(.accept, id, by: Cast.admin, asAdmin: true)
        #expect(ledger.decision(of: id)?.asAdmin == true)
        #expect(ledger.customer(Ledger.customer)?.value("employer") == "Globex")
    }

    @Test func rule1AnotherTenantHasNoSuchProposal() throws {
        let id = try ledger.propose("employer", "Globex")
        #expect(refusal { try ledger.decide(.accept, id, by: Cast.foreignAdmin, asAdmin: true) } == .notFound)
    }

    @Test func rule1ACorrectionIsAProposalAndItsDecisionInOneStep() throws {
        let mark = ledger.events.count
        let outcome = try ledger.perform(
            .correct(Ledger.customer, ["employer": "Globex", "phone": "+1 555 0100"]), as: Cast.manager)
        #expect(outcome.review?.decided.map(\.status) == [.accepted, .accepted])
        let made = ledger.events[mark...].filter { if case .proposal(.made) = $0.event { true } else { false } }
        let decided = ledger.events[mark...].filter { if case .proposal(.decided) = $0.event { true } else { false } }
        #expect(made.map(\.stream) == decided.map(\.stream) && made.count == 2)
        #expect(ledger.customer(Ledger.customer)?.values["employer"]?.artifactID?.rawValue == made.first?.stream.id)
        #expect(ledger.customer(Ledger.customer)?.pendingCount == 0)
    }

    @Test func rule1ACorrectionToWhatIsProposedAlreadyAcceptsTheProposal() throws {
        let id = try ledger.propose("phone", "+1 555 0100")
        try ledger.perform(.correct(Ledger.customer, ["phone": "+1 (555) 0100"]), as: Cast.manager)
        #expect(ledger.status(id) == .edited)
        #expect(
            ledger.customer(Ledger.customer)?.value("phone") == "+1 (555) 0100"
                && ledger.customer(Ledger.customer)?.pendingCount == 0)
        try ledger.perform(.undo(.newest), as: Cast.manager)
        #expect(ledger.status(id) == .pending && ledger.customer(Ledger.customer)?.pendingCount == 1)
    }

    @Test func rule1OnlyTheAttachedManagerOrAnAdminWhoSaysSoCorrects() throws {
        let correction = Command.correct(Ledger.customer, ["employer": "Globex"])
        for viewer in [Cast.agent, Cast.member, Ledger.otherManager] {
            #expect(refusal { try ledger.perform(correction, as: viewer) } == .notFound)
        }
        #expect(refusal { try ledger.perform(correction, as: Cast.admin) } == .permissionDenied)
        try ledger.perform(.correct(Ledger.customer, ["employer": "Globex"], asAdmin: true), as: Cast.admin)
        #expect(ledger.customer(Ledger.customer)?.value("employer") == "Globex")
    }

    // MARK: 2

    @Test func rule2ADecisionIsOneSetOfChangesWithStatusProfileEventAndOutbox() throws {
        let id = try ledger.propose("employer", "Globex", trigger: "crm")
        let decision = try ledger.decision(.review(ReviewRequest(.accept, id)), as: Cast.manager)
        let streams = Set(decision.changes.filter { !$0.events.isEmpty }.map(\.stream))
        #expect(streams == [.artifact(id), .customer(Ledger.customer)])
        #expect(decision.outbox.count == 1)
        #expect(ledger.status(id) == .pending)
    }

    @Test func rule2NothingIsSentWhereNothingIsConfigured() throws {
        let known = try ledger.propose("employer", "Globex", trigger: "crm")
        let unknown = try ledger.propose("phone", "+1 555 0100", trigger: "mailer")
        let none = try ledger.propose("occupation", "Baker")
        for (id, count) in [(known, 1), (unknown, 0), (none, 0)] {
            let decision = try ledger.decision(.review(ReviewRequest(.accept, id)), as: Cast.manager)
            #expect(decision.outbox.count == count)
        }
    }

    // MARK: 3

    @Test func rule3WhoComesSecondIsToldWhoDecidedWhatAndWhen() throws {
        let id = try ledger.propose("employer", "Globex")
        try ledger.decide(.edit("Initech"), id)
        do {
            try ledger.decide(.accept, id, by: Cast.admin, asAdmin: true)
            Issue.record("It was decided twice.")
        } catch let error as DocketError {
            #expect(error.code == .alreadyDecided)
            for word in ["edited", "Initech", Cast.manager.userID.rawValue, "2023-11-14T"] {
                #expect(error.message.contains(word), "\(error.message)")
            }
        }
    }

    @Test func rule3TheSameDecisionByTheSameUserHoldsAlready() throws {
        let first = try ledger.propose("employer", "Globex")
        let second = try ledger.propose("phone", "+1 555 0100")
        let third = try ledger.propose("occupation", "Baker")
        let decisions: [(ArtifactID, ProposalDecision.Decision)] = [
            (first, .accept), (second, .edit("+1 555 0199")), (third, .reject(reason: "No")),
        ]
        for (id, decision) in decisions {
            let decided = try ledger.decide(decision, id).decided
            let mark = ledger.events.count
            let again = try ledger.decide(decision, id).decided
            #expect(again.map(\.already) == [true])
            #expect(again.map(\.eventID) == decided.map(\.eventID))
            #expect(again.map(\.value) == decided.map(\.value))
            #expect(ledger.events.count == mark)
        }
        #expect(refusal { try ledger.decide(.reject(reason: ""), first) } == .alreadyDecided)
    }

    // MARK: 4

    @Test func rule4APayloadNeverChangesButForTheEditedValueAndRejectedOnesAreKept() throws {
        let id = try ledger.propose("employer", "Globex")
        let before = try #require(ledger.artifact(id)?.proposal)
        try ledger.decide(.edit("Initech"), id)
        let edited = try #require(ledger.artifact(id)?.proposal)
        #expect(edited.proposedValue == before.proposedValue && edited.previousValue == before.previousValue)
        #expect(edited.decision?.editedValue == "Initech")

        let other = try ledger.propose("phone", "+1 555 0100")
        try ledger.decide(.reject(reason: "Old"), other)
        #expect(ledger.artifact(other)?.proposal?.proposedValue == "+1 555 0100")
        #expect(ledger.artifact(other)?.proposal?.decision?.editedValue == nil)
        for command in [.delete, .describe("x"), .revise(.other(["v": 1]), title: nil)] as [ArtifactCommand] {
            #expect(refusal { try ledger.perform(.artifact(id, command), as: Cast.manager) } == .failedPrecondition)
        }
    }

    // MARK: 5

    @Test func rule5ACustomerWithPendingProposalsIsNotDeletedButFirstCleared() throws {
        let id = try ledger.propose("employer", "Globex")
        let delete = Command.customer(Ledger.customer, .delete)
        #expect(refusal { try ledger.perform(delete, as: Cast.manager) } == .failedPrecondition)
        try ledger.decide(.reject(reason: ""), id)
        try ledger.perform(delete, as: Cast.manager)
        #expect(ledger.customer(Ledger.customer)?.isDeleted == true)
        #expect(ledger.status(id) == .rejected)
        #expect(refusal { try ledger.perform(.undo(.proposals([id])), as: Cast.manager) } == .failedPrecondition)
        #expect(refusal { try ledger.propose("employer", "Initech") } == .failedPrecondition)
    }

    @Test func rule5DeletingTheSourceThreadLeavesTheProposal() throws {
        let thread = try ledger.newThread(.team, by: Cast.member)
        try ledger.send("She works for Globex now.", to: thread, by: Cast.member)
        let submission = Submission(
            customerID: Ledger.customer, threadID: thread,
            lines: [
                ProposalLine(line: 1, fieldKey: "employer", proposedValue: "Globex", sourceText: "works for Globex")
            ])
        let id = try #require(
            try ledger.perform(.propose(submission), as: Cast.member).submission?.items.first?.id)
        try ledger.perform(.thread(thread, .delete), as: Cast.member)
        try ledger.decide(.accept, id)
        #expect(ledger.customer(Ledger.customer)?.value("employer") == "Globex")
    }

    // MARK: 6

    @Test func rule6ABatchSentAgainUnderItsIdIsAnsweredAsBefore() throws {
        var submission = Submission(
            customerID: Ledger.customer, batchID: BatchID("b1"),
            lines: [ProposalLine(line: 1, fieldKey: "employer", proposedValue: "Globex")])
        let first = try ledger.perform(.propose(submission), as: Cast.agent)
        let mark = ledger.events.count
        let again = try ledger.perform(.propose(submission), as: Cast.agent)
        #expect(again.already && again.submission?.items == first.submission?.items)
        #expect(ledger.events.count == mark)
        submission.lines[0].proposedValue = "Initech"
        #expect(refusal { try ledger.perform(.propose(submission), as: Cast.agent) } == .alreadyExists)
    }

    // MARK: 12

    @Test func rule12ABatchDecidesTheEligibleOnesAndNamesTheOthers() throws {
        let fresh = try ledger.propose("phone", "+1 555 0100")
        let stale = try ledger.propose("employer", "Globex", previous: "Initech")
        let decided = try ledger.propose("occupation", "Baker")
        try ledger.decide(.reject(reason: ""), decided)
        let one = try ledger.propose("risk_tolerance", "bold")
        let other = try ledger.propose("risk_tolerance", "cautious")
        try ledger.add("c2", rm: Ledger.otherManager)
        let foreign = try ledger.propose("employer", "Globex", for: CustomerID("c2"))

        let request = ReviewRequest(.accept, fresh, stale, decided, one, other, foreign, ArtifactID("none"))
        let outcome = try #require(try ledger.perform(.review(request), as: Cast.manager).review)
        #expect(outcome.decided.map(\.proposal) == [fresh])
        let reasons = Dictionary(uniqueKeysWithValues: outcome.skipped.map { ($0.proposal, $0.code) })
        #expect(
            reasons == [
                stale: .stale, decided: .alreadyDecided, one: .conflict, other: .conflict, foreign: .permissionDenied,
                ArtifactID("none"): .notFound,
            ])
        #expect(ledger.status(one) == .pending && ledger.status(stale) == .pending)
    }

    @Test func rule12StrictMakesItAllOrNone() throws {
        let fresh = try ledger.propose("phone", "+1 555 0100")
        let stale = try ledger.propose("employer", "Globex", previous: "Initech")
        #expect(refusal { try ledger.decide(.accept, fresh, stale) } == .stale)
        #expect(ledger.status(fresh) == .pending)
        try ledger.decide(.accept, fresh, stale, ifStale: .accept)
        #expect(ledger.status(fresh) == .accepted && ledger.status(stale) == .accepted)
    }

    @Test func rule12ABatchIsTakenBackAsAWhole() throws {
        let first = try ledger.propose("phone", "+1 555 0100")
        let second = try ledger.propose("employer", "Globex")
        try ledger.add("c2")
        let third = try ledger.propose("employer", "Globex", for: CustomerID("c2"))
        try ledger.decide(.accept, first, second, third)
        let outcome = try ledger.perform(.undo(.proposals([second])), as: Cast.manager)
        #expect(Set(outcome.review?.decided.map(\.proposal) ?? []) == [first, second, third])
        for id in [first, second, third] { #expect(ledger.status(id) == .pending) }
        #expect(ledger.customer(Ledger.customer)?.value("employer") == "Acme")
        #expect(ledger.customer(Ledger.customer)?.value("phone") == .null)
        #expect(ledger.customer(CustomerID("c2"))?.value("employer") == .null)
    }
}
