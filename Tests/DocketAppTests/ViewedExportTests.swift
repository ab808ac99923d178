import DocketApp
import DocketDomain
import DocketWorkspace
import Foundation
import TestSupport
import Testing

/// What a viewer showed, in a file: its filter, sort and columns, through everything that a session wires together.
@Suite struct ViewedExportTests {
    let home: TemporaryFolder

    init() throws {
        home = try TemporaryFolder()
    }

    private static let rows = [["House", "1,200"], ["Boat", "40"], ["Car", "90"], ["Cash", "310"]]

    private func session() async throws -> Session {
        try await Session.create(Session.Request(environment: ["HOME": home.url.path])).0
    }

    private func sheet(in workspace: any Workspace) async throws -> ArtifactID {
        let table = Table(columns: [.init(name: "What"), .init(name: "Value")], rows: Self.rows)
        let other = Table(columns: [.init(name: "Debt")], rows: [["Loan"]])
        return try await make(
            .sheet([
                .init(name: "Debts", table: TableContent(other)), .init(name: "Assets", table: TableContent(table)),
            ]), .sheet, in: workspace)
    }

    private func make(
        _ content: ArtifactContent, _ kind: ArtifactKind, in workspace: any Workspace
    ) async throws -> ArtifactID {
        try #require(
            try await workspace.perform(
                .createArtifact(NewArtifact(kind: kind, title: "Household", content: content))
            ).artifactID)
    }

    private func text(
        _ id: ArtifactID, _ format: ExportFormat, _ view: ExportView?, in session: Session
    ) async throws -> String {
        var choices = ExportChoices()
        choices.view = view
        let job = try await session.workspace.startExport(
            ExportSpecification(ExportSource(.artifact(id)), as: format, choices), idempotencyKey: nil)
        let export = try await session.run(job).export
        #expect(export.fileExtension == format.rawValue)
        let path = try #require(session.workspace.path(of: export))
        return try String(contentsOfFile: path, encoding: .utf8).replacing("\r\n", with: "\n")
    }

    @Test func filterSortAndHiddenColumnsAreThoseOfTheViewer() async throws {
        let session = try await session()
        let table = Table(columns: [.init(name: "What"), .init(name: "Value"), .init(name: "Note")], rows: Self.rows)
        let id = try await make(.table(TableContent(table)), .table, in: session.workspace)
        let view = ExportView(
            sheet: 0, columns: [0, 1], filters: ["Value > 50"], sorts: [.init(column: 1, descending: true)])
        #expect(try await text(id, .csv, view, in: session) == "What,Value\nHouse,\"1,200\"\nCash,310\nCar,90\n")
        #expect(try await text(id, .markdown, view, in: session).contains("3 of 4 rows"))
        #expect(try await text(id, .markdown, nil, in: session).contains(" · 4 rows"))
    }

    @Test func oneTableOfASheetIsATableUnderItsOwnName() async throws {
        let session = try await session()
        let id = try await sheet(in: session.workspace)
        let whole = ExportView(sheet: 0, columns: [], filters: [], sorts: [])
        #expect(try await text(id, .csv, whole, in: session) == "Debt\nLoan\n")
        let shown = ExportView(sheet: 1, columns: [0], filters: ["Value < 100"], sorts: [])
        #expect(try await text(id, .csv, shown, in: session) == "What\nBoat\nCar\n")
        let page = try await text(id, .markdown, shown, in: session)
        #expect(page.contains("## Assets") && !page.contains("Loan"))
    }

    @Test func aTableThatTheSheetHasNoMoreIsTold() async throws {
        let session = try await session()
        let id = try await sheet(in: session.workspace)
        let error = await #expect(throws: DocketError.self) {
            try await text(id, .csv, ExportView(sheet: 5, columns: [], filters: [], sorts: []), in: session)
        }
        #expect(error?.code == .failedPrecondition)
        let failed = try await session.workspace.queries.exports(ExportFilter(), page: PageRequest(size: 1)).items
        #expect(failed.first?.status == .failed)
    }
}
