import DocketDomain
import TerminalKit
import Testing

@testable import DocketUI

@Suite struct TableViewerTests {
    @Test func sortingTwiceTheSameWayUndoesIt() {
        var viewer = TableViewer([Tables.fees])
        viewer.perform(.move(rows: 0, columns: 1), .sort(.descending))
        #expect(viewer.column(1) == ["1%", "0.75%", "0.6%", "0.45%", "n/a"])
        viewer.perform(.sort(.ascending))
        #expect(viewer.column(1) == ["0.45%", "0.6%", "0.75%", "1%", "n/a"])
        viewer.perform(.sort(.ascending))
        #expect(viewer.sheet.sorts.isEmpty)
        #expect(viewer.column(0).first == "Core Income")
    }

    @Test func sortingFurtherKeepsTheFirstOrder() {
        var viewer = TableViewer([Tables.fees])
        viewer.perform(.move(rows: 0, columns: 3), .sort(.ascending), .firstColumn, .sortFurther(.descending))
        #expect(viewer.column(3) == ["no", "no", "yes", "yes", ""])
        #expect(viewer.column(0) == ["Growth", "Cash", "Core Income", "Balanced", "Dynamic Growth"])
    }

    @Test func theCursorStaysOnItsRow() {
        var viewer = TableViewer([Tables.fees])
        viewer.perform(.move(rows: 2, columns: 1), .sort(.descending))
        #expect(viewer.sheet.currentCell == "0.75%")
        #expect(viewer.sheet.cursorRow == 1)
        viewer.perform(.filter("Fee > 0.7"))
        #expect(viewer.sheet.currentCell == "0.75%")
        viewer.perform(.filter("Fee < 0.7"))
        #expect(viewer.sheet.cursorRow == 0)
    }

    /// At widths where the long column has room to spare, is cut at the edge, or is wide enough.
    @Test(arguments: [20, 40, 57, 60, 80, 120, 160, 250, 400])
    func widenWidensAColumnAndNarrowNarrowsItAsItIsSeen(width: Int) {
        let text = String(repeating: "This is a long cell. ", count: 8)
        for longest in [5, 60, text.count] {
            let cell = String(text.prefix(longest))
            var viewer = TableViewer([
                TableSheet(name: "", columns: [.init(name: "N"), .init(name: "Long")], rows: [["a", cell]])
            ])
            viewer.perform(.resized(Size(width: width, height: 10)), .lastColumn)
            var seen = viewer.seenWidth
            viewer.perform(.widen)
            #expect(viewer.seenWidth >= min(seen + 2, width - 8), "from \(seen) at \(width)")
            #expect(viewer.seenWidth >= seen)
            seen = viewer.seenWidth
            viewer.perform(.narrow)
            #expect(viewer.seenWidth < seen || seen == 1)
        }
    }

    @Test func aWrongFilterIsExplainedAndChangesNothing() {
        var viewer = TableViewer([Tables.fees])
        viewer.perform(.filter("Fee > 0.5"))
        let effects = viewer.perform(.filter("Cost > 5"))
        #expect(effects == [.report("There is no column “Cost”. Put text with signs in it between quotes.")])
        #expect(viewer.sheet.filterText == "Fee > 0.5")
        viewer.perform(.filter(""))
        #expect(viewer.sheet.order == .all(count: 5))
    }

    @Test func theValueUnderTheCursorCanBeAskedFor() {
        var viewer = TableViewer([Tables.fees])
        viewer.perform(.move(rows: 2, columns: 3), .filterByCell)
        #expect(viewer.column(0) == ["Growth", "Cash"])
        let typed = viewer.sheet.filterText
        viewer.perform(.filter(""), .filter(typed))
        #expect(viewer.column(0) == ["Growth", "Cash"])
    }

    @Test func searchGoesFromCellToCellAndAround() {
        var viewer = TableViewer([Tables.fees])
        viewer.perform(.search("growth"))
        #expect(viewer.sheet.currentCell == "Growth")
        viewer.perform(.searchNext)
        #expect(viewer.sheet.currentCell == "Dynamic Growth")
        viewer.perform(.searchNext)
        #expect(viewer.sheet.currentCell == "Growth")
        viewer.perform(.searchPrevious)
        #expect(viewer.sheet.currentCell == "Dynamic Growth")
        viewer.perform(.search("00,0"))
        #expect(viewer.sheet.search?.matches == [1])
        viewer.perform(.close)
        #expect(viewer.sheet.search == nil)
        #expect(viewer.perform(.searchNext) == [.report("Nothing is searched for.")])
        viewer.perform(.search("nowhere"))
        #expect(viewer.perform(.searchNext) == [.report("“nowhere” is not found.")])
    }

