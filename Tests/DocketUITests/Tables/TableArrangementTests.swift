import DocketDomain
import DocketUI
import Foundation
import TerminalKit
import Testing

@Suite struct TableArrangementTests {
    private let columns = [Table.Column(name: "Name"), Table.Column(name: "Fee"), Table.Column(name: "Note")]
    private let rows = [["Core", "3", "a"], ["Growth", "1", "b"], ["Income", "2", "c"]]

    private func viewer(rows: Bool = true, columns: [Table.Column]? = nil) -> TableViewer {
        let columns = columns ?? self.columns
        return TableViewer([
            rows
                ? TableSheet(name: "", columns: columns, rows: self.rows)
                : TableSheet(name: "", columns: columns, rowCount: 3)
        ])
    }

    /// Sorted by the fee, filtered, the note hidden, the name frozen and wide.
    private var arranged: TableViewer {
        var viewer = viewer()
        for action: TableAction in [
            .freeze, .widen, .move(rows: 0, columns: 1), .sort(.descending), .filter("fee > 1"),
            .move(rows: 0, columns: 1), .hideColumn,
        ] {
            _ = viewer.update(action)
        }
        return viewer
    }

    @Test func anArrangementIsTakenUpByTheSameTable() throws {
        let before = arranged
        let json = try JSONEncoder().encode(before.arrangement)
        var after = viewer()
        _ = after.update(.restore(try JSONDecoder().decode(TableArrangement.self, from: json)))
        #expect(after.sheet.order == before.sheet.order)
        #expect(after.sheet.sorts == [TableSort(column: 1, direction: .descending)])
        #expect(after.sheet.filterText == "fee > 1")
        #expect(after.sheet.columns.map(\.isHidden) == [false, false, true])
        #expect(after.sheet.frozen == 1)
        #expect(after.arrangement == before.arrangement)
    }

    @Test func aTableInPartsTakesItUpWhenItsFirstRowsAreThere() throws {
        var after = viewer(rows: false)
        #expect(
            after.update(.restore(arranged.arrangement)).allSatisfy { if case .loadRows = $0 { true } else { false } })
        #expect(after.sheet.sorts.isEmpty)
        #expect(after.arrangement == arranged.arrangement, "what is not taken up yet is not forgotten")
        let effects = after.update(.rowsLoaded(sheet: 0, first: 0, rows: rows))
        #expect(effects.contains { if case .computeOrder = $0 { true } else { false } })
        #expect(after.sheet.sorts.count == 1)
    }

    @Test func aTableWithOtherColumnsStaysAsItWasWritten() {
        var after = viewer(columns: [Table.Column(name: "Name"), Table.Column(name: "Note"), Table.Column(name: "Fee")])
        _ = after.update(.restore(arranged.arrangement))
        #expect(after.arrangement.isEmpty)
        #expect(after.sheet.order.count == 3)
    }

    @Test func anArrangementFromElsewhereDoesNoHarm() throws {
        let fingerprint = try #require(
            try JSON(parsing: String(decoding: JSONEncoder().encode(arranged.arrangement), as: UTF8.self))["sheets"]?[
                "0"]?[
                    "columns"]?.serialized())
        let json = """
            {"sheets":{"0":{"columns":\(fingerprint),"sorts":[{"column":-1,"isDescending":true},\
            {"column":1,"isDescending":true},{"column":1,"isDescending":false}],"filter":"nothing > (",\
            "hidden":[0,1,2,9,-4],"frozen":-7,"widths":{"0":-50,"9":1}},"-3":{"columns":1,"sorts":[],"filter":"",\
            "hidden":[],"frozen":0,"widths":{}}}}
            """
        var viewer = viewer()
        _ = viewer.update(.restore(try JSONDecoder().decode(TableArrangement.self, from: Data(json.utf8))))
        #expect(viewer.sheet.columns.map(\.isHidden) == [true, true, false])
        #expect(viewer.sheet.sorts == [TableSort(column: 1, direction: .descending)])
        #expect(viewer.sheet.filters.isEmpty)
        #expect(viewer.sheet.frozen == 0)
        _ = Frame(size: Size(width: 80, height: 24))
        _ = viewer.update(.resized(Size(width: 80, height: 24)))
    }

    @Test func whatWasArrangedIsThereAgainAfterAnotherStart() throws {
        var screen = TestScreen()
        try screen.press("3 enter ]")
        let id = try #require(screen.state.threadArtifacts.viewer?.artifact.id)
        guard case .table(let before) = screen.state.threadArtifacts.viewer?.body else { throw Missing() }
        let remembered = try #require(Remembered(json: screen.state.remembered.json(atMost: 1 << 20)))
        var again = TestScreen()
        again.restart(with: remembered)
        #expect(again.state.threadArtifacts.viewer?.artifact.id == id)
        guard case .table(let after) = again.state.threadArtifacts.viewer?.body else { throw Missing() }
        #expect(!before.sheet.sorts.isEmpty)
        #expect(after.sheet.sorts == before.sheet.sorts)
        #expect(after.sheet.order == before.sheet.order)
    }

    private struct Missing: Error {}

    @Test func theLast200ArrangementsAreKept() {
        var kept = TableArrangements()
        for number in 0..<250 { kept.keep(arranged.arrangement, of: ArtifactID("a\(number)")) }
        #expect(kept.count == 200)
        #expect(kept[ArtifactID("a49")] == nil)
        #expect(kept[ArtifactID("a50")] == arranged.arrangement)
        kept.keep(viewer().arrangement, of: ArtifactID("a50"))
        #expect(kept[ArtifactID("a50")] == nil)
        #expect(kept.count == 199)
    }

    @Test func whatHasNoRoomIsLeftOutOldestFirst() throws {
        var screen = TestScreen()
        screen.keep(arranged.arrangement, count: 200)
        let all = screen.state.remembered.json(atMost: 1 << 20)
        let some = screen.state.remembered.json(atMost: all.count / 2)
        #expect(some.count <= all.count / 2)
        var again = TestScreen()
        again.restart(with: try #require(Remembered(json: some)))
        #expect(again.state.arrangements[ArtifactID("a199")] != nil)
        #expect(again.state.arrangements[ArtifactID("a0")] == nil)
    }
}
