import DocketDomain
import DocketStore
import DocketWorkspace
import TestSupport
import Testing

@Suite struct TwoDecidersTests {
    @Test func rule3OfTwoAtOnceExactlyOneWinsAndTheOtherLearnsOfWhom() async throws {
        let test = try await TestWorkspace()
        let customer = try await test.customer("c1")
        let (manager, admin) = (try test(Cast.manager), try test(Cast.admin))
        for round in 0..<20 {
            let id = try await test.propose([("employer", .string("Employer \(round)"))], for: customer)[0]
            var asAdmin = ReviewRequest(.edit(.string("Edited \(round)")), id)
            asAdmin.asAdmin = true
            asAdmin.isStrict = true
            var own = ReviewRequest(.accept, id)
            own.isStrict = true
            async let first = Self.decide(own, manager)
            async let second = Self.decide(asAdmin, admin)
            let (won, lost) = await (first, second)
            let errors = [won, lost].compactMap { $0 }
            #expect(errors.map(\.code) == [.alreadyDecided])
            let winner = won == nil ? Cast.manager : Cast.admin
            #expect(errors.first?.message.contains("by \(winner.userID)") == true)
            let value = try await test.queries(Cast.admin).customer(customer).values["employer"]?.value
            #expect(value == .string(winner == Cast.manager ? "Employer \(round)" : "Edited \(round)"))
        }
    }

    /// - Returns: Why it was refused.
    private static func decide(_ request: ReviewRequest, _ workspace: LocalWorkspace) async -> DocketError? {
        do {
            try await workspace.perform(.review(request))
            return nil
        } catch {
            return error
        }
    }

    @Test func aBatchOfManyCustomersIsOneTransaction() async throws {
        let test = try await TestWorkspace()
        var ids: [ArtifactID] = []
        for number in 0..<30 {
            let customer = try await test.customer("c\(number)")
            ids += try await test.propose(
                [("employer", "Globex"), ("phone", "+1 555 0100"), ("occupation", "Baker")], for: customer)
        }
        let start = try await SQLiteEventLog(test.database).head()
        let outcome = try await test.decide(.accept, ids)
        #expect(outcome.decided.count == 90)
        let events = try await SQLiteEventLog(test.database).read(tenant: Cast.tenant, after: start, limit: 1000)
        // For each an event of the proposal and one of the customer, and one of the step.
        #expect(events.count == 181)
        #expect(Set(events.map(\.correlationID)).count == 1)
        try await test.perform(.undo(.newest), as: Cast.manager)
        #expect(try await test.queries(Cast.manager).pendingCount(mine: true) == Total(count: 90))
    }
}
