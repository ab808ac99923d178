import DocketDomain
import DocketServer
import GRPCCore
import SwiftProtobuf
import Testing

/// Proposals and decisions by tokens, over the network.
struct TokenReviewTests {
    private static func onNetwork(_ settings: inout ServerSettings) {
        settings.listen = try? ListenAddress("127.0.0.1:0")
    }

    @Test func anAgentsTokenProposesAndNeverDecidesWhateverItAsksFor() async throws {
        let office = try await ServedOffice.withCustomers()
        let (bot, rita) = (try await office.token(of: "bot"), try await office.token(of: "rita"))
        try await office.serve(Self.onNetwork) { _, office in
            try await office.call(by: bot) { bot in
                let id = try await bot.propose("employer", #""Lumen""#)
                let listed = try await bot.queue.listProposals(.init())
                #expect(listed.proposals.map(\.id) == [id])
                try await Self.expectNoDecision(by: bot, of: id)
                try await office.call(by: rita) { rita in
                    let waiting = try await rita.proposal(id)
                    #expect(waiting.status == .pending)
                    let decided = try await rita.decide(id)
                    #expect(decided.status == .accepted)
                }
                try await Self.expectNoDecision(by: bot, of: id)
            }
        }
    }

    private static func expectNoDecision(by caller: ServedOffice.Caller, of id: String) async throws {
        var refusals: [CallRefusal?] = []
        for verdict: Docket_Review_V1_Verdict.OneOf_Verdict in [
            .accept(.init()), .rejecting("x"), .editing(#""x@example.org""#),
        ] {
            for asAdmin in [false, true] {
                refusals.append(await callRefusal { try await caller.decide(id, verdict, asAdmin: asAdmin) })
            }
        }
        refusals.append(await callRefusal { try await caller.reviewing.undo(.with { $0.proposalIds = [id] }) })
        refusals.append(await callRefusal { try await caller.reviewing.undo(.with { $0.newest = true }) })
        #expect(refusals.count == 8 && refusals.allSatisfy { $0?.code == .permissionDenied })
        #expect(refusals.allSatisfy { $0?.message.contains("never decides") == true })
    }

    @Test func aManagersTokenDecidesOnlyWhereItIsGoodForDeciding() async throws {
        let office = try await ServedOffice.withCustomers()
        let proposes = try await office.token(of: "rita", scopes: [.read, .write])
        let decides = try await office.token(of: "rita", scopes: [.decide])
        try await office.serve(Self.onNetwork) { _, office in
            try await office.call(by: proposes) { rita in
                let id = try await rita.propose("employer", #""Lumen""#)
                let refusal = await callRefusal { try await rita.decide(id) }
                #expect(refusal?.code == .permissionDenied && refusal?.message.contains("decide") == true)
                try await office.call(by: decides) { rita in
                    let read = await callRefusal { try await rita.queue.listProposals(.init()) }
                    #expect(read?.code == .permissionDenied)
                    let decided = try await rita.decide(id)
                    #expect(decided.status == .accepted)
                }
            }
        }
    }
}
