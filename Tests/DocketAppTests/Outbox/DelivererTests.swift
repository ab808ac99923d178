import DocketDomain
import DocketWorkspace
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import DocketApp
@testable import DocketAssistants

/// How what follows from decisions is delivered, with a clock that is moved by hand.
@Suite struct DelivererTests {
    @Test func whatFailsIsTriedAgainAfterItsPauseAndBlocksItsCustomerOnly() async throws {
        let office = try await DeliveryOffice(customers: ["ada", "ben"])
        for customer in ["ada", "ben"] {
            for field in ["occupation", "employer"] { try await office.decide(field, of: customer) }
        }
        let sender = RecordingSender { delivery in
            delivery.customerID == CustomerID("ada") && delivery.payload["field_key"] == "occupation"
                && delivery.attempts < 4
        }
        let deliverer = office.deliverer("one", sender)
        office.pass(seconds: 59)
        try await deliverer.deliverDue()
        #expect(sender.sent.isEmpty)
        office.pass(seconds: 1)
        try await deliverer.deliverDue()
        #expect(sender.sent(to: "ada") == ["ada occupation 1"])
        #expect(sender.sent(to: "ben") == ["ben occupation 1", "ben employer 1"])
        for (seconds, count) in [(1, 4), (1, 4), (1, 5), (3, 5), (1, 7)] {
            office.pass(seconds: seconds)
            try await deliverer.deliverDue()
            #expect(sender.sent.count == count, "\(sender.sent)")
        }
        #expect(
            sender.sent(to: "ada").dropFirst() == [
                "ada occupation 2", "ada occupation 3", "ada occupation 4", "ada employer 1",
            ])
        #expect(try await deliverer.nextDue() == nil)
    }

    @Test func twoDeliverersShareTheWorkAndALeaseThatRanOutIsHandedOn() async throws {
        let office = try await DeliveryOffice(customers: ["ada"])
        try await office.decide("occupation", of: "ada")
        try await office.decide("employer", of: "ada")
        office.pass(seconds: 60)
        let dead = try await office.workspace.outbox.claim(
            limit: 1, by: "dead", now: office.now, lease: 30_000, triggers: nil)
        #expect(dead.map(\.attempts) == [1])
        let sender = RecordingSender()
        let deliverer = office.deliverer("two", sender)
        try await deliverer.deliverDue()
        #expect(sender.sent.isEmpty)
        office.pass(seconds: 30)
        try await deliverer.deliverDue()
        #expect(sender.sent == ["ada occupation 2", "ada employer 1"])
        let isLate = try await office.workspace.outbox.complete(dead[0].id, by: "dead", at: office.now)
        #expect(!isLate)
    }

    @Test func whatIsGivenUpIsListedAndCanBeTriedAgain() async throws {
        let office = try await DeliveryOffice(customers: ["ada"])
        try await office.decide("occupation", of: "ada")
        let isDown = Mutex(true)
        let sender = RecordingSender { _ in isDown.withLock { $0 } }
        let deliverer = office.deliverer("one", sender)
        for _ in 0..<Deliverer.attempts {
            office.pass(seconds: 3600)
            try await deliverer.deliverDue()
        }
        #expect(sender.sent.count == Deliverer.attempts)
        let listed = try await office.workspace.queries.outbox(undelivered: true, page: PageRequest(size: 10)).items
        #expect(listed.map { $0.status(now: office.now) } == [.failed])
        #expect(listed.first?.lastError == "down")
        isDown.withLock { $0 = false }
        try await office.workspace.retryDelivery(listed[0].id, idempotencyKey: nil)
        try await deliverer.deliverDue()
        #expect(sender.sent.count == Deliverer.attempts + 1)
        #expect(try await office.workspace.queries.outbox(undelivered: true, page: PageRequest(size: 10)).items.isEmpty)
    }

    @Test func aReceiverThatFailsFiveTimesIsLeftAloneByEveryProcess() async throws {
        let office = try await DeliveryOffice(customers: ["ada"])
        try await office.decide("occupation", of: "ada")
        let isDown = Mutex(true)
        let sender = RecordingSender { _ in isDown.withLock { $0 } }
        let hook = Trigger.Action.webhook(try #require(URL(string: "http://127.0.0.1:1/hook")), secret: nil)
        for _ in 0..<7 {
            office.pass(seconds: 3600)
            // Each with what it knows itself, as another process has.
            try await office.deliverer("one", sender, action: hook).deliverDue()
        }
        #expect(sender.sent.count == 5)
        let endpoints = office.endpoints
        let trigger = Trigger(name: "crm", action: hook, timeout: 1)
        let breaker = try #require(endpoints.breaker(of: trigger))
        #expect(BreakerStanding(breaker).word == "open")
        let due = try #require(try await office.deliverer("two", sender, action: hook).nextDue())
        #expect(due > office.now && due.milliseconds <= office.now.milliseconds + 31_000)
        // Its attempts are not counted while it is left alone.
        let waiting = try await office.workspace.queries.outbox(undelivered: true, page: PageRequest(size: 10)).items
        #expect(waiting.map(\.attempts) == [5])
        // Whoever knows nothing of that delivers it.
        isDown.withLock { $0 = false }
        let others = Endpoints(in: office.folder.url.appendingPathComponent("others"))
        try await office.deliverer("three", sender, action: hook, endpoints: others).deliverDue()
        #expect(try await office.undelivered().isEmpty)
    }

    @Test func whatWaitsForAReceiverThatMayBeTriedAgainIsDue() async throws {
        let office = try await DeliveryOffice(customers: ["ada"])
        try await office.decide("occupation", of: "ada")
        let sender = RecordingSender { _ in true }
        let hook = Trigger.Action.webhook(try #require(URL(string: "http://127.0.0.1:1/hook")), secret: nil)
        for _ in 0..<5 {
            office.pass(seconds: 3600)
            try await office.deliverer("one", sender, action: hook).deliverDue()
        }
        // The pause of its breaker ends now.
        let folder = office.folder.url.appendingPathComponent("endpoints")
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder.path).first)
        let file = folder.appendingPathComponent(name)
        var course = try JSONDecoder().decode(CircuitBreaker.Course.self, from: Data(contentsOf: file))
        course.openUntil = .now
        try JSONEncoder().encode(course).write(to: file)
        let breaker = try #require(
            office.endpoints.breaker(of: Trigger(name: "crm", action: hook, timeout: 1)))
        #expect(BreakerStanding(breaker).word == "half open")
        #expect(try await office.deliverer("two", sender, action: hook).nextDue() != nil)
    }

    @Test func aDelivererTakesOnlyWhatItKnows() async throws {
        let office = try await DeliveryOffice(customers: ["ada"])
        try await office.decide("occupation", of: "ada")
        office.pass(seconds: 60)
        let sender = RecordingSender()
        let stranger = Deliverer(
            office.workspace.outbox,
            triggers: TriggerConfiguration([Trigger(name: "mail", action: .command(["x"]), timeout: 1)]),
            sender: sender, endpoints: office.endpoints, id: "stranger", now: office.clock)
        try await stranger.deliverDue()
        #expect(try await stranger.nextDue() == nil)
        #expect(sender.sent.isEmpty)
        try await office.deliverer("one", sender).deliverDue()
        #expect(sender.sent == ["ada occupation 1"])
    }

    @Test(.timeLimit(.minutes(40)))
    func eachOutcomeIsNotedAsItComesAlsoWhereAnotherTakesLonger() async throws {
        let office = try await DeliveryOffice(customers: ["ada", "ben"])
        for customer in ["ada", "ben"] { try await office.decide("occupation", of: customer) }
        office.pass(seconds: 60)
        let sender = WaitingSender(for: "ada")
        let deliverer = office.deliverer("one", sender)
        let running = Task { try await deliverer.deliverDue() }
        var waiting: [CustomerID] = []
        repeat {
            try await Task.sleep(for: .milliseconds(2))
            waiting = try await office.undelivered()
        } while waiting.count > 1
        #expect(waiting == [CustomerID("ada")])
        sender.goOn()
        try await running.value
        #expect(try await office.undelivered().isEmpty)
    }

    @Test(.timeLimit(.minutes(40)))
    func itDeliversInTheBackgroundAsSoonAsItIsDue() async throws {
        let office = try await DeliveryOffice(customers: ["ada"])
        let sender = RecordingSender()
        let background = BackgroundDelivery(
            office.deliverer("one", sender), heartbeat: .seconds(600), now: office.clock)
        let running = Task { try await background.run() }
        try await office.decide("occupation", of: "ada")
        office.pass(seconds: 60)
        background.wake()
        while sender.sent.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
        running.cancel()
        try await running.value
        #expect(sender.sent == ["ada occupation 1"])
    }
}

