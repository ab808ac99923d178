import DocketDomain
import Foundation
import TestSupport
import Testing

@testable import DocketStore
@testable import DocketWorkspace

/// A workspace that moves from its file to a log elsewhere, and back.
@Suite struct LogCopyingTests {
    /// An empty log elsewhere.
    private struct Elsewhere {
        let folder: TemporaryFolder
        let log: UnsteadyLog
        let engines: LogEngines

        init() throws {
            folder = try TemporaryFolder()
            let log = UnsteadyLog(SQLiteEventLog(try WorkspaceDatabase(path: folder.path("log.db"))))
            self.log = log
            engines = LogEngines(open: { _ in log }, create: { _ in log })
        }

        static var address: LogAddress { get throws { try LogAddress("test://host/log") } }
    }

    private let command = Command.createThread(NewThread(title: "Once"))

    /// A workspace with a bit of all that a log has.
    private func filledOffice() async throws -> (office: TestOffice, discussion: ThreadID, document: ArtifactID) {
        let office = try await TestOffice()
        var features = LocalWorkspace.Features()
        features.review = .sample
        let (ada, max) = (try await office.open("ada", features: features), try await office.open(features: features))
        try await ada.perform(.addCustomer(NewCustomer(id: CustomerID("c1"), name: "Cora")))
        var lines: [ProposalLine] = []
        for (index, field) in ["employer", "occupation"].enumerated() {
            lines.append(
                ProposalLine(line: index + 1, fieldKey: field, proposedValue: "Globex", workflowTrigger: "crm"))
        }
        let made = try await max.perform(.propose(Submission(customerID: CustomerID("c1"), lines: lines)))
        let first = try #require(made.submission?.items.first)
        var request = ReviewRequest([ProposalDecision(first.id, .accept)])
        request.asAdmin = true
        try await ada.perform(.review(request))
        let document = try await max.make(
            try PreparedContent(markdown: String(repeating: "Long text. ", count: 20_000)), .doc)
        let discussion = try #require(try await max.discuss(document, "first").threadID)
        for number in 0..<700 { _ = try await max.newThread("T\(number)") }
        _ = try await max.perform(command, idempotencyKey: "k")
        return (office, discussion, document)
    }

    @Test func everythingIsThereAsItWasAndComesBackTheSame() async throws {
        let (office, discussion, document) = try await filledOffice()
        let elsewhere = try Elsewhere()
        let ada = try await office.open("ada")
        let there = try await ada.copyLog(to: Elsewhere.address, engines: elsewhere.engines)
        #expect(there.events == there.copied)
        #expect(there.events > 700)
        #expect(there.blobs > 0 && there.claims > 0 && there.requests == 1 && there.deliveries == 1)

        // A node goes on where the file was: claims, keys and deliveries hold.
        let node = try await LocalWorkspace.join(
            Elsewhere.address, in: elsewhere.folder.url.appendingPathComponent("node"), account: "max",
            engines: elsewhere.engines, environment: office.environment)
        #expect(try await node.discuss(document, "second").threadID == discussion)
        let before = try await office.open().perform(command, idempotencyKey: "k")
        #expect(try await node.perform(command, idempotencyKey: "k") == before)
        #expect(try await node.faults() == [])
        let admin = try await LocalWorkspace.open(
            node.folder, user: UserID("ada"), account: "ada", engines: elsewhere.engines,
            environment: office.environment)
        #expect(try await admin.queries.outbox(undelivered: true, page: PageRequest(size: 9)).items.count == 1)

        let back = elsewhere.folder.url.appendingPathComponent("back")
        let report = try await LocalWorkspace.copyLog(
            from: Elsewhere.address, to: back, engines: elsewhere.engines)
        #expect(report.events > there.events)
        let returned = try await LocalWorkspace.open(
            back, user: UserID("ada"), account: "ada", environment: office.environment)
        #expect(try await returned.faults() == [])
        #expect(try await returned.queries.outbox(undelivered: true, page: PageRequest(size: 9)).items.count == 1)
    }

    @Test func aCopyThatWasBrokenOffGoesOnAndOneOfSomethingElseIsRefused() async throws {
        let (office, _, _) = try await filledOffice()
        let elsewhere = try Elsewhere()
        let ada = try await office.open("ada")
        // It stops after some hundred events.
        let log = elsewhere.log
        let stopped = await failure {
            try await ada.copyLog(to: Elsewhere.address, engines: elsewhere.engines) { _ in log.setReachable(false) }
        }
        #expect(stopped?.code == .unavailable)
        elsewhere.log.setReachable(true)
        let copied = try await elsewhere.log.readAll(after: .start, limit: .max).count
        #expect(copied > 0)
        let report = try await ada.copyLog(to: Elsewhere.address, engines: elsewhere.engines)
        #expect(report.copied == report.events - copied)
        #expect(report.copied > 0)
        let again = try await ada.copyLog(to: Elsewhere.address, engines: elsewhere.engines)
        #expect(again.copied == 0)
        #expect(again.digest == report.digest)

        let other = try await TestOffice()
        let refused = await failure {
            try await other.open("ada").copyLog(to: Elsewhere.address, engines: elsewhere.engines)
        }
        #expect(refused?.code == .failedPrecondition)
        let member = await refusal {
            try await office.open().copyLog(to: Elsewhere.address, engines: elsewhere.engines)
        }
        #expect(member == .permissionDenied)
    }
}
