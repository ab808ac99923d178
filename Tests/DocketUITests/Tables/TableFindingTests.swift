import DocketDomain
import TerminalKit
import Testing

@testable import DocketUI

/// Columns by their names, rows as records, boxes that have all keys, filters and width that Esc takes back.
@Suite struct TableFindingTests {
    private static func screen(
        _ columns: [String], _ rows: [[String]], width: Int = 120, height: Int = 40
    ) -> TestScreen {
        var sample = SampleWorkspace()
        let thread = sample.addThread("Table")
        sample.addMessage("text", to: thread)
        sample.addArtifact(
            "Ledger", .table, .table(TableContent(Table(columns: columns.map { .init(name: $0) }, rows: rows))),
            in: thread)
        return TestScreen(sample, width: width, height: height)
    }

    private static var ledger: TestScreen {
        screen(
            ["Name", "Booked on", "Amount", "Reference"],
            (0..<30).map { ["name \($0 % 3)", "2026-01-\(10 + $0 % 20)", "\($0 * 100)", "reference \($0)"] })
    }

    // MARK: Columns by name

    @Test func aTableIsSortedByANamedColumnWithFourKeys() throws {
        var screen = Self.ledger
        try screen.press("3 enter")
        try screen.press("T 'a' enter ]")
        let sheet = try #require(screen.openTable?.sheet)
        #expect(sheet.sorts == [TableSort(column: 2, direction: .descending)])
        #expect(sheet.cursorColumn == 2)
    }

    @Test(arguments: [("ref", 3), ("book", 1), ("name", 0), ("amt", 2), ("", 0)])
    func aColumnIsGoneToByLettersOfItsName(_ typed: String, _ column: Int) throws {
        var screen = Self.ledger
        try screen.press("3 enter T '\(typed)' enter")
        #expect(screen.openTable?.sheet.cursorColumn == column)
    }

    @Test func aHiddenColumnIsShownAgainWhereItIsGoneTo() throws {
        var screen = Self.ledger
        try screen.press("3 enter l -")
        #expect(screen.openTable?.sheet.columns[1].isHidden == true)
        try screen.press("T 'booked'")
        #expect(screen.text.contains("hidden"))
        try screen.press("enter")
        #expect(screen.openTable?.sheet.columns[1].isHidden == false)
        #expect(screen.openTable?.sheet.cursorColumn == 1)
    }