/// A sender that notes what it is given, and fails where it is told to.
private final class RecordingSender: DeliverySending {
    private let log = Mutex<[String]>([])
    private let fails: @Sendable (OutboxDelivery) -> Bool

    init(failing fails: @escaping @Sendable (OutboxDelivery) -> Bool = { _ in false }) {
        self.fails = fails
    }

    /// `CUSTOMER FIELD ATTEMPT`. Customers are delivered beside each other, in any order.
    var sent: [String] { log.withLock { $0 } }

    func sent(to customer: String) -> [String] {
        sent.filter { $0.hasPrefix(customer + " ") }
    }

    func send(_ delivery: OutboxDelivery, by trigger: Trigger) async throws(DocketError) {
        let field = delivery.payload["field_key"]?.string ?? ""
        log.withLock { $0.append("\(delivery.customerID) \(field) \(delivery.attempts)") }
        if fails(delivery) { throw DocketError(.unavailable, "down") }
    }
}

/// A sender that takes its time with what one customer gets.
private final class WaitingSender: DeliverySending {
    private let customer: CustomerID
    private let gate: AsyncStream<Void>
    private let opening: AsyncStream<Void>.Continuation

    init(for customer: String) {
        self.customer = CustomerID(customer)
        (gate, opening) = AsyncStream.makeStream()
    }

