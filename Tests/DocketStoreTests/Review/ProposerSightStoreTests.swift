import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation
import TestSupport
import Testing

/// Whoever may propose reads no profile by it: every query, command, event and file as everybody, over planted values.
@Suite struct ProposerSightStoreTests {
    private static let otto = Viewer(tenantID: Cast.tenant, userID: UserID("otto"), role: .rm)
    private static let blind = [Cast.agent, Cast.member, Cast.colleague, otto]

    private let test: TestWorkspace
    private let thread: ThreadID
    private let customer = CustomerID("c1")
    private let key = "the manager's own"
    private let decided: ArtifactID

    init() async throws {
        test = try await TestWorkspace()
        try await test.perform(.addUser(User(id: Self.otto.userID, name: "Otto", role: .rm)), as: Cast.admin)
        try await test.customer(
            "c1", name: "Zelda Plantedname", values: ["employer": "Planted Employer", "tax_id": "PLANTEDTAX"])
        thread = try await test.thread(.team, by: Cast.member)
        try await test.say("Globex it is, as a baker", in: thread, by: Cast.member)
        let globex = try await test.propose([("employer", "Globex")], for: customer, trigger: "crm")[0]
        try await test.propose(
            [("occupation", "baker")], for: customer, by: Cast.member, thread: thread, quote: "baker")
        try await Self.open(test, Self.otto).perform(
            .propose(Submission(customerID: customer, lines: [Self.line("employer", "Hooli")])))
        let tax = try await test.propose([("tax_id", "T2")], for: customer)[0]
        try await test.decide(.edit("PLANTEDEDIT"), [tax])
        let phone = try await test.propose([("phone", "+1 555 0100")], for: customer)[0]
        try await test.decide(.edit("+1 555 0199"), [phone])
        try await test.perform(.undo(.proposals([phone])), as: Cast.manager)
        // Of somebody who knows the profile, for an agent that does not.
        var handed = Submission(
            customerID: customer, lines: [Self.line("employer", "Initech", previous: "Planted Given")])
        handed.agentID = Cast.agent.userID
        try await test.perform(.propose(handed), as: Cast.manager)
        decided = globex
        _ = try await test(Cast.manager).perform(
            .review(ReviewRequest(.edit("Planted Answer"), globex)), idempotencyKey: key)
    }

    private static func line(_ field: String, _ value: JSON, previous: JSON? = nil) -> ProposalLine {
        ProposalLine(line: 1, fieldKey: field, proposedValue: value, previousValue: previous)
    }

    private static func open(_ test: TestWorkspace, _ viewer: Viewer) async throws -> LocalWorkspace {
        var features = LocalWorkspace.Features()
        features.review = .sample
        let ids = test.ids
        return try await LocalWorkspace.open(
            test.folder.url, tenant: viewer.tenantID, user: viewer.userID, account: "root", features: features,
            environment: Environment(now: { ids.now }, makeID: { ids.next() }))
    }

    private func sightings(_ viewer: Viewer) async throws -> Sightings {
        var sightings = Sightings(try await Self.open(test, viewer), of: customer, in: [thread])
        try await sightings.lookEverywhere()
        return sightings
    }

    @Test(arguments: blind + [Cast.namesake, Cast.foreignAdmin])
    func nothingTellsWhatTheProfileHas(viewer: Viewer) async throws {
        #expect(try await sightings(viewer).telling("planted") == [])
    }

    /// Lists of artifacts say what a proposal changes, to each viewer as far as they see the customer.
    @Test(arguments: blind + [Cast.manager, Cast.admin])
    func listsOfArtifactsTellOfAnEditWhatTheViewerSees(viewer: Viewer) async throws {
        let page = try await Self.open(test, viewer).queries.artifacts(ArtifactFilter(), page: PageRequest(size: 100))
        let edits = page.items.compactMap(\.edit)
        let seesCustomer = !Self.blind.contains(viewer)
        #expect(!edits.isEmpty)
        #expect(edits.allSatisfy { ($0.customerName != nil) == seesCustomer })
        #expect(edits.contains { $0.before != nil } == seesCustomer)
    }

    @Test func managerAndAdminsAreToldAll() async throws {
        for viewer in [Cast.manager, Cast.admin] {
            let seen = try await sightings(viewer)
            for word in ["Plantedname", "Planted Employer", "PLANTEDEDIT", "Planted Given", "Planted Answer"] {
                #expect(!seen.telling(word).isEmpty, "\(word)")
            }
        }
    }