    @Test func rowsAreSortedBySeveralColumns() throws {
        var screen = Self.ledger
        try screen.press("3 enter [ T 'amount' enter A")
        let table = try #require(screen.openTable)
        #expect(
            table.sheet.sorts == [.init(column: 0, direction: .ascending), .init(column: 2, direction: .descending)])
        #expect(table.sheet.currentCell == "2700")
        #expect(screen.text.contains("sorted by Name ▲, Amount ▼"))
    }

    // MARK: Records

    @Test func aRowIsShownAsARecordAndRowsAreTurnedLikePages() throws {
        var screen = Self.ledger
        try screen.press("3 enter j V")
        #expect(screen.text.contains("row 2 of 30"))
        for (name, value) in [
            ("Name", "name 1"), ("Booked on", "2026-01-11"), ("Amount", "100"), ("Reference", "reference 1"),
        ] {
            #expect(screen.frame.rows.contains { $0.contains(name) && $0.contains(value) }, "\(name)")
        }
        try screen.press("right")
        #expect(screen.text.contains("row 3 of 30") && screen.text.contains("reference 2"))
        try screen.press("h h h")
        #expect(screen.text.contains("row 1 of 30"))
        try screen.press("esc")
        #expect(screen.openTable?.isOverlayOpen == false)
        #expect(screen.openTable?.sheet.cursorRow == 0)
    }

    @Test func aRowIsCopiedByAKey() throws {
        var screen = Self.ledger
        try screen.press("3 enter j")
        _ = screen.takeEffects()
        try screen.press("ctrl-y")
        #expect(screen.takeEffects() == [.copy("name 1\t2026-01-11\t100\treference 1\n")])
        try screen.press("V y")
        #expect(screen.takeEffects() == [.copy("name 1\t2026-01-11\t100\treference 1\n")])
    }

    // MARK: Boxes

    @Test(arguments: ["enter", "V", "="]) func whileABoxIsOpenNoKeyReachesTheTable(_ key: String) throws {
        var screen = Self.ledger
        try screen.press("3 enter \(key)")
        let table = try #require(screen.openTable)
        #expect(table.isOverlayOpen)
        let all = [
            "[", "]", "a", "A", "r", "F", "f", "<", ">", "-", "_", "#", "$", "0", "T", "\\", "/", "tab", "1", "x p",
        ]
        for other in all {
            try screen.press(other)
            #expect(screen.openTable?.isOverlayOpen == true, "\(other)")
            #expect(screen.openTable?.sheet == table.sheet, "\(other)")
            #expect(screen.state.pane == .viewer, "\(other)")
            #expect(screen.state.overlay == nil, "\(other)")
        }
        try screen.press("esc")
        #expect(screen.openTable?.isOverlayOpen == false)
        #expect(screen.state.pane == .viewer)
        try screen.press("\(key) q")
        #expect(screen.openTable?.isOverlayOpen == false)
        #expect(screen.state.pane == .viewer)
    }

    @Test func thePaletteSaysThatTheBoxIsInTheWay() throws {
        var screen = Self.ledger
        try screen.press("3 enter enter : 'sort by this column'")
        #expect(screen.text.contains("Close the box first: esc"))
    }

    @Test func longLinesOfACellAreWrappedOrNot() throws {
        let text = (0..<40).map { "word\($0)" }.joined(separator: " ")
        var screen = Self.screen(["A"], [[text]], width: 80, height: 24)
        try screen.press("3 enter enter")
        #expect(screen.text.contains("word39"))
        try screen.press("w")
        #expect(!screen.text.contains("word39"))
        for _ in 0..<40 { try screen.press("right") }
        #expect(screen.rows(with: "word39").contains { !$0.contains("word1 ") })
        try screen.press("w")
        #expect(screen.text.contains("word1 ") && screen.text.contains("word39"))
    }

    @Test func longLinesOfADocumentAreWrappedOrNot() throws {
        let text = (0..<60).map { "word\($0)" }.joined(separator: " ")
        var sample = SampleWorkspace()
        let thread = sample.addThread("Text")
        sample.addMessage("text", to: thread)
        sample.addArtifact("Long", .doc, .doc(.inline(text + "\n\nnext")), in: thread)
        var screen = TestScreen(sample, width: 80, height: 24)
        try screen.press("3 enter")
        #expect(screen.text.contains("word59"))
        try screen.press("w")
        #expect(!screen.text.contains("word59") && screen.text.contains("next"))
        for _ in 0..<60 { try screen.press("l") }
        #expect(screen.text.contains("word59"))
        #expect(screen.state.pane == .viewer)
        try screen.press("/ 'word1 ' enter")
        #expect(screen.text.contains("word1 "))
        try screen.press("w esc")
        #expect(screen.text.contains("word0") && screen.text.contains("word59"))
    }

    // MARK: Esc

    @Test func oneEscClearsAFilterAndTheNextOneLeaves() throws {
        var screen = Self.ledger
        try screen.press("3 enter \\ 'Amount > 99999' enter")
        #expect(screen.text.contains("No row meets the filters; esc shows all."))
        try screen.press("esc")
        #expect(screen.openTable?.sheet.filters.isEmpty == true)
        #expect(screen.openTable?.sheet.order.count == 30)
        #expect(screen.state.pane == .viewer)
        try screen.press("\\ up")
        #expect(screen.text.contains("filter: Amount > 99999"))
        try screen.press("esc esc")
        #expect(screen.state.pane == .artifacts)
    }

    @Test func aSearchInATableTakesOneEscToo() throws {
        var screen = Self.ledger
        try screen.press("3 enter / 'name 2' enter esc")
        #expect(screen.openTable?.sheet.search == nil && screen.state.pane == .viewer)
        try screen.press("esc")
        #expect(screen.state.pane == .artifacts)
    }

    @Test(arguments: [
        ("\\ 'fee' enter", 3), ("/ 'fee' enter \\ 'fee' enter", 3), ("\\ 'fee' enter / 'fee' enter", 3),
    ]) func oneEscClearsAFilterOfThreadsWhateverWasSearchedFor(_ keys: String, _ count: Int) throws {
        var screen = TestScreen()
        try screen.press(keys)
        #expect(screen.state.threads.count == 1)
        try screen.press("esc")
        #expect(screen.state.threads.count == count)
    }

    // MARK: Width

    @Test(arguments: [("3 enter", BrowseScreen.Pane.artifacts), ("enter j enter", .messages)])
    func whatIsOpenedHasTheWholeWidthUntilEscGivesItBack(_ keys: String, _ from: BrowseScreen.Pane) throws {
        var screen = TestScreen(width: 200, height: 60)
        try screen.press(keys)
        #expect(screen.state.pane == .viewer && screen.state.isZoomed)
        #expect(!screen.text.contains("Onboarding"))
        try screen.press("esc")
        #expect(screen.state.pane == from && !screen.state.isZoomed)
        #expect(screen.text.contains("Onboarding"))
    }

    @Test(arguments: ["tab", "1", "q", "+", "g a", "{", "o"]) func theWidthIsGivenBackByWhateverLeadsElsewhere(
        _ key: String
    ) throws {
        var screen = TestScreen(width: 200, height: 60)
        try screen.press("g a g b 3 enter")
        #expect(screen.state.isZoomed)
        try screen.press(key)
        #expect(!screen.state.isZoomed, "\(key)")
    }

    @Test func amongAllArtifactsWhatIsOpenedHasTheWholeWidth() throws {
        var screen = TestScreen(width: 200, height: 60)
        try screen.press("g a j enter")
        #expect(screen.state.isZoomed && !screen.text.contains("All artifacts"))
        try screen.press("esc")
        #expect(!screen.state.isZoomed && screen.text.contains("All artifacts"))
        #expect(screen.state.screen == .artifacts)
    }

    // MARK: Widths of columns

    @Test func columnsAreAsWideAsTheRowsOnTheScreenNeed() throws {
        var rows = (0..<400).map { ["a\($0)", "b", "c"] }
        rows[300][0] = String(repeating: "long ", count: 12)
        var viewer = TableViewer([TableSheet(name: "", columns: ["A", "B", "C"].map { .init(name: $0) }, rows: rows)])
        _ = viewer.update(.resized(Size(width: 40, height: 12)))
        #expect(viewer.shownWidths.first == 2)
        _ = viewer.update(.goToRow(301))
        #expect(viewer.shownWidths.reduce(0, +) > 20)
        _ = viewer.update(.firstRow)
        #expect(viewer.shownWidths.count == 3)
        #expect(viewer.text(width: 40, height: 12).contains("│ c"))
    }

    @Test(arguments: [80, 100, 120, 200], 0..<12) func nothingIsCutWhileThereIsRoom(_ width: Int, _ seed: Int) throws {
        var generator = SystemRandomNumberGenerator()
        let columns = 2 + seed % 4
        let rows = (0..<20).map { _ in
            (0..<columns).map { _ in
                String(repeating: "x", count: Int.random(in: 0...(width / columns - 4), using: &generator))
            }
        }
        let sheet = TableSheet(name: "", columns: (0..<columns).map { .init(name: "\($0)") }, rows: rows)
        var viewer = TableViewer([sheet])
        _ = viewer.update(.toggleRowNumbers)
        _ = viewer.update(.resized(Size(width: width, height: 30)))
        let text = viewer.text(width: width, height: 30)
        for cell in rows.joined() where !cell.isEmpty {
            #expect(text.contains(" \(cell) ") || text.contains("▌\(cell) ") || text.contains("\(cell)\n"), "\(cell)")
        }
        #expect(!text.contains("…"))
    }
}

extension TableViewer {
    /// The widths of the columns that are seen.
    var shownWidths: [Int] { layout(in: size).columns.map(\.width) }

    func text(width: Int, height: Int) -> String {
        var frame = Frame(size: Size(width: width, height: height))
        draw(in: frame.bounds, on: &frame, focused: true, theme: Appearance(colors: 0).styles)
        return frame.plainText
    }
}
