import DocketDomain
import GRPCCore
import TestSupport
import Testing

@testable import DocketServer

struct CallBudgetTests {
    private static let person = Viewer(tenantID: TenantID("t"), userID: UserID("max"), role: .member)
    private static let agent = Viewer(tenantID: TenantID("t"), userID: UserID("bot"), role: .agent)

    /// How many calls are taken before one is not, and how long that one is told to wait.
    private static func spend(
        _ budget: CallBudget, _ viewer: Viewer, at time: ContinuousClock.Instant
    ) -> (taken: Int, delay: Duration) {
        for taken in 0..<10_000 {
            do throws(TooManyCalls) {
                try budget.take(viewer, at: time)
            } catch {
                return (taken, error.delay)
            }
        }
        return (.max, .zero)
    }

    @Test func aUserHasASecondsCallsAndThenAsManyAsTimeGivesBack() {
        let budget = CallBudget(CallRates(person: 100, agent: 10))
        let start = ContinuousClock.now
        for (viewer, rate) in [(Self.person, 100), (Self.agent, 10)] {
            let spent = Self.spend(budget, viewer, at: start)
            #expect(spent.taken == rate)
            #expect(abs(spent.delay / Duration.seconds(1) - 1 / Double(rate)) < 0.000_1)
            #expect(Self.spend(budget, viewer, at: start + .milliseconds(500)).taken == rate / 2)
            #expect(Self.spend(budget, viewer, at: start + .seconds(60)).taken == rate)
        }
    }

    @Test func aCallIsTakenAfterTheDelayThatWasTold() throws {
        let budget = CallBudget(CallRates(person: 3))
        let start = ContinuousClock.now
        let delay = Self.spend(budget, Self.person, at: start).delay
        #expect(throws: TooManyCalls.self) { try budget.take(Self.person, at: start + delay * 0.9) }
        try budget.take(Self.person, at: start + delay * 1.001)
    }

    @Test func eachUserHasTheirOwnAndWithoutARateThereIsNoEnd() {
        let start = ContinuousClock.now
        let budget = CallBudget(CallRates(person: nil, agent: 5))
        #expect(Self.spend(budget, Self.agent, at: start).taken == 5)
        #expect(
            Self.spend(
                budget, Viewer(tenantID: TenantID("u"), userID: UserID("bot"), role: .agent), at: start
            ).taken == 5)
        #expect(Self.spend(budget, Self.person, at: start).taken == .max)
        for number in 0..<5000 {
            let viewer = Viewer(tenantID: TenantID("t"), userID: UserID("\(number)"), role: .agent)
            #expect(Self.spend(budget, viewer, at: start + .seconds(number)).taken == 5)
        }
    }

    @Test func whoCallsTooOftenIsToldWhenToCallAgain() async throws {
        let office = try await ServedOffice()
        try await office.serve({ $0.rates = CallRates(person: 1000, agent: 3) }) { _, office in
            try await office.call(as: "bot") { bot in
                var refusals: [CallRefusal] = []
                for _ in 0..<20 {
                    if let refusal = await callRefusal({ try await bot.chats.listChats(.init()) }) {
                        refusals.append(refusal)
                    }
                }
                #expect(!refusals.isEmpty)
                for refusal in refusals {
                    #expect(refusal.code == .resourceExhausted && refusal.reason == "resourceExhausted")
                    #expect(refusal.retryDelay.map { $0 > .zero && $0 <= .milliseconds(334) } == true)
                }
                let health = try await bot.health.check(.init())
                #expect(health.status == .serving)
            }
            // Nobody else has to wait for that.
            try await office.call(as: "max") { _ = try await $0.chats.listChats(.init()) }
        }
    }
}
