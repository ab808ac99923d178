import CustomDump
import DocketDomain
import DocketStore
import DocketWorkspace
import TestSupport
import Testing

/// What an export's own events tell of it is what lists show.
@Suite struct ExportSummaryTests {
    @Test func anExportIsInItsEventsWhatItIsInLists() async throws {
        let test = try await TestWorkspace()
        let customer = try await test.customer("c1")
        let new = NewExport(
            source: ExportSource(.customer(customer)), format: "pdf", fileExtension: "pdf", title: "Report",
            options: ["paper": "a4"], runner: RunnerID("r1"))
        let id = try #require(try await test.perform(.requestExport(new), as: Cast.admin).exportID)
        try await expectTheSame(id, test)
        let file = StoredExport(storage: "local", key: "ada/1.pdf", bytes: 7, digest: "d")
        let commands: [ExportCommand] = [
            .fail(code: "internal", reason: "no paper"), .retry(RunnerID("r2")), .cancel, .retry(RunnerID("r3")),
            .complete(file),
        ]
        for command in commands {
            try await test.perform(.export(id, command), as: Cast.admin)
            try await expectTheSame(id, test)
        }
        let log = SQLiteEventLog(test.database)
        let none = try await log.read(
            stream: .export(ExportID("none")), tenant: Cast.tenant, afterVersion: 0, limit: .max)
        #expect(ExportSummary(ExportID("none"), events: none) == nil)
    }

    private func expectTheSame(_ id: ExportID, _ test: TestWorkspace) async throws {
        let events = try await SQLiteEventLog(test.database).read(
            stream: .export(id), tenant: Cast.tenant, afterVersion: 0, limit: .max)
        let listed = try await test.queries(Cast.admin).export(id)
        expectNoDifference(ExportSummary(id, events: events), listed)
    }
}
