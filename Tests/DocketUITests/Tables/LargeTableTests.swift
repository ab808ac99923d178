import DocketDomain
import DocketUI
import TerminalKit
import Testing

/// A table of which the viewer never has all rows.
@Suite struct LargeTableTests {
    private let size = Size(width: 80, height: 24)

    private func viewer(rows: Int = 1_000_000) -> TableViewer {
        TableViewer([
            TableSheet(name: "Big", columns: [.init(name: "id"), .init(name: "text")], rowCount: rows)
        ])
    }

    private func row(_ index: Int) -> [String] { ["\(index)", "row \(index)"] }

    /// Loads what a viewer asks for.
    private func load(_ effects: [TableEffect], into viewer: inout TableViewer) {
        for case .loadRows(let sheet, let ranges) in effects {
            for range in ranges {
                _ = viewer.update(.rowsLoaded(sheet: sheet, first: range.lowerBound, rows: range.map(row)))
            }
        }
    }

    @Test func onlyRowsAroundTheViewAreAskedFor() {
        var viewer = viewer()
        let effects = viewer.perform(.resized(size))
        guard case .loadRows(0, let ranges) = effects.first, ranges.count == 1 else {
            Issue.record("unexpected \(effects)")
            return
        }
        #expect(ranges[0].lowerBound == 0)
        #expect(ranges[0].count < 200)
        load(effects, into: &viewer)
        #expect(viewer.frame(size).plainText.contains("row 20"))
        #expect(viewer.perform(.move(rows: 1, columns: 0)).isEmpty)
    }

    @Test func rowsAreNotAskedForTwiceUnlessLoadingFailed() {
        var viewer = viewer()
        let first = viewer.perform(.resized(size))
        #expect(viewer.perform(.move(rows: 1, columns: 0)).isEmpty)
        let again = viewer.perform(.failed(sheet: 0, ticket: nil))
        #expect(again == first)
    }

    @Test func scrollingThroughKeepsFewRows() {
        var viewer = viewer(rows: 50_000)
        load(viewer.perform(.resized(size)), into: &viewer)
        for _ in 0..<2000 {
            load(viewer.perform(.halfPages(2)), into: &viewer)
            #expect(viewer.sheet.currentCell != nil)
        }
        #expect((0..<50_000).count { viewer.sheet.rows[$0] != nil } < 5000)
        #expect(viewer.sheet.cursorRow > 40_000)
    }

    @Test func sortingIsLeftToOthersAndLateAnswersAreIgnored() {
        var viewer = viewer(rows: 1000)
        load(viewer.perform(.resized(size)), into: &viewer)
        let first = viewer.perform(.sort(.descending))
        guard case .computeOrder(0, let request, let old) = first.first else {
            Issue.record("unexpected \(first)")
            return
        }
        #expect(request.sorts == [TableSort(column: 0, direction: .descending)])
        #expect(request.readings[0].isNumeric)
        guard case .computeOrder(0, let second, let ticket) = viewer.perform(.sort(.ascending)).first else {
            Issue.record("no second request")
            return
        }
        #expect(viewer.perform(.orderReady(sheet: 0, .rows([5]), ticket: old)).isEmpty)
        #expect(viewer.sheet.order == .all(count: 1000))
        #expect(viewer.sheet.isWaiting)
        let order = second.order(of: (0..<1000).map(row).reversed())
        load(viewer.perform(.orderReady(sheet: 0, order, ticket: ticket)), into: &viewer)
        #expect(viewer.sheet.order == order)
        #expect(viewer.sheet.currentCell == "999")
        #expect(!viewer.sheet.isWaiting)
    }

    @Test func searchLandsInARowThatIsLoadedLater() {
        var viewer = viewer(rows: 10_000)
        load(viewer.perform(.resized(size)), into: &viewer)
        guard case .search(0, _, let columns, let order, let ticket) = viewer.perform(.search("row 7777")).first else {
            Issue.record("no search")
            return
        }
        #expect(columns == [0, 1])
        #expect(order == .all(count: 10_000))
        load(viewer.perform(.searchReady(sheet: 0, [7777], ticket: ticket)), into: &viewer)
        #expect(viewer.sheet.currentCell == "row 7777")
    }

    @Test func statisticsAreAskedForOnceAndShown() {
        var viewer = viewer(rows: 10_000)
        load(viewer.perform(.resized(size)), into: &viewer)
        guard case .computeStatistics(0, 0, let request, let ticket) = viewer.perform(.openStatistics).first else {
            Issue.record("no request")
            return
        }
        #expect(viewer.frame(size).plainText.contains("Counting"))
        var builder = StatisticsBuilder(column: 0, request)
        repeat { builder.add((0..<10_000).map(row)) } while builder.needsAnotherPass()
        viewer.perform(.statisticsReady(sheet: 0, column: 0, builder.finish(), ticket: ticket))
        #expect(viewer.frame(size).plainText.contains("49,995,000"))
        #expect(viewer.perform(.close, .openStatistics).isEmpty)
    }

    @Test func rowsThatAreNotThereYetAreMarked() {
        var viewer = viewer()
        viewer.perform(.resized(size), .lastRow)
        #expect(viewer.frame(size).plainText.contains("1,000,000  …  "))
        #expect(viewer.perform(.copy(.row, .tsv)) == [.report("The row is still loading.")])
    }

    @Test func aHostileLoaderIsSurvived() {
        var viewer = viewer(rows: 10)
        viewer.perform(
            .rowsLoaded(sheet: 7, first: 0, rows: [[]]), .rowsLoaded(sheet: 0, first: -3, rows: [["a"]]),
            .rowsLoaded(sheet: 0, first: 5, rows: Array(repeating: [], count: 100)),
            .orderReady(sheet: 0, .rows([99]), ticket: 1), .searchReady(sheet: 3, [1], ticket: 0))
        _ = viewer.frame(size)
        #expect(viewer.sheet.order.count == 10)
    }
}
