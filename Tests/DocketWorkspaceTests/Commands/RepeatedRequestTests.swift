import DocketDomain
import DocketWorkspace
import Foundation
import TestSupport
import Testing

/// Requests that are more than one command, and come again with their key: they are done once and answered the same.
@Suite struct RepeatedRequestTests {
    private let office: TestOffice
    private let max: LocalWorkspace

    init() async throws {
        office = try await TestOffice()
        max = try await office.open()
    }

    private func specification() async throws -> ExportSpecification {
        let table = Table(columns: [.init(name: "a")], rows: [["1"]])
        return ExportSpecification(
            ExportSource(.artifact(try await max.make(PreparedContent(table), .table))), as: .csv)
    }

    private func exported() async throws -> ExportSummary {
        let job = try await max.startExport(try await specification(), idempotencyKey: nil)
        return try await max.run(job, progress: { _ in }).export
    }

    private func exists(_ export: ExportSummary) throws -> Bool {
        FileManager.default.fileExists(atPath: try #require(max.path(of: export)))
    }

    @Test func anExportIsCancelledTriedAgainAndDeletedOnce() async throws {
        let job = try await max.startExport(try await specification(), idempotencyKey: nil)
        let other = try await max.startExport(try await specification(), idempotencyKey: nil)
        for _ in 1...2 { try await max.cancelExport(job.id, idempotencyKey: "cancel") }
        #expect(try await max.queries.export(job.id).status == .cancelled)
        #expect(await refusal { try await max.cancelExport(other.id, idempotencyKey: "cancel") } == .conflict)

        let again = try await max.retryExport(job.id, idempotencyKey: "retry")
        let meanwhile = try await max.retryExport(job.id, idempotencyKey: "retry")
        #expect(again.isNew && !meanwhile.isNew && meanwhile.id == job.id)
        let made = try await max.run(again, progress: { _ in }).export
        let afterwards = try await max.retryExport(job.id, idempotencyKey: "retry")
        #expect(!afterwards.isNew)
        #expect(try await max.run(afterwards, progress: { _ in }).export == made)
        #expect(await refusal { try await max.retryExport(job.id, idempotencyKey: "another") } == .failedPrecondition)

        #expect(try exists(made))
        for _ in 1...2 { try await max.deleteExport(job.id, idempotencyKey: "delete") }
        #expect(try !exists(made))
        #expect(await refusal { try await max.deleteExport(job.id, idempotencyKey: "another") } == .notFound)
        #expect(await refusal { try await max.deleteExport(job.id, idempotencyKey: nil) } == .notFound)
        #expect(await refusal { try await max.deleteExport(other.id, idempotencyKey: "delete") } == .conflict)
    }

    @Test func aCleanUpIsDoneOnceWhateverIsMadeAfterIt() async throws {
        let first = try await exported()
        let report = try await max.pruneExports(olderThan: 0, keepBytes: nil, idempotencyKey: "prune")
        #expect(report.deleted == [first.id])
        let second = try await exported()
        #expect(try await max.pruneExports(olderThan: 0, keepBytes: nil, idempotencyKey: "prune") == report)
        #expect(try exists(second))
        #expect(
            await refusal { try await max.pruneExports(olderThan: 0, keepBytes: 1, idempotencyKey: "prune") }
                == .conflict)
        #expect(
            try await max.pruneExports(olderThan: 0, keepBytes: nil, idempotencyKey: nil).deleted == [second.id])
    }

    @Test func aRepeatedImportIsAnsweredAsItWasTheFirstTime() async throws {
        let file = office.folder.file("chat.jsonl")
        let line = #"{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}]}"#
        try Data((line + "\n").utf8).write(to: file)
        func take(_ key: String?) async throws(DocketError) -> ImportReport {
            try await max.importChats(file, format: nil, options: ImportOptions(), idempotencyKey: key, progress: nil)
        }
        let report = try await take("import")
        #expect(report.added.threads == 1 && report.unchanged == 0)
        #expect(try await take("import") == report)
        #expect(try await take(nil).unchanged == 1)
        try Data((line.replacing("Hi", with: "Good day") + "\n").utf8).write(to: file)
        #expect(await refusal { try await take("import") } == .conflict)
        #expect(try await max.allThreads().count == 1)
    }

    @Test func customersAreBroughtInAndErasedOnce() async throws {
        let ada = try await office.open("ada")
        let file = Data("id,name\nc1,Ines Okafor\n".utf8)
        let report = try await ada.importCustomers(file, idempotencyKey: "customers")
        #expect(report.rows.map(\.status) == [.added])
        #expect(try await ada.importCustomers(file, idempotencyKey: "customers") == report)
        #expect(try await ada.importCustomers(file, idempotencyKey: nil).rows.map(\.status) == [.unchanged])

        let customer = CustomerID("c1")
        let outcome = try await ada.erase(customer, reason: "asked", idempotencyKey: "erase")
        #expect(!outcome.already)
        #expect(try await ada.erase(customer, reason: "asked", idempotencyKey: "erase") == outcome)
        #expect(try await ada.erase(customer, reason: "asked", idempotencyKey: nil).already)
        #expect(await refusal { try await ada.erase(customer, reason: "other", idempotencyKey: "erase") } == .conflict)
    }

    @Test func anAnswerIsItsUsersAlone() async throws {
        let mia = try await office.open("mia")
        #expect(try await max.once("k", ["request": "x"]) { 1 } == 1)
        #expect(try await mia.once("k", ["request": "x"]) { 2 } == 2)
        #expect(try await max.once("k", ["request": "x"]) { 3 } == 1)
        #expect(await refusal { try await max.once("k", ["request": "y"]) { 4 } } == .conflict)
        #expect(await refusal { try await max.once("", ["request": "y"]) { 5 } } == .invalidArgument)
        #expect(try await max.once(nil, ["request": "x"]) { 6 } == 6)
    }

    @Test func whatFailsIsNotAnAnswer() async throws {
        let failure = DocketError(.unavailable, "down")
        #expect(
            await refusal {
                try await max.once("k", ["request": "x"]) { () async throws(DocketError) -> Int in throw failure }
            } == .unavailable)
        #expect(try await max.once("k", ["request": "x"]) { 1 } == 1)
    }
}
