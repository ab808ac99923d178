import DocketDomain
import DocketStore
import Foundation
import Testing

@testable import DocketWorkspace

/// The workspace behind `docket demo`.
@Suite struct DemoTests {
    @Test func twoMakesWithTheSameInputsAreEqual() async throws {
        let first = try await TestDemo.make { try await Self.contents(of: $0) }
        let second = try await TestDemo.make { try await Self.contents(of: $0) }
        #expect(first.count > 300)
        #expect(first == second)
    }

    @Test func idsDoNotDependOnTheDay() async throws {
        let today = try await TestDemo.make { try await Self.contents(of: $0) }
        let later = Timestamp(milliseconds: TestDemo.now.milliseconds + 400 * 86_400_000 + 1)
        let another = try await TestDemo.make(now: later) { try await Self.contents(of: $0) }
        #expect(today.map(\.eventID) == another.map(\.eventID))
        #expect(today.map(\.stream) == another.map(\.stream))
        #expect(today.map(\.recordedAt) != another.map(\.recordedAt))
    }

    @Test func theWorkspaceIsHealthy() async throws {
        try await TestDemo.make { workspace in
            let faults = try await workspace.faults()
            #expect(faults == [])
        }
    }

    @Test func theRelationshipManagerLooksAtEightThreads() async throws {
        try await TestDemo.make { workspace in
            #expect(workspace.viewer.userID == UserID("dana") && workspace.viewer.role == .rm)
            let threads = try await workspace.queries.threads(ThreadFilter(), page: PageRequest(size: 100)).items
            #expect(
                threads.map(\.title) == [
                    "Fee comparison for Okafor", "Q3 review: Ada Okafor", "Onboarding: Lindqvist AB",
                    "About: Price list", "Investment policy: Fondation Élan", "Moving house: the Chan family 陳家",
                    "Currency hedging: Haddad حدّاد", "Inheritance: Cohen כהן",
                ])
            #expect(threads.map(\.messageCount) == [15, 16, 19, 9, 19, 120, 22, 20])
            #expect(threads.map(\.artifactCount) == [2, 4, 10, 1, 3, 6, 6, 1])
            #expect(Set(threads.map(\.visibility)) == Set(ThreadVisibility.allCases))
            #expect(threads.allSatisfy { $0.updatedAt < TestDemo.now })
            let fees = try #require(threads.first)
            #expect(TestDemo.now.milliseconds - fees.updatedAt.milliseconds == 2 * 60_000)
            #expect(fees.tags == ["fees", "okafor", "q3"])
            #expect(fees.labels["client"] == "Ada Okafor")
        }
    }

    @Test func everyKindIsThere() async throws {
        try await TestDemo.make { workspace in
            let artifacts = try await Self.artifacts(of: workspace)
            var kinds: [String: Int] = [:]
            for artifact in artifacts { kinds[artifact.kind.rawValue, default: 0] += 1 }
            #expect(
                kinds == ["table": 7, "doc": 3, "sheet": 1, "sql_query": 3, "risk_chart": 1, "profile_edit": 15])
            #expect(artifacts.contains { $0.kind == .sheet && $0.size.columns == 3 })
            #expect(artifacts.contains { $0.kind == .table && $0.size.rows == DemoLedger.rows })
            #expect(artifacts.contains { $0.kind == .table && $0.size.columns == 16 })
            #expect(artifacts.allSatisfy { $0.createdBy.type == .agent })
            #expect(Set(artifacts.flatMap(\.links).map(\.relation)) == Set(Relation.allCases))
            #expect(
                artifacts.filter { $0.revision == 3 }.map(\.title).sorted() == [
                    "Fee comparison", "Investment policy statement: Fondation Élan",
                ])
            #expect(artifacts.contains { $0.links.count == 3 })
        }
    }

    @Test func messagesSayWhatTheyDidToArtifacts() async throws {
        try await TestDemo.make { workspace in
            let messages = try await workspace.queries.messages(
                of: ThreadID(DemoAddresses.threads[0][1]), page: PageRequest(size: 200)
            ).items
            #expect(
                messages.compactMap(\.mention).map(\.action) == [.created, .created, .updated, .updated, .referenced])
            #expect(messages.contains { $0.attachments.first?.name == "price-list.csv" })
        }
    }

    @Test func theLongTableIsReadFromItsChunks() async throws {
        try await TestDemo.make { workspace in
            let ledger = try #require(try await Self.artifacts(of: workspace).first { $0.size.rows == DemoLedger.rows })
            let revision = try await workspace.queries.revision(nil, of: ledger.id)
            guard case .table(let table) = revision.content else {
                Issue.record("The ledger is no table.")
                return
            }
            let rows = try await workspace.rows(of: table, artifact: ledger.id, in: 0..<DemoLedger.rows)
            #expect(rows.count == DemoLedger.rows)
            #expect(rows.allSatisfy { $0.count == table.columns.count })
            #expect(rows.map { $0[0] } == rows.map { $0[0] }.sorted())
            #expect(rows.first?[0] == "2024-01-01")
        }
    }

    @Test func theQueueShowsEveryCase() async throws {
        try await TestDemo.make { workspace in
            let items = try await workspace.queries.proposals(ReviewFilter(), page: PageRequest(size: 100)).items
            #expect(
                items.map(\.customerName) == Array(repeating: "Ada Okafor", count: 4)
                    + Array(repeating: "Lindqvist AB", count: 9))
            #expect(
                items.prefix(4).map { "\($0.fieldName) \($0.confidence?.rawValue ?? "")\($0.isStale ? " stale" : "")" }
                    == [
                        "Annual income band high", "Phone number high", "Risk tolerance medium stale",
                        "Next review date low",
                    ])
            #expect(
                items.prefix(4).map(\.currentValue) == [
                    "50,000 – 100,000", "+351 21 555 01 07", "balanced", "2025-12-01",
                ])
            #expect(items[0].proposedValue == "100,000 – 250,000" && items[2].proposedValue == "cautious")
            #expect(items.allSatisfy { $0.createdBy == Creator(type: .agent, id: UserID("profile-agent")) })
            #expect(TestDemo.now.milliseconds - items[0].createdAt.milliseconds == 3_600_000)
            #expect(items.suffix(9).map(\.batchOrdinal) == Array(1...9) && items.last?.batchCount == 9)
            let types = try await workspace.queries.schema()
            let kinds = Set(items.compactMap { types.field($0.fieldKey)?.type.name })
            #expect(
                kinds.isSuperset(of: [
                    "text", "longText", "money", "date", "choice", "multiChoice", "rangeBand", "integer",
                ]))
            #expect(items.contains { $0.proposedValue.string?.contains("\n") ?? false })
            #expect(items.contains { $0.proposedValue.string?.contains("早い") ?? false })
            #expect(items.contains { ($0.proposedValue.string?.count ?? 0) > 150 })
            for item in items {
                let evidence = try #require(try await workspace.queries.proposalDetails(item.id).evidence)
                #expect(evidence.messageID != nil, "\(item.fieldName)")
            }
        }
    }

    @Test func sixClientsAreTheManagersAndTwoDecisionsAreOnRecord() async throws {
        try await TestDemo.make { workspace in
            let customers = try await workspace.queries.customers(CustomerFilter(), page: PageRequest(size: 100)).items
            #expect(customers.count == 6 && customers.allSatisfy { $0.rmID == Demo.user && $0.valueCount >= 12 })
            let total = try await workspace.queries.reviewReport(ReviewReportFilter()).total
            #expect(total.proposed == 15 && total.pending == 13 && total.accepted == 1 && total.rejected == 1)
        }
    }

    @Test func agentsSeeThePublicThreadOnly() async throws {
        try await TestDemo.make { workspace in
            let agent = try await LocalWorkspace.open(
                workspace.folder, user: UserID("profile-agent"), account: "tester", environment: .live)
            let threads = try await agent.queries.threads(ThreadFilter(), page: PageRequest(size: 100)).items
            #expect(threads.map(\.title) == ["Investment policy: Fondation Élan"])
        }
    }

    @Test func aFolderThatHasAWorkspaceIsLeftAlone() async throws {
        try await TestDemo.make { workspace in
            let head = try await workspace.lastPlace
            await #expect(throws: DocketError.self) {
                _ = try await Demo.make(
                    in: workspace.folder, resources: TestDemo.resources, now: TestDemo.now, account: "tester")
            }
            let after = try await workspace.lastPlace
            #expect(after == head)
        }
    }

    @Test func theMainObjectsKeepTheirAddresses() async throws {
        try await TestDemo.make { workspace in
            let threads = try await workspace.queries.threads(ThreadFilter(), page: PageRequest(size: 100)).items
            #expect(threads.map { [$0.title, $0.id.rawValue] } == DemoAddresses.threads)
            let artifacts = try await Self.artifacts(of: workspace)
            let others = artifacts.filter { $0.kind != .profileEdit }
            #expect(others.map { [$0.title, $0.id.rawValue] } == DemoAddresses.artifacts)
        }
    }

    private static func contents(of workspace: LocalWorkspace) async throws -> [RecordedEvent] {
        try await workspace.log.read(tenant: .default, after: .start, limit: 10_000)
    }

    private static func artifacts(of workspace: LocalWorkspace) async throws -> [ArtifactSummary] {
        try await workspace.queries.artifacts(ArtifactFilter(), page: PageRequest(size: 100)).items
    }
}

extension FieldType {
    /// The name of its case.
    fileprivate var name: String {
        String(describing: self).prefix { $0 != "(" }.description
    }
}