    @Test func aProposerIsToldWhatTheyHandedInAndWhatBecameOfIt() async throws {
        let agent = test.queries(Cast.agent)
        let item = try await agent.proposalDetails(decided).item
        #expect(item.proposedValue == "Globex" && item.status == .edited && item.hidesProfile)
        #expect(item.decision?.by == Cast.manager.userID && item.decision?.editedValue == nil)
        #expect(item.customerName == "c1" && item.previousValue.isNull && !item.isStale)
        let given = try await test.perform(
            .propose(Submission(customerID: customer, lines: [Self.line("notes", "New", previous: "Old")])),
            as: Cast.agent
        ).submission?.items.first?.id
        let own = try await agent.proposalDetails(try #require(given)).item
        #expect(own.previousValue == "Old" && !own.isStale)
        #expect(try await test.queries(Cast.manager).proposalDetails(own.id).item.isStale)
    }

    @Test func whoLosesSightIsToldNothingAnyMore() async throws {
        let manager = try test(Cast.manager)
        let job = try await manager.startExport(
            ExportSpecification(ExportSource(.customer(customer)), as: .markdown), idempotencyKey: "export")
        let file = try await manager.run(job) { _ in }.export
        let mine = try await manager.queries.proposals(ReviewFilter(), page: PageRequest(size: 1)).nextToken
        try await test.perform(.customer(customer, .assign(rm: Cast.admin.userID)), as: Cast.admin)
        #expect(try await sightings(Cast.manager).telling("planted") == [])
        let again = try await manager.perform(
            .review(ReviewRequest(.edit("Planted Answer"), decided)), idempotencyKey: key)
        #expect(!String(reflecting: again).contains("Planted"))
        #expect(again.review?.decided.map(\.proposal) == [decided])
        let repeated = try await manager.perform(.review(ReviewRequest(.edit("Planted Answer"), decided)))
        #expect(!String(reflecting: repeated).contains("Planted"))
        #expect(await refusal { try await manager.queries.export(job.id) } == .notFound)
        #expect(await refusal { try await manager.exportAgain(job.id, idempotencyKey: nil) } == .notFound)
        #expect(await refusal { try await manager.retryExport(job.id, idempotencyKey: nil) } == .notFound)
        #expect(file.title == "Zelda Plantedname")
        #expect(try await test.queries(Cast.admin).export(job.id).title == "Zelda Plantedname")
        #expect(!mine.isEmpty)
    }

    @Test func aTokenOfSomebodyElseIsNone() async throws {
        let token = try await test.queries(Cast.manager).proposals(ReviewFilter(), page: PageRequest(size: 1)).nextToken
        #expect(!token.isEmpty)
        for viewer in Self.blind + [Cast.admin, Cast.namesake] {
            let page = PageRequest(size: 1, token: token)
            #expect(
                await refusal { try await test.queries(viewer).proposals(ReviewFilter(), page: page) }
                    == .invalidArgument)
        }
    }

    @Test func anAgentSeesAsMuchAsWasGranted() async throws {
        try await test.perform(.grantSight(Cast.agent.userID, .profiles), as: Cast.admin)
        var seen = try await sightings(Cast.agent)
        #expect(!seen.telling("Plantedname").isEmpty && !seen.telling("Planted Answer").isEmpty)
        for word in ["PLANTEDTAX", "PLANTEDEDIT"] { #expect(seen.telling(word) == []) }
        try await test.perform(.grantSight(Cast.agent.userID, .sensitive), as: Cast.admin)
        seen = try await sightings(Cast.agent)
        #expect(!seen.telling("PLANTEDEDIT").isEmpty)
        // The grant is taken away from whoever works just now, too.
        let open = try await Self.open(test, Cast.agent)
        let export = try await open.startExport(
            ExportSpecification(ExportSource(.artifact(decided)), as: .markdown), idempotencyKey: nil)
        _ = try await open.run(export) { _ in }
        try await test.perform(.grantSight(Cast.agent.userID, nil), as: Cast.admin)
        #expect(await refusal { try await open.queries.export(export.id) } == .notFound)
        #expect(try await sightings(Cast.agent).telling("planted") == [])
    }

    // MARK: Guesses

    /// What somebody who guesses is told, of a profile that has a value.
    private static func guessing(_ employer: String, by viewer: Viewer) async throws -> String {
        let test = try await TestWorkspace()
        try await test.perform(.addUser(User(id: otto.userID, name: "Otto", role: .rm)), as: Cast.admin)
        try await test.customer("c1", name: "Customer \(employer)", values: ["employer": .string(employer)])
        try await test.customer("c2", name: "Customer M", rm: Cast.manager)
        let workspace = try await open(test, viewer)
        let thread = try await test.thread(.public, by: Cast.member)
        try await test.say("Acme", in: thread, by: Cast.member)
        var told: [String] = []
        // Somebody else has guessed before.
        let other = viewer.userID == Cast.colleague.userID ? Cast.member : Cast.colleague
        try await test.propose([("employer", "Acme")], for: CustomerID("c1"), by: other)
        for (value, previous) in [("Acme", nil), ("Acme", "Acme"), ("Globex", "Acme"), ("Initech", nil)]
            as [(String, String?)]
        {
            let line = ProposalLine(
                line: 1, fieldKey: "employer", proposedValue: .string(value),
                previousValue: previous.map { .string($0) }, sourceText: value == "Acme" ? "Acme" : nil)
            let submission = Submission(
                customerID: CustomerID("c1"), threadID: value == "Acme" ? thread : nil, lines: [line])
            let outcome = try await workspace.perform(.propose(submission))
            told.append(String(reflecting: outcome.submission))
            test.ids.advance()
        }
        try await test.propose([("employer", "Acme")], for: CustomerID("c2"), by: Cast.agent)
        try await test.perform(.correct(CustomerID("c1"), ["employer": "Hooli"]), as: Cast.manager)
        for _ in 0..<2 {
            let outcome = try await workspace.perform(
                .propose(Submission(customerID: CustomerID("c1"), lines: [line("employer", "Acme")])))
            told.append(String(reflecting: outcome.submission))
            test.ids.advance()
        }
        try await test.perform(.customer(CustomerID("c1"), .assign(rm: Cast.admin.userID)), as: Cast.admin)
        var sightings = Sightings(workspace, of: CustomerID("c1"), in: [thread])
        try await sightings.lookEverywhere()
        return (told + [sightings.all]).joined(separator: "\n")
    }

    @Test(arguments: [Cast.agent, Cast.member, otto])
    func aGuessIsAnsweredTheSameWhetherItIsRight(viewer: Viewer) async throws {
        let right = try await Self.guessing("Acme", by: viewer)
        let wrong = try await Self.guessing("Umbrella", by: viewer)
        // Sets and dictionaries are told in another order each time: the letters are the same.
        for (one, other) in zip(right.split(separator: "\n"), wrong.split(separator: "\n"))
        where one.sorted() != other.sorted() {
            Issue.record("\(one)\n\(other)")
        }
        #expect(right.count == wrong.count)
    }
}
