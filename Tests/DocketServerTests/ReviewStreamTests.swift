import DocketDomain
import DocketServer
import DocketWorkspace
import GRPCCore
import SwiftProtobuf
import Testing

struct ReviewStreamTests {
    private typealias Update = Docket_Review_V1_ReviewUpdate

    /// Follows proposals until what has come is enough.
    ///
    /// - Parameters:
    ///   - ready: Told once the stream has begun.
    ///   - each: Told what comes.
    private static func follow(
        _ caller: ServedOffice.Caller, customer: String = "", after token: String = "",
        until isEnough: @escaping @Sendable ([Update]) -> Bool,
        ready: @escaping @Sendable () async throws -> Void = {},
        each: @escaping @Sendable (Update) async throws -> Void = { _ in }
    ) async throws -> [Update] {
        try await caller.queue.streamReviewUpdates(
            .with {
                $0.customerID = customer
                $0.resumeToken = token
            }
        ) { response in
            var updates: [Update] = []
            // With a token there is no first sign.
            var isReady = !token.isEmpty
            for try await update in response.messages {
                #expect(!update.checkpointToken.isEmpty)
                if !isReady {
                    #expect(update.update == nil)
                    isReady = true
                    try await ready()
                }
                if update.update != nil {
                    updates.append(update)
                    try await each(update)
                }
                if isEnough(updates) { break }
            }
            return updates
        }
    }

    @Test func whatBecomesOfProposalsIsToldWithWhoDidIt() async throws {
        let office = try await ServedOffice.withCustomers()
        try await office.serve { _, office in
            try await office.call(as: "bot") { bot in
                try await office.call(as: "rita") { rita in
                    let updates = try await Self.follow(rita) {
                        $0.contains { $0.changed.kind == .takenBack }
                    } ready: {
                        _ = try await bot.propose("employer", #""Other""#, for: "lind")
                        _ = try await bot.propose("employer", #""Lumen""#)
                    } each: { update in
                        if update.update == .appeared(update.appeared) { try await rita.decide(update.appeared.id) }
                        if update.changed.kind == .decided {
                            _ = try await rita.reviewing.undo(.with { $0.newest = true })
                        }
                    }
                    #expect(updates[0].appeared.fieldKey == "employer" && updates[0].appeared.createdByID == "bot")
                    let changes = updates.map(\.changed).filter { $0.kind != .unspecified }
                    #expect(
                        changes.map(\.kind) == [.decided, .takenBack] && changes.map(\.userID) == ["rita", "rita"])
                    #expect(changes.map(\.proposal.status) == [.accepted, .pending])
                    #expect(updates.contains { $0.customer.kind == .changed && $0.customer.customerID == "okafor" })
                    #expect(!updates.contains { $0.appeared.customerID == "lind" })
                }
            }
        }
    }

    @Test func aStreamGoesOnBehindItsTokenAndInNoOther() async throws {
        let office = try await ServedOffice.withCustomers()
        let kept = Kept()
        try await office.serving(as: "ada") { ada in
            let updates = try await Self.follow(ada, customer: "okafor") {
                $0.count == 1
            } ready: {
                _ = try await ada.propose("email", #""a@example.org""#, for: "lind")
                _ = try await ada.propose("email", #""a@example.org""#)
            }
            #expect(updates.map(\.appeared.customerID) == ["okafor"])
            kept.set("", updates[0].checkpointToken)
        }
        let token = kept.value.token
        try await office.open("ada").perform(
            .propose(
                Submission(
                    customerID: CustomerID("okafor"),
                    lines: [ProposalLine(line: 1, fieldKey: "tax_id", proposedValue: "T-18")])))
        try await office.serving(as: "ada") { ada in
            let updates = try await Self.follow(ada, customer: "okafor", after: token) { $0.count == 1 }
            // Sensitive values are left out here, too.
            #expect(updates[0].appeared.fieldKey == "tax_id" && updates[0].appeared.masked)
            #expect(updates[0].appeared.proposedValue.isEmpty)
            for customer in ["", "lind"] {
                let refusal = await callRefusal {
                    try await Self.follow(ada, customer: customer, after: token) { _ in true }
                }
                #expect(refusal?.code == .invalidArgument && refusal?.field == "resume_token")
            }
        }
    }

    @Test func aCustomerThatGetsAnotherManagerGoesAndAppears() async throws {
        let office = try await ServedOffice.withCustomers()
        try await office.serve { _, office in
            try await office.call(as: "ron") { ron in
                try await office.call(as: "rita") { rita in
                    _ = try await rita.propose("email", #""a@example.org""#)
                    let seen = try await Self.follow(rita) {
                        !$0.isEmpty
                    } ready: {
                        let gained = try await Self.follow(ron) {
                            !$0.isEmpty
                        } ready: {
                            try await office.open("ada").perform(
                                .customer(CustomerID("okafor"), .assign(rm: UserID("ron"))))
                        }
                        #expect(gained.map(\.customer.kind) == [.appeared])
                        #expect(gained.map(\.customer.customerID) == ["okafor"])
                    }
                    #expect(seen.map(\.customer.kind) == [.gone] && seen.map(\.customer.customerID) == ["okafor"])
                    #expect(try await ron.queue.listProposals(.init()).totalCount == 1)
                }
            }
        }
    }

    @Test func anAgentFollowsItsOwnProposalsWithoutTheProfile() async throws {
        let office = try await ServedOffice.withCustomers()
        try await office.serve { _, office in
            try await office.call(as: "bot") { bot in
                try await office.call(as: "rita") { rita in
                    let updates = try await Self.follow(bot) {
                        $0.contains { $0.changed.kind == .decided }
                    } ready: {
                        _ = try await rita.propose("email", #""a@example.org""#)
                        let id = try await bot.propose("employer", #""Lumen""#)
                        try await rita.decide(id, .editing(#""Quay""#))
                    }
                    let proposals = updates.map {
                        $0.update == .appeared($0.appeared) ? $0.appeared : $0.changed.proposal
                    }
                    #expect(proposals.allSatisfy { $0.fieldKey == "employer" && $0.profileHidden })
                    #expect(proposals.allSatisfy { $0.currentValue.isEmpty && $0.decision.editedValue.isEmpty })
                    #expect(updates.last?.changed.userID == "rita")
                }
            }
        }
    }
}
