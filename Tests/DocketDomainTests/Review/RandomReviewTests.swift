import CustomDump
import DocketDomain
import TestSupport
import Testing

/// Thousands of commands about customers and proposals by several users in any order: no rule is ever broken.
@Suite struct RandomReviewTests {
    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func noSequenceOfReviewsBreaksARule(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let ledger = try Ledger.withCast()
        ledger.policy = .sample
        ledger.policy.undoWindow = 40
        for (command, viewer) in RandomReviews.arrival { try ledger.perform(command, as: viewer) }
        var commands = RandomReviews()
        var audit = ReviewAudit()
        audit.take(ledger.events)
        var done = 0
        for _ in 0..<4500 {
            let viewer = RandomReviews.actors[Int.random(in: 0..<RandomReviews.actors.count, using: &random)]
            let mark = ledger.events.count
            do throws(DocketError) {
                commands.learn(try ledger.perform(commands.next(using: &random), as: viewer))
                done += 1
            } catch {
                #expect(error.code != .internal && error.code != .corrupt && error.code != .conflict, "\(error)")
                #expect(ledger.events.count == mark)
            }
            audit.take(Array(ledger.events[mark...]))
        }
        #expect(audit.breaches.prefix(3) == [])
        #expect(done > 1000 && audit.counts.decided > 80 && audit.counts.takenBack > 10 && audit.counts.set > 40)
        for (id, status) in audit.statuses { #expect(ledger.status(id) == status) }
        for (id, values) in audit.profiles {
            let profile = try #require(ledger.customer(id))
            expectNoDifference(profile.values.mapValues(\.value), values)
            let pending = audit.statuses.filter { $0.value == .pending && customer(of: $0.key, ledger) == id }
            #expect(profile.pendingCount == pending.count)
        }
        expectClaimsHold(audit, ledger)
    }

    private func customer(of proposal: ArtifactID, _ ledger: Ledger) -> CustomerID? {
        ledger.artifact(proposal)?.proposal?.customerID
    }

    /// Each pending proposal holds its claim, and nothing else holds one.
    private func expectClaimsHold(_ audit: ReviewAudit, _ ledger: Ledger) {
        let pending = audit.statuses.filter { $0.value == .pending }.keys
        for id in pending {
            let claim = ledger.artifact(id)?.proposal?.claim
            #expect(claim.flatMap { ledger.owner(of: $0) } == .artifact(id))
        }
        // A value that the profile has already is closed at once; its claim keeps it from being taken twice.
        let claims = ledger.claims.keys.map(\.key.rawValue).filter { $0.hasPrefix("pending:") && !$0.contains(":=") }
        #expect(claims.count == pending.count)
    }
}
