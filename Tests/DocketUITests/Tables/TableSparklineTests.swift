import DocketDomain
import DocketUI
import Foundation
import TerminalKit
import Testing

@Suite struct TableSparklineTests {
    private let size = Size(width: 100, height: 12)

    private static let names = [
        "Fund", "Note", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Growth",
    ]

    private static let months = TableSheet(
        name: "", columns: names.map { .init(name: $0) },
        rows: [
            ["Rising", "a", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "12%"],
            ["Falling", "b", "12", "11", "10", "9", "8", "7", "6", "5", "4", "3", "2", "1", "-92%"],
            ["With gaps", "", "5", "", "7", "n/a", "6", "soon", "5", "9", "", "", "8", "2", "0%"],
            ["Flat", "c", "4", "4", "4", "4", "4", "4", "4", "4", "4", "4", "4", "4", "0%"],
            ["Below zero", "d", "-1", "-5", "-3.5", "-2", "-9", "-4", "-1", "-1", "-2", "-3", "-7", "-6", "1%"],
            ["Nothing", "e"],
        ])

    private static let lists = TableSheet(
        name: "", columns: [.init(name: "desk"), .init(name: "last week"), .init(name: "open")],
        rows: [
            ["Zürich", "[1, 2, 3, 4, 5, 6, 7]", "3"], ["London", "{7,6,5,NULL,3,2,1}", "4"],
            ["Tokyo", "[0.5, 0.25, 0.75, 0.5]", "5"], ["Oslo", "closed", "6"], ["Lima", "", "7"],
        ])

    /// A viewer with the cursor in a column, where the key was pressed.
    private func viewer(_ sheet: TableSheet, column: Int, size: Size? = nil) -> TableViewer {
        var viewer = TableViewer([sheet])
        viewer.perform(.resized(size ?? self.size), .goToColumn(column), .toggleSparklines)
        return viewer
    }

    @Test(arguments: [Size(width: 40, height: 12), Size(width: 80, height: 24), Size(width: 120, height: 40)])
    func trendsAndLists(_ size: Size) throws {
        let name = "\(size.width)x\(size.height)"
        try expectGolden(viewer(Self.months, column: 2, size: size).frame(size), "Tables/trend-\(name)")
        try expectGolden(viewer(Self.lists, column: 1, size: size).frame(size), "Tables/lists-\(name)")
    }

    @Test func withoutColoursAndInASCIITheyAreTheSame() throws {
        let dark = viewer(Self.months, column: 2).frame(size, theme: Theme(.dark, colors: 256))
        #expect(dark.plainText == viewer(Self.months, column: 2).frame(size).plainText)
        let ascii = viewer(Self.months, column: 2).frame(size, cells: .ascii).asciiLines()
        #expect(ascii.plainText.unicodeScalars.allSatisfy { $0.isASCII || "…·‹›".unicodeScalars.contains($0) })
        try expectGolden(ascii, "Tables/trend-ascii")
        let list = viewer(Self.lists, column: 1).frame(size, cells: .ascii).asciiLines()
        #expect(list.plainText.contains("_.:=+*#"))
    }

    @Test func theSameKeyTakesThemAwayAgain() {
        for (sheet, column) in [(Self.months, 2), (Self.lists, 1)] {
            var plain = TableViewer([sheet])
            plain.perform(.resized(size), .goToColumn(column))
            var drawn = viewer(sheet, column: column)
            #expect(drawn.frame(size).plainText != plain.frame(size).plainText)
            drawn.perform(.toggleSparklines)
            #expect(drawn.frame(size).plainText == plain.frame(size).plainText)
        }
    }

    @Test func aTrendBeginsAtTheCursorAndLeavesHiddenColumnsOut() {
        var viewer = viewer(Self.months, column: 4)
        #expect(viewer.status.contains("trend Mar to Dec"))
        viewer.perform(.goToColumn(13), .hideColumn)
        #expect(viewer.status.contains("trend Mar to Nov"))
        viewer.perform(.goToColumn(6), .toggleSparklines)
        #expect(viewer.status.contains("trend May to Nov"))
        // A text has no trend: there the key takes it away.
        viewer.perform(.goToColumn(0), .toggleSparklines)
        #expect(!viewer.status.contains("trend"))
    }

    @Test func whereThereIsNothingToDrawTheKeySaysWhatItNeeds() {
        var viewer = TableViewer([Self.months])
        viewer.perform(.resized(size))
        for column in [0, 1, 13, 14] {
            let effects = viewer.perform(.goToColumn(column), .toggleSparklines)
            guard case .report(let reason) = effects.first else {
                Issue.record("nothing is said in column \(column)")
                continue
            }
            #expect(reason.contains("lists such as [1, 2, 3]"))
        }
        var empty = TableViewer([TableSheet(name: "", columns: [], rows: [])])
        #expect(empty.perform(.resized(size), .toggleSparklines).isEmpty)
    }