    func goOn() { opening.finish() }

    func send(_ delivery: OutboxDelivery, by trigger: Trigger) async throws(DocketError) {
        guard delivery.customerID == customer else { return }
        for await _ in gate {}
    }
}

/// A workspace whose decisions trigger `crm`, and a clock that moves when it is told to.
private struct DeliveryOffice {
    let folder: TemporaryFolder
    let ids = IDSequence()
    let workspace: LocalWorkspace

    init(customers: [String]) async throws {
        folder = try TemporaryFolder()
        let ids = ids
        let environment = Environment(now: { ids.now }, makeID: { ids.next() })
        let admin = try await LocalWorkspace.create(folder.url, account: "root", environment: environment)
        try await admin.perform(.addUser(User(id: UserID("dana"), name: "Dana", role: .rm)))
        var features = LocalWorkspace.Features()
        features.review.triggers = ["crm", "mail"]
        features.review.builtInSchema = ProfileSchema(
            version: 1, groups: [.init(key: "g", label: "G")],
            fields: ["occupation", "employer"].map {
                ProfileField(key: $0, label: $0, group: "g", type: .text(.init()))
            })
        workspace = try await LocalWorkspace.open(
            folder.url, user: UserID("dana"), account: "root", features: features, environment: environment)
        for customer in customers {
            try await workspace.perform(.addCustomer(NewCustomer(id: CustomerID(customer), name: customer)))
        }
    }

    var now: Timestamp { ids.now }
    var clock: @Sendable () -> Timestamp {
        let ids = ids
        return { ids.now }
    }

    func pass(seconds: Int) {
        ids.advance(milliseconds: Int64(seconds) * 1000)
    }

    func decide(_ field: String, of customer: String) async throws {
        let line = ProposalLine(
            line: 1, fieldKey: field, proposedValue: .string("New \(field)"), workflowTrigger: "crm")
        let outcome = try await workspace.perform(
            .propose(Submission(customerID: CustomerID(customer), lines: [line])))
        let id = try #require(outcome.submission?.items.first?.id)
        try await workspace.perform(.review(ReviewRequest([ProposalDecision(id, .accept)])))
    }

    /// The customers for whom something waits.
    func undelivered() async throws -> [CustomerID] {
        try await workspace.queries.outbox(undelivered: true, page: PageRequest(size: 10)).items.map(\.customerID)
    }

    var endpoints: Endpoints { Endpoints(in: folder.url.appendingPathComponent("endpoints")) }

    func deliverer(
        _ id: String, _ sender: any DeliverySending, action: Trigger.Action = .command(["x"]),
        endpoints: Endpoints? = nil
    ) -> Deliverer {
        Deliverer(
            workspace.outbox, triggers: TriggerConfiguration([Trigger(name: "crm", action: action, timeout: 1)]),
            sender: sender, endpoints: endpoints ?? self.endpoints, id: id, now: clock)
    }
}
