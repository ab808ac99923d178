import DocketDomain
import DocketServer
import DocketWorkspace
import Foundation
import GRPCCore
import SwiftProtobuf
import Testing

struct ReviewCallTests {
    @Test func whatAnAgentProposesIsListedAndReadWithItsQuote() async throws {
        let office = try await ServedOffice.withCustomers()
        try await office.serve { _, office in
            try await office.call(as: "bot") { bot in
                let chat = try await bot.newChat("Call", .team)
                try await bot.say("She moved on: my employer is Lumen now. Two children.", in: chat)
                let request = Docket_Review_V1_ProposeRequest.with {
                    $0.customerID = "okafor"
                    $0.sourceChatID = chat
                    $0.edits = [
                        .edit("employer", #""Lumen""#, quoting: "my employer is Lumen now"),
                        .edit("dependents", "2", quoting: "Two children"),
                    ]
                    $0.edits[0].confidence = .high
                    $0.edits[1].confidence = .low
                    $0.idempotencyKey = "call-1"
                }
                let made = try await bot.reviewing.propose(request)
                #expect(made.items.map(\.fieldKey) == ["employer", "dependents"] && made.refused.isEmpty)
                #expect(try await bot.reviewing.propose(request) == made)
                var other = request
                other.edits.removeLast()
                let refusal = await callRefusal { [other] in try await bot.reviewing.propose(other) }
                #expect(refusal?.code == .aborted && refusal?.reason == "conflict")
                try await office.call(as: "rita") { rita in try await Self.read(made, from: chat, as: rita) }
            }
        }
    }

    private static func read(
        _ made: Docket_Review_V1_ProposeResponse, from chat: String, as rita: ServedOffice.Caller
    ) async throws {
        var listed: [Docket_Review_V1_Proposal] = []
        var token = ""
        repeat {
            let page = try await rita.queue.listProposals(
                .with {
                    $0.pageSize = 1
                    $0.pageToken = token
                    $0.filter.status = .pending
                    $0.filter.mine = true
                    $0.sort = .confidence
                })
            #expect(page.totalCount == 2 && page.totalIsExact)
            listed += page.proposals
            token = page.nextPageToken
        } while !token.isEmpty
        #expect(
            listed.map(\.fieldKey) == ["dependents", "employer"]
                && listed.map(\.batchID) == [made.batchID, made.batchID])
        let found = try await rita.queue.getProposal(.with { $0.proposalID = made.items[0].proposalID })
        let proposal = found.proposal
        #expect(proposal.status == .pending && !proposal.hasDecision && !proposal.stale && !proposal.profileHidden)
        #expect(proposal.customerName == "OKAFOR" && proposal.rmID == "rita" && proposal.fieldName == "Employer")
        #expect(proposal.currentValue == #""Harbour Ltd""# && proposal.previousValue == proposal.currentValue)
        #expect(proposal.proposedValue == #""Lumen""# && proposal.createdByID == "bot" && proposal.batchCount == 2)
        #expect(found.evidence.quote == "my employer is Lumen now" && found.evidence.chatID == chat)
        #expect(found.evidence.before == "She moved on: " && found.evidence.after == ". Two children.")
        #expect(try await rita.proposal(made.items[1].proposalID).currentValue == "null")
        for query in ["lumen", "nothing of it"] {
            let page = try await rita.queue.listProposals(.with { $0.filter.query = query })
            #expect(page.totalCount == (query == "lumen" ? 1 : 0))
        }
    }