    @Test func numbersOfAnotherUnitAreGaps() {
        let sheet = TableSheet(
            name: "", columns: ["Fund", "Q1", "Q2", "Q3"].map { .init(name: $0) },
            rows: [["A", "1 EUR", "2 EUR", "3 EUR"], ["B", "3 USD", "200 EUR", "1 USD"]])
        let rows = viewer(sheet, column: 1).frame(size).rows
        #expect(rows[1].contains("┃ ▁▅█"))
        #expect(rows[2].contains("┃ █ ▁"))
    }

    @Test func aTrendStaysInSightWhenColumnsScroll() {
        let size = Size(width: 80, height: 12)
        var viewer = viewer(Tables.wide(columns: 40, rows: 30), column: 3, size: size)
        #expect(viewer.frame(size).rows[0].contains("┃ trend"))
        viewer.perform(.lastColumn)
        let rows = viewer.frame(size).rows
        #expect(rows[0].contains("col 40") && rows[0].contains("┃ trend"))
        // The whole number under the cursor is seen beside it.
        #expect(rows[2].contains("80 "))
        #expect(viewer.frame(Size(width: 24, height: 6)).rows[0].contains("col 40"))
        #expect(!viewer.frame(Size(width: 24, height: 6)).plainText.contains("trend"))
    }

    @Test func theyAreRememberedWithTheTable() throws {
        for (sheet, column) in [(Self.months, 2), (Self.lists, 1)] {
            let before = viewer(sheet, column: column)
            let json = try JSONEncoder().encode(before.arrangement)
            var after = TableViewer([sheet])
            after.perform(
                .resized(size), .restore(try JSONDecoder().decode(TableArrangement.self, from: json)),
                .goToColumn(column))
            #expect(after.frame(size).plainText == before.frame(size).plainText)
        }
    }

    @Test func anArrangementOfAnEarlierVersionIsTakenUp() throws {
        var hidden = TableViewer([Self.months])
        hidden.perform(.resized(size), .goToColumn(1), .hideColumn)
        let json = try String(decoding: JSONEncoder().encode(hidden.arrangement), as: UTF8.self)
        #expect(!json.contains("trend") && !json.contains("sparklines"))
        let wild = json.replacing("\"frozen\":0", with: "\"frozen\":0,\"trend\":-7,\"sparklines\":[-1,900,0]")
        var after = TableViewer([Self.months])
        after.perform(
            .resized(size), .restore(try JSONDecoder().decode(TableArrangement.self, from: Data(wild.utf8))))
        #expect(after.sheet.columns.map(\.isHidden).prefix(2) == [false, true])
        #expect(after.frame(size).plainText.contains("Rising"))
    }

    @Test func ofAMillionRowsOnlyThoseThatAreSeenAreRead() {
        let columns = (0..<30).map { Table.Column(name: "c\($0)") }
        var viewer = TableViewer([TableSheet(name: "", columns: columns, rowCount: 1_000_000)])
        func load(_ effects: [TableEffect]) {
            for effect in effects {
                guard case .loadRows(let sheet, let ranges) = effect else {
                    Issue.record("asked for \(effect)")
                    continue
                }
                for range in ranges {
                    let rows = range.map { row in (0..<30).map { "\(row * ($0 + 7) % 101)" } }
                    viewer.perform(.rowsLoaded(sheet: sheet, first: range.lowerBound, rows: rows))
                }
            }
        }
        load(viewer.perform(.resized(size)))
        #expect(viewer.perform(.goToColumn(4), .toggleSparklines).isEmpty)
        load(viewer.perform(.goToRow(777_777)))
        #expect(viewer.frame(size).rows[0].contains("trend"))
        #expect((0..<1_000_000).count { viewer.sheet.rows[$0] != nil } < 1000)
    }

    @Test func cellsKeepTheirTextsForCopyingAndSearching() {
        var viewer = viewer(Self.lists, column: 1)
        #expect(viewer.perform(.copy(.cell, .tsv)) == [.copy("[1, 2, 3, 4, 5, 6, 7]")])
        viewer.perform(.search("0.75"))
        #expect(viewer.sheet.cursorRow == 2)
        viewer.perform(.openCell)
        #expect(viewer.frame(size).plainText.contains("[0.5, 0.25, 0.75, 0.5]"))
    }
}

extension TableViewer {
    /// The line below the table.
    fileprivate var status: String { frame(size).rows.last ?? "" }
}
