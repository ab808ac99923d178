import DocketDomain
import DocketUI
import TerminalKit
import TestSupport
import Testing

@Suite struct TableDrawingTests {
    private let actions: [TableAction] = [
        .move(rows: 1, columns: 0), .move(rows: -3, columns: 1), .move(rows: 2, columns: -1), .halfPages(1),
        .halfPages(-2), .firstRow, .lastRow, .firstColumn, .lastColumn, .goToRow(3), .click(Point(x: 9, y: 3)),
        .nextSheet, .previousSheet, .freeze, .narrow, .widen, .fitColumn, .fitColumns, .hideColumn, .showColumns,
        .toggleRowNumbers, .toggleSparklines, .sort(.ascending), .sort(.descending), .sortFurther(.descending),
        .clearSort, .filter("o"), .filter(""), .filterByCell, .removeFilter(0), .search("o"), .searchNext,
        .searchPrevious,
        .openCell, .openStatistics, .close, .close, .copy(.table, .markdown), .copy(.cell, .tsv),
    ]

    @Test(arguments: 0..<40)
    func drawingNeverLeavesItsArea(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let columns = Int.random(in: 0...12, using: &generator)
        let random = TableSheet(
            name: "random", columns: (0..<columns).map { .init(name: ["", "wide 日本語", "x"][$0 % 3]) },
            rows: Tables.random(rows: Int.random(in: 0...40, using: &generator), columns: columns, using: &generator))
        var viewer = TableViewer([random, Tables.hostile])
        for _ in 0..<120 {
            if Int.random(in: 0..<8, using: &generator) == 0 {
                let size = Size(
                    width: Int.random(in: 0...70, using: &generator), height: Int.random(in: 0...20, using: &generator))
                viewer.perform(.resized(size))
            }
            if let action = actions.randomElement(using: &generator) { viewer.perform(action) }
            let area = Rect(
                x: Int.random(in: 0...20, using: &generator), y: Int.random(in: 0...5, using: &generator),
                width: viewer.size.width, height: viewer.size.height)
            expectInside(area, viewer)
            expectInside(Rect(x: area.x, y: area.y, width: area.width / 2, height: area.height / 2), viewer)
        }
    }

    /// Draws into a screen full of marks and looks whether one outside of the area is gone.
    private func expectInside(_ area: Rect, _ viewer: TableViewer) {
        var frame = Frame(size: Size(width: 100, height: 30))
        frame.fill(frame.bounds, with: "#")
        let before = frame
        viewer.draw(in: area, on: &frame, focused: true, theme: Theme(.dark, colors: 256))
        for y in frame.bounds.rows {
            for x in frame.bounds.columns where !area.contains(Point(x: x, y: y)) {
                if frame[x, y] != before[x, y] {
                    Issue.record("drew at \(x), \(y) outside of \(area)")
                    return
                }
            }
        }
    }

    @Test func numbersHaveTheirDecimalPointsBelowEachOther() {
        let viewer = TableViewer([Tables.fees])
        let rows = viewer.frame(Size(width: 80, height: 12)).rows
        #expect(rows[1].contains("│ 0.45% │"))
        #expect(rows[2].contains("│ 0.6%  │"))
        #expect(rows[4].contains("│ 1%    │"))
    }

    @Test func aRowThatEndsEarlyShowsMissingCells() {
        let rows = TableViewer([Tables.hostile]).frame(Size(width: 120, height: 12)).rows
        #expect(rows[4].contains("short row"))
        #expect(rows[4].contains("│ · "))
    }

    @Test func drawingBeforeResizingFitsAnyArea() {
        var viewer = TableViewer([Tables.wide(columns: 40, rows: 100)])
        viewer.perform(.lastRow, .lastColumn)
        let text = viewer.frame(Size(width: 33, height: 6)).plainText
        #expect(text.contains("4000"))
    }
}
