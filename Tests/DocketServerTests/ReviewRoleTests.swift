import DocketDomain
import DocketServer
import DocketWorkspace
import GRPCCore
import SwiftProtobuf
import Testing

/// Who may do what about proposals, over the wire.
struct ReviewRoleTests {
    /// Agents, even those that see profiles, and everybody who is not in charge of the customer.
    @Test(arguments: ["bot", "seer", "mia", "ron"])
    func whoIsNotInChargeProposesAndNeverDecides(user: String) async throws {
        let office = try await ServedOffice.withCustomers()
        let admin = try await office.open("ada")
        try await admin.perform(.addUser(User(id: UserID("seer"), name: "seer", role: .agent)))
        try await admin.perform(.grantSight(UserID("seer"), .sensitive))
        try await office.serve { _, office in
            try await office.call(as: user) { caller in
                let own = try await caller.propose("employer", #""Lumen""#)
                try await office.call(as: "rita") { rita in
                    let other = try await rita.propose("email", #""a@example.org""#)
                    try await Self.expectNoDecision(by: caller, of: own, other)
                    #expect(try await rita.proposal(own).status == .pending)
                    try await rita.decide(own)
                    // What was decided is told; it is not for them to take back.
                    let seen = try await caller.proposal(own)
                    #expect(seen.status == .accepted && seen.decision.decidedBy == "rita")
                    let refusal = await callRefusal {
                        try await caller.reviewing.undo(.with { $0.proposalIds = [own] })
                    }
                    #expect(refusal?.code == .permissionDenied)
                }
            }
        }
    }

    private static func expectNoDecision(by caller: ServedOffice.Caller, of ids: String...) async throws {
        let verdicts: [Docket_Review_V1_Verdict.OneOf_Verdict] = [
            .accept(.init()), .rejecting("x"), .editing(#""x@example.org""#),
        ]
        for id in ids {
            for verdict in verdicts {
                for asAdmin in [false, true] {
                    let refusal = await callRefusal { try await caller.decide(id, verdict, asAdmin: asAdmin) }
                    #expect(refusal?.code == .permissionDenied && refusal?.reason == "permissionDenied")
                }
            }
        }
        let many = try await caller.reviewing.decide(
            .with {
                $0.verdicts = ids.map { .on($0, .accept(.init())) }
                $0.asAdmin = true
            })
        #expect(many.results.map(\.proposalID) == ids && many.results.allSatisfy { $0.status == .unspecified })
        #expect(many.results.allSatisfy { $0.refusal.code == "permissionDenied" })
        let newest = await callRefusal { try await caller.reviewing.undo(.with { $0.newest = true }) }
        #expect(newest?.code == .failedPrecondition)
    }

    @Test func anAdminDecidesForSomebodyElseByWayOfSayingSo() async throws {
        let office = try await ServedOffice.withCustomers()
        try await office.serving(as: "ada") { ada in
            let id = try await ada.propose("employer", #""Lumen""#)
            #expect(await callRefusal { try await ada.decide(id) }?.code == .permissionDenied)
            #expect(try await ada.decide(id, asAdmin: true).status == .accepted)
        }
    }

    @Test func eachSeesTheirOwnProposalsAndNothingOfOthersProfiles() async throws {
        let office = try await ServedOffice.withCustomers()
        try await office.serve { _, office in
            try await office.call(as: "rita") { rita in
                let hers = try await rita.propose("email", #""a@example.org""#)
                try await office.call(as: "bot") { bot in
                    let own = try await bot.propose("employer", #""Lumen""#)
                    let seen = try await bot.queue.listProposals(.init())
                    #expect(seen.proposals.map(\.id) == [own] && seen.totalCount == 1)
                    let proposal = seen.proposals[0]
                    #expect(proposal.profileHidden && proposal.currentValue.isEmpty && proposal.previousValue.isEmpty)
                    #expect(proposal.customerName.isEmpty && proposal.proposedValue == #""Lumen""#)
                    #expect(await callRefusal { try await bot.proposal(hers) }?.code == .notFound)
                    #expect(try await bot.queue.getReviewReport(.init()).total.proposed <= 1)
                }
                for (user, count): (String, Int32) in [("ron", 0), ("mia", 0), ("ada", 2), ("rita", 2)] {
                    try await office.call(as: user) { other in
                        let listed = try await other.queue.listProposals(.init()).totalCount
                        #expect(listed == count, "\(user)")
                    }
                }
            }
        }
    }
}