    @Test func oneRefusedEditRefusesAllUnlessTheGoodOnesAreWanted() async throws {
        let office = try await ServedOffice.withCustomers()
        try await office.serving(as: "rita") { rita in
            var request = Docket_Review_V1_ProposeRequest.with {
                $0.customerID = "okafor"
                $0.edits = [.edit("employer", #""Lumen""#), .edit("dependents", "99"), .edit("none", "1")]
            }
            let refusal = await callRefusal { [request] in try await rita.reviewing.propose(request) }
            #expect(refusal?.code == .invalidArgument && refusal?.field == "edits[1]")
            #expect(refusal?.message.hasPrefix("2 of the edits") == true)
            #expect(try await rita.queue.listProposals(.init()).totalCount == 0)
            request.partial = true
            let taken = try await rita.reviewing.propose(request)
            #expect(taken.items.map(\.fieldKey) == ["employer"])
            #expect(taken.refused.map(\.index) == [1, 2])
            #expect(taken.refused.map(\.refusal.code) == ["invalidArgument", "invalidArgument"])
            // What waits already is no fault.
            let again = try await rita.reviewing.propose(
                .with {
                    $0.customerID = "okafor"
                    $0.edits = [.edit("employer", #""Lumen""#)]
                })
            #expect(again.batchID.isEmpty && again.refused.map(\.refusal.code) == ["alreadyExists"])
        }
    }

    @Test func manyAreDecidedAtOnceEachByItsVerdict() async throws {
        let office = try await ServedOffice.withCustomers()
        try await office.serving(as: "rita") { rita in
            let employer = try await rita.propose("employer", #""Lumen""#)
            let email = try await rita.propose("email", #""a@example.org""#)
            let children = try await rita.propose("dependents", "2")
            let request = Docket_Review_V1_DecideRequest.with {
                $0.verdicts = [
                    .on(email, .rejecting("Not hers.")), .on("none", .accept(.init())), .on(children, .editing("3")),
                    .on(employer, .accept(.init())),
                ]
                $0.idempotencyKey = "decided"
            }
            let results = try await rita.reviewing.decide(request).results
            #expect(results.map(\.proposalID) == [email, "none", children, employer])
            #expect(results.map(\.status) == [.rejected, .unspecified, .edited, .accepted])
            #expect(results.map(\.refusal.code) == ["", "notFound", "", ""])
            #expect(results.map(\.value) == [#""a@example.org""#, "", "3", #""Lumen""#])
            #expect(try await rita.reviewing.decide(request).results == results)
            #expect(try await rita.decide(employer).already)
            let edited = try await rita.proposal(children)
            #expect(edited.decision.editedValue == "3" && edited.currentValue == "3" && edited.proposedValue == "2")
            #expect(edited.decision.decidedBy == "rita" && edited.decision.status == .edited)
            #expect(try await rita.proposal(email).decision.reason == "Not hers.")
            let refusal = await callRefusal { try await rita.decide(employer, .rejecting()) }
            #expect(refusal?.code == .failedPrecondition && refusal?.reason == "alreadyDecided")
        }
    }

    @Test func whatIsStaleIsAcceptedOnlyWhereThatIsSaid() async throws {
        let office = try await ServedOffice.withCustomers()
        try await office.serving(as: "rita") { rita in
            let employer = try await rita.propose("employer", #""Lumen""#)
            let email = try await rita.propose("email", #""a@example.org""#)
            try await office.open("rita").perform(.correct(CustomerID("okafor"), ["employer": "Quay"]))
            #expect(try await rita.proposal(employer).stale)
            #expect(
                try await rita.queue.listProposals(.with { $0.filter.stale = true }).proposals.map(\.id) == [employer])
            let refusal = await callRefusal { try await rita.decide(employer) }
            #expect(refusal?.code == .failedPrecondition && refusal?.reason == "stale")
            var request = Docket_Review_V1_DecideRequest.with {
                $0.verdicts = [.on(employer, .accept(.init())), .on(email, .accept(.init()))]
                $0.strict = true
            }
            let none = await callRefusal { [request] in try await rita.reviewing.decide(request) }
            #expect(none?.reason == "stale")
            #expect(try await rita.proposal(email).status == .pending)
            request.ifStale = .accept
            #expect(try await rita.reviewing.decide(request).results.map(\.status) == [.accepted, .accepted])
        }
    }

    @Test func ownDecisionsAreTakenBack() async throws {
        let office = try await ServedOffice.withCustomers()
        try await office.serving(as: "rita") { rita in
            let employer = try await rita.propose("employer", #""Lumen""#)
            let email = try await rita.propose("email", #""a@example.org""#)
            try await rita.decide(employer)
            try await rita.decide(email, .rejecting())
            let newest = try await rita.reviewing.undo(.with { $0.newest = true }).results
            #expect(newest.map(\.proposalID) == [email] && newest.map(\.status) == [.pending])
            let named = try await rita.reviewing.undo(.with { $0.proposalIds = [employer] }).results
            #expect(named.map(\.status) == [.pending])
            #expect(try await rita.proposal(employer).currentValue == #""Harbour Ltd""#)
            let again = await callRefusal { try await rita.reviewing.undo(.with { $0.proposalIds = [employer] }) }
            #expect(again?.code == .failedPrecondition)
            let report = try await rita.queue.getReviewReport(.with { $0.customerID = "okafor" })
            #expect(report.rows.count == 2 && report.rows.allSatisfy { $0.rmID == "rita" && $0.counts.pending == 1 })
            #expect(report.total.proposed == 2 && report.total.pending == 2 && report.total.takenBack == 2)
            let later = try await rita.queue.getReviewReport(
                .with { $0.proposedFrom.seconds = Int64(Date().timeIntervalSince1970) + 60 })
            #expect(later.rows.isEmpty && later.total.proposed == 0)
        }
    }

    @Test func sensitiveValuesAreShownWhenTheyAreAskedFor() async throws {
        let office = try await ServedOffice.withCustomers()
        try await office.serving(as: "rita") { rita in
            let id = try await rita.propose("tax_id", #""T-18""#)
            let masked = try await rita.proposal(id)
            #expect(masked.masked && masked.proposedValue.isEmpty && masked.currentValue.isEmpty)
            #expect(masked.previousValue.isEmpty)
            let shown = try await rita.proposal(id, showingSensitive: true)
            #expect(!shown.masked && shown.proposedValue == #""T-18""# && shown.currentValue == #""T-17""#)
            #expect(try await rita.queue.listProposals(.init()).proposals.map(\.proposedValue) == [""])
            let listed = try await rita.queue.listProposals(.with { $0.showSensitive = true }).proposals
            #expect(listed.map(\.proposedValue) == [#""T-18""#])
            let result = try await rita.decide(id, .editing(#""T-19""#))
            #expect(result.status == .edited && result.value.isEmpty)
            #expect(try await rita.proposal(id).decision.editedValue.isEmpty)
            #expect(try await rita.proposal(id, showingSensitive: true).decision.editedValue == #""T-19""#)
        }
    }

    @Test func whatIsNoRequestIsRefusedWithItsField() async throws {
        let office = try await ServedOffice.withCustomers()
        try await office.serving(as: "rita") { rita in
            func propose(_ edit: Docket_Review_V1_ProposedEdit?, _ customer: String = "okafor") async -> CallRefusal? {
                await callRefusal {
                    try await rita.reviewing.propose(
                        .with {
                            $0.customerID = customer
                            $0.edits = edit.map { [$0] } ?? []
                        })
                }
            }
            func decide(_ verdict: Docket_Review_V1_Verdict?) async -> CallRefusal? {
                await callRefusal {
                    try await rita.reviewing.decide(.with { $0.verdicts = verdict.map { [$0] } ?? [] })
                }
            }
            func list(_ change: (inout Docket_Review_V1_ListProposalsRequest) -> Void) async -> CallRefusal? {
                await callRefusal { try await rita.queue.listProposals(.with(change)) }
            }
            var unsure = Docket_Review_V1_ProposedEdit.edit("employer", "1")
            unsure.confidence = .UNRECOGNIZED(9)
            let refused = [
                await propose(nil), await propose(.edit("employer", "1"), ""), await propose(.edit("", "1")),
                await propose(.edit("employer", "Lumen")), await propose(.edit("employer", "null")),
                await propose(unsure), await decide(nil), await decide(.on("x", .editing(""))),
                await decide(.with { $0.proposalID = "x" }), await decide(.on("", .accept(.init()))),
                await list { $0.pageSize = 101 }, await list { $0.pageToken = "x" },
                await list { $0.filter.status = .UNRECOGNIZED(17) }, await list { $0.sort = .UNRECOGNIZED(17) },
                await callRefusal { try await rita.queue.getProposal(.init()) },
                await callRefusal { try await rita.reviewing.undo(.init()) },
            ]
            #expect(refused.allSatisfy { $0?.code == .invalidArgument })
            // What a page's token means is behind the door.
            let fields: [String?] = [
                "edits", "customer_id", "edits[0].field_key", "edits[0].proposed_value", "edits[0].proposed_value",
                "edits[0].confidence", "verdicts", "verdicts[0].edit.value", "verdicts[0]", "verdicts[0].proposal_id",
                "page_size", nil, "filter.status", "sort", "proposal_id", "proposal_ids",
            ]
            #expect(refused.map(\.?.field) == fields)
            #expect(await propose(.edit("employer", "1"), "nobody")?.code == .notFound)
            let stranger = await callRefusal { try await rita.queue.listProposals(.with { $0.userID = "ada" }) }
            #expect(stranger?.code == .permissionDenied)
        }
    }
}
