import DocketDomain
import DocketStore
import TestSupport
import Testing

/// Who sees customers and proposals (Sources/README, What always holds, 9).
@Suite struct ReviewVisibilityTests {
    @Test func rule9AProposalIsSeenByManagerAdminsCreatorAndThroughItsThread() async throws {
        let test = try await TestWorkspace()
        let customer = try await test.customer("c1", values: ["employer": "Acme"])
        let thread = try await test.thread(.team, by: Cast.member)
        try await test.say("Globex it is", in: thread, by: Cast.member)
        let id = try await test.propose(
            [("employer", "Globex")], for: customer, by: Cast.member, thread: thread, quote: "Globex")[0]
        let own = try await test.propose([("phone", "+1 555 0100")], for: customer)[0]
        let seers: [(Viewer, Set<ArtifactID>)] = [
            (Cast.manager, [id, own]), (Cast.admin, [id, own]), (Cast.agent, [own]), (Cast.member, [id]),
            (Cast.colleague, [id]), (Cast.namesake, []), (Cast.foreignAdmin, []),
        ]
        for (viewer, seen) in seers {
            let queries = test.queries(viewer)
            #expect(Set(try await test.queue(as: viewer).map(\.id)) == seen, "\(viewer.userID)")
            for proposal in [id, own] {
                let sees = seen.contains(proposal)
                #expect(await refusal { try await queries.proposalDetails(proposal) } == (sees ? nil : .notFound))
                #expect(await refusal { try await queries.artifact(proposal) } == (sees ? nil : .notFound))
                #expect(await refusal { try await queries.revision(nil, of: proposal) } == (sees ? nil : .notFound))
                let history = { try await queries.history(of: .artifact(proposal), page: PageRequest(size: 10)) }
                #expect(await refusal(history) == (sees ? nil : .notFound))
            }
        }
    }

    @Test func rule9CustomersAreSeenByTheirManagerAndAdmins() async throws {
        let test = try await TestWorkspace()
        let customer = try await test.customer("c1", name: "Ada Okafor", values: ["employer": "Acme"])
        for viewer in Cast.all {
            let sees = [Cast.manager, Cast.admin].contains(viewer)
            let queries = test.queries(viewer)
            #expect(await refusal { try await queries.customer(customer) } == (sees ? nil : .notFound))
            let list = try await queries.customers(CustomerFilter(), page: PageRequest(size: 10))
            #expect(list.items.map(\.name) == (sees ? ["Ada Okafor"] : []))
            #expect(list.total == Total(count: sees ? 1 : 0))
            let found = try await queries.search(SearchQuery(text: "okafor"), page: PageRequest(size: 10))
            #expect(found.items.map(\.address) == (sees ? [.customer(customer)] : []))
            #expect(found.items.map(\.title) == (sees ? ["Ada Okafor"] : []))
            let events = try await queries.events(after: .start, stream: .customer(customer), limit: 10)
            #expect(events.isEmpty == !sees)
        }
    }

    @Test func rule9WhoDecidesSeesTheQuoteWith200CharactersOnEachSideAndNoMore() async throws {
        let test = try await TestWorkspace()
        let customer = try await test.customer("c1")
        let thread = try await test.thread(.private, by: Cast.member)
        let before = String(repeating: "b", count: 500)
        let after = String(repeating: "é", count: 500)
        try await test.say("\(before)Globex\(after)", in: thread, by: Cast.member)
        let id = try await test.propose(
            [("employer", "Globex")], for: customer, by: Cast.member, thread: thread, quote: "Globex")[0]
        let decider = try #require(try await test.queries(Cast.manager).proposalDetails(id).evidence)
        #expect(decider.before == String(repeating: "b", count: 200) && decider.quote == "Globex")
        #expect(decider.after == String(repeating: "é", count: 200))
        #expect(decider.threadID == nil && decider.messageID == nil && decider.threadTitle == nil)
        let owner = try #require(try await test.queries(Cast.member).proposalDetails(id).evidence)
        #expect(owner.before == before && owner.after == after && owner.threadID == thread)
    }

    @Test func reassigningMovesSightAndQueue() async throws {
        let test = try await TestWorkspace()
        let customer = try await test.customer("c1")
        let id = try await test.propose([("employer", "Globex")], for: customer)[0]
        try await test.perform(.customer(customer, .assign(rm: Cast.admin.userID)), as: Cast.admin)
        #expect(try await test.queue(as: Cast.manager).isEmpty)
        var mine = ReviewFilter()
        mine.isMine = true
        let items = try await test.queue(mine, as: Cast.admin)
        #expect(items.map(\.id) == [id] && items.map(\.rmID) == [Cast.admin.userID])
    }
}
