import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation
import GRDB
import TestSupport
import Testing

/// Random histories of reviews by several users in two real processes: whatever they do, and whenever one of them dies,
/// no rule of Sources/README, What always holds, is broken.
@Suite struct ReviewHistoryTests {
    @Test func tenThousandCommandsOfTwoProcessesNeverBreakARule() async throws {
        let (folder, program) = try await office()
        let runs = try [1, 2].map { try program.startActing(seed: $0, commands: 5000) }
        for run in runs { #expect(await run.ended() == 0, "\(run.errors)") }
        let audit = try await expectNothingBroken(program)
        #expect(audit.counts.decided > 500 && audit.counts.takenBack > 50 && audit.counts.set > 300)
        withExtendedLifetime(folder) {}
    }

    @Test(arguments: [7, 8] as [UInt64])
    func processesThatAreKilledBetweenAnyTwoStepsLeaveWholeDecisionsOrNothing(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let (folder, program) = try await office()
        var interrupted = 0
        for round in 0..<5 {
            let runs = try [1, 2].map {
                try program.startActing(seed: seed * 100 + UInt64(round) * 2 + $0, commands: 2000)
            }
            // A size of the write-ahead log is a point in the middle of some write.
            let bytes = program.logSize + Int.random(in: 50_000..<1_500_000, using: &random)
            await program.kill(runs[0], whenLogHas: bytes)
            await program.kill(runs[1], whenLogHas: bytes + Int.random(in: 0..<200_000, using: &random))
            for run in runs where await run.ended() != 0 { interrupted += 1 }
            try await expectNothingBroken(program)
        }
        // A round that ends early may have brought no proposal; all of them together have.
        let audit = try await expectNothingBroken(program)
        #expect(interrupted > 0 && audit.statuses.count > 0 && audit.counts.decided > 0)
        withExtendedLifetime(folder) {}
    }

    // MARK: Given

    private func office() async throws -> (TemporaryFolder, Program) {
        let folder = try TemporaryFolder()
        let place = folder.url.appendingPathComponent("workspace")
        let first = try await LocalWorkspace.create(place, account: "root")
        try await first.perform(
            .createTenant(Cast.tenant, name: "Acme", firstUser: Cast.user(Cast.admin)))
        var features = LocalWorkspace.Features()
        features.review = .sample
        let admin = try await LocalWorkspace.open(
            place, tenant: Cast.tenant, user: Cast.admin.userID, account: "root", features: features)
        for viewer in [Cast.manager, Cast.member, Cast.agent] { try await admin.perform(.addUser(Cast.user(viewer))) }
        for (command, _) in RandomReviews.arrival { try await admin.perform(command) }
        return (folder, Program(workspace: place))
    }

    // MARK: Then

    @discardableResult
    private func expectNothingBroken(_ program: Program) async throws -> ReviewAudit {
        let database = try WorkspaceDatabase(path: program.workspace.appendingPathComponent("docket.db").path)
        var audit = ReviewAudit()
        try await audit.take(everythingIn: SQLiteEventLog(database), tenant: Cast.tenant)
        #expect(audit.breaches.prefix(3) == [])
        #expect(try await database.faults() == [])
        let statuses = try await database.read { db in
            try Row.fetchAll(db, sql: "SELECT id, status FROM proposals").map { row -> (String, String) in
                (row["id"], row["status"])
            }
        }
        #expect(statuses.count == audit.statuses.count)
        for (id, status) in statuses { #expect(audit.statuses[ArtifactID(id)]?.rawValue == status) }
        // Each decision that has a trigger waits to be delivered, and nothing else does.
        let waiting = try await database.read { try Set(String.fetchAll($0, sql: "SELECT event_id FROM outbox")) }
        #expect(waiting == Set(audit.triggering.map(\.rawValue)))
        return audit
    }
}
