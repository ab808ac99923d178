import CustomDump
import DocketDomain
import DocketStore
import DocketWorkspace
import TestSupport
import Testing

@Suite struct RandomReviewStoreTests {
    @Test(arguments: 1...2 as ClosedRange<UInt64>)
    func whateverWasDecidedReplayingTheLogGivesEveryTableRowForRow(seed: UInt64) async throws {
        let test = try await TestWorkspace()
        for (command, viewer) in RandomReviews.arrival { try await test.perform(command, as: viewer) }
        var features = LocalWorkspace.Features()
        features.review = .sample
        let ids = test.ids
        let environment = Environment(now: { ids.now }, makeID: { ids.next() })
        var workspaces: [UserID: LocalWorkspace] = [:]
        for viewer in RandomReviews.actors where workspaces[viewer.userID] == nil {
            workspaces[viewer.userID] = try await LocalWorkspace.open(
                test.folder.url, tenant: viewer.tenantID, user: viewer.userID, account: "root", features: features,
                environment: environment)
        }
        var random = SeededGenerator(seed: seed)
        var commands = RandomReviews()
        for _ in 0..<500 {
            let viewer = RandomReviews.actors[Int.random(in: 0..<RandomReviews.actors.count, using: &random)]
            ids.advance()
            do {
                let outcome = try await workspaces[viewer.userID]?.perform(commands.next(using: &random))
                if let outcome { commands.learn(outcome) }
            } catch {
                #expect(error.code != .internal && error.code != .corrupt, "\(error) \(error.cause ?? "")")
            }
        }
        var audit = ReviewAudit()
        try await audit.take(everythingIn: SQLiteEventLog(test.database), tenant: Cast.tenant)
        #expect(audit.breaches.prefix(3) == [])
        #expect(audit.counts.decided > 30)

        let live = try await test.readModel()
        for table in ["customers", "profile_values", "proposals", "batches", "schemas"] {
            #expect(live[table]?.isEmpty == false)
        }
        _ = try await test(Cast.admin).rebuild()
        let rebuilt = try await test.readModel()
        expectNoDifference(rebuilt, live)
        #expect(try await test.database.faults() == [])
        try await expectQueueAndReport(audit, test)
    }

    private func expectQueueAndReport(_ audit: ReviewAudit, _ test: TestWorkspace) async throws {
        let queue = try await test.queue(as: Cast.admin, size: 7)
        let pending = audit.statuses.filter { $0.value == .pending }
        #expect(Set(queue.map(\.id)) == Set(pending.keys) && queue.count == pending.count)
        for item in queue {
            let current = audit.profiles[item.customerID]?[item.fieldKey] ?? .null
            #expect(item.currentValue == current && item.isStale == (current != item.previousValue))
        }
        let total = try await test.queries(Cast.admin).reviewReport(ReviewReportFilter()).total
        #expect(total.proposed == audit.statuses.count && total.pending == pending.count)
        #expect(
            total.accepted + total.edited + total.rejected + total.superseded + total.withdrawn + total.pending
                == total.proposed)
        #expect(total.withdrawn == audit.statuses.values.count { $0 == .withdrawn })
        #expect(total.takenBack == audit.counts.takenBack)
    }
}