    @Test func hiddenColumnsAreSteppedOver() {
        var viewer = TableViewer([Tables.fees])
        viewer.perform(.move(rows: 0, columns: 1), .hideColumn)
        #expect(viewer.sheet.cursorColumn == 2)
        viewer.perform(.move(rows: 0, columns: -1))
        #expect(viewer.sheet.cursorColumn == 0)
        viewer.perform(.hideColumn, .hideColumn)
        #expect(viewer.perform(.hideColumn) == [.report("The last column can't be hidden.")])
        viewer.perform(.showColumns, .firstColumn)
        #expect(viewer.sheet.cursorColumn == 0)
    }

    @Test func copyingGivesTheWholeOriginalText() {
        var viewer = TableViewer([Tables.hostile])
        #expect(viewer.perform(.copy(.cell, .tsv)) == [.copy("\u{1B}]0;owned\u{07}")])
        viewer.perform(.move(rows: 0, columns: 1))
        #expect(
            viewer.perform(.copy(.column, .tsv)) == [.copy("\"a\nb\r\nc\"\n🇸🇪 flag\n\u{9B}31m\n\n\"\"\"quote\"\"\"\n")])
        viewer.perform(.lastRow)
        #expect(
            viewer.perform(.copy(.row, .markdown)) == [
                .copy(
                    """
                    | name | name |  | 日本語の見出し | long |
                    | --- | --- | --- | --- | --- |
                    | \\|pipe\\| | "quote" | <b>html</b> | │ |   |

                    """)
            ])
    }

    @Test func copyingATableGivesWhatIsShown() {
        var viewer = TableViewer([Tables.fees])
        viewer.perform(.filter("ESG = no"), .lastColumn, .hideColumn)
        #expect(
            viewer.perform(.copy(.table, .tsv)) == [
                .copy("Mandate\tFee\tMinimum\nGrowth\t0.75%\t250,000\nCash\tn/a\t(500)\n")
            ])
        #expect(
            viewer.perform(.copy(.table, .markdown)) == [
                .copy(
                    """
                    | Mandate | Fee | Minimum |
                    | --- | ---: | --- |
                    | Growth | 0.75% | 250,000 |
                    | Cash | n/a | (500) |

                    """)
            ])
    }

    @Test func aCellOpensWholeAndScrolls() {
        var viewer = TableViewer([Tables.hostile])
        viewer.perform(.resized(Size(width: 40, height: 12)), .lastColumn, .openCell)
        #expect(viewer.isOverlayOpen)
        let first = viewer.frame(Size(width: 40, height: 12)).plainText
        viewer.perform(.lastRow)
        #expect(viewer.sheet.cursorRow == 0)
        #expect(viewer.frame(Size(width: 40, height: 12)).plainText != first)
        viewer.perform(.close)
        #expect(!viewer.isOverlayOpen)
    }

    @Test func clickingSelectsWhatLiesThere() {
        var viewer = TableViewer([Tables.fees, Tables.wide(columns: 3, rows: 3)])
        viewer.perform(.resized(Size(width: 80, height: 24)), .click(Point(x: 30, y: 4)))
        #expect(viewer.sheet.cursorRow == 2)
        #expect(viewer.sheet.cursorColumn == 2)
        viewer.perform(.click(Point(x: 8, y: 0)))
        #expect(viewer.selected == 1)
        viewer.perform(.click(Point(x: 500, y: 500)), .click(Point(x: -5, y: -5)))
        #expect(viewer.selected == 1)
    }

    @Test func extremeMovesEndAtTheEdges() {
        var viewer = TableViewer([Tables.fees])
        viewer.perform(.move(rows: .max, columns: .max), .move(rows: .max, columns: .max))
        #expect(viewer.sheet.cursorRow == 4)
        viewer.perform(.move(rows: .min, columns: .min), .move(rows: -1, columns: -1), .goToRow(.min))
        #expect(viewer.sheet.cursorRow == 0)
        viewer.perform(.halfPages(.max / 2), .goToRow(.max), .selectSheet(9), .removeFilter(9))
        #expect(viewer.sheet.cursorRow == 4)
    }

    @Test func everyColumnCanBeReached() {
        var viewer = TableViewer([Tables.wide(columns: 40, rows: 30)])
        viewer.perform(.resized(Size(width: 60, height: 12)), .move(rows: 0, columns: 1), .freeze)
        for column in 2..<40 {
            viewer.perform(.move(rows: 0, columns: 1))
            #expect(viewer.frame(Size(width: 60, height: 12)).plainText.contains("col \(column + 1)"))
            #expect(viewer.frame(Size(width: 60, height: 12)).plainText.contains("col 2 ┃"))
        }
        for column in (0..<39).reversed() {
            viewer.perform(.move(rows: 0, columns: -1))
            #expect(viewer.frame(Size(width: 60, height: 12)).plainText.contains("col \(column + 1)"))
        }
    }
}

extension TableViewer {
    /// The width that the column under the cursor is drawn with.
    fileprivate var seenWidth: Int {
        layout(in: size).columns.first { $0.index == sheet.cursorColumn }?.width ?? 0
    }
}
