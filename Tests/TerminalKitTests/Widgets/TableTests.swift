import TestSupport
import Testing

@testable import TerminalKit

@Suite struct TableTests {
    private let columns = [
        TableColumn(title: "Mandate", width: 11), TableColumn(title: "Fee", width: 5, alignment: .right),
        TableColumn(title: "Minimum", width: 8, alignment: .right), TableColumn(title: "ESG", width: 3),
    ]
    private let cells = [
        ["Core Income", "0.45%", "50,000", "yes"], ["Balanced", "0.60%", "100,000", "yes"],
        ["漢字漢字漢字漢字", "0.75%", "250,000", "no"],
    ]

    private func frame(
        _ state: TableState, width: Int, height: Int = 4, frozen: Int = 0, numbered: Bool = false
    ) -> Frame {
        var frame = Frame(size: Size(width: width, height: height), widths: .fixed)
        let table = TableView(
            state, columns: columns, rowCount: cells.count, frozen: frozen, gutterWidth: 2,
            gutter: numbered ? { Line("\($0 + 1)") } : nil
        ) { row, column in Line(cells[row][column]) }
        frame.draw(table, in: frame.bounds)
        return frame
    }

    @Test func `columns line up under their header`() {
        #expect(
            frame(TableState(), width: 36).rows == [
                "Mandate     │   Fee │  Minimum │ ESG", "Core Income │ 0.45% │   50,000 │ yes",
                "Balanced    │ 0.60% │  100,000 │ yes", "漢字漢字漢… │ 0.75% │  250,000 │ no",
            ])
    }

    @Test func `the selected cell and row stand out`() {
        let frame = frame(TableState(row: 1, column: 1), width: 36)
        #expect(frame[14, 2].style.attributes == .reverse)
        #expect(frame[18, 2].style.attributes == .reverse)
        #expect(frame[12, 2].style.attributes == [])
        #expect(frame[14, 0].style.attributes == .bold)
    }

    @Test func `frozen columns stay while the others scroll to the selected one`() {
        var state = TableState(column: 3)
        let area = Rect(x: 0, y: 0, width: 26, height: 4)
        state.settle(rowCount: 3, columns: columns, frozen: 1, in: area)
        #expect(frame(state, width: 26, frozen: 1).rows.first == "Mandate     │ ESG")
        state.column = 1
        state.settle(rowCount: 3, columns: columns, frozen: 1, in: area)
        #expect(state.firstColumn == 1)
    }

    @Test func `row numbers stand at the left`() {
        #expect(frame(TableState(), width: 20, numbered: true).rows[1] == " 1 Core Income │ 0.…")
    }

    @Test func `the right side stays in its column whatever a cell holds`() {
        var random = SeededGenerator(seed: 51)
        for _ in 0..<300 {
            var frame = Frame(size: Size(width: 24, height: 3), widths: .fixed)
            let text = random.text(pieces: 8)
            let inside = frame.drawBorder(.light, around: frame.bounds)
            let columns = [TableColumn(title: "a", width: 8), TableColumn(title: "b", width: 11)]
            let table = TableView(TableState(), columns: columns, rowCount: 1) { _, _ in Line(text) }
            frame.draw(table, in: Rect(x: inside.x, y: inside.y - 1, width: inside.width, height: 2))
            #expect(frame[9, 1].glyph.text == " " && frame[10, 1].glyph.text == "│", "\(text.debugDescription)")
            #expect(frame[23, 1].glyph.text == "│" && frame.isWhole)
        }
    }

    @Test func `cells are asked for in view only`() {
        var asked = 0
        var state = TableState(row: 900_000, column: 500)
        let columns = (0..<1000).map { TableColumn(title: Line("\($0)"), width: 8) }
        let area = Rect(x: 0, y: 0, width: 80, height: 20)
        state.settle(rowCount: 1_000_000, columns: columns, frozen: 1, in: area)
        var frame = Frame(size: area.size, widths: .fixed)
        let table = TableView(state, columns: columns, rowCount: 1_000_000, frozen: 1) { row, column in
            asked += 1
            return Line("\(row),\(column)")
        }
        frame.draw(table, in: area)
        #expect(asked <= 19 * 8)
        #expect(table.placedColumns(in: 80).contains { $0.index == 500 && $0.width == 8 })
    }

    @Test func `any moves keep the selected cell in view`() {
        var random = SeededGenerator(seed: 52)
        for _ in 0..<300 {
            let columns = (0..<Int.random(in: 1...12, using: &random)).map { _ in
                TableColumn(title: "t", width: .random(in: 1...12, using: &random))
            }
            let frozen = Int.random(in: 0...min(2, columns.count), using: &random)
            let area = Rect(x: 0, y: 0, width: .random(in: 45...60, using: &random), height: 5)
            var state = TableState()
            for _ in 0..<8 {
                state.column = .random(in: 0..<columns.count, using: &random)
                state.settle(rowCount: 9, columns: columns, frozen: frozen, in: area)
                let table = TableView(state, columns: columns, rowCount: 9, frozen: frozen) { _, _ in "" }
                let place = table.placedColumns(in: area.width, widths: .fixed).first { $0.index == state.column }
                #expect(place?.width == columns[state.column].width)
            }
        }
    }

    @Test func `a place on the screen is a cell`() {
        let table = TableView(TableState(), columns: columns, rowCount: 3) { _, _ in "" }
        let area = Rect(x: 5, y: 5, width: 36, height: 4)
        #expect(table.target(of: Point(x: 5, y: 5), in: area)?.row == nil)
        #expect(table.target(of: Point(x: 19, y: 6), in: area)?.row == 0)
        #expect(table.target(of: Point(x: 19, y: 6), in: area)?.column == 1)
        #expect(table.target(of: Point(x: 4, y: 6), in: area) == nil)
    }

    @Test func `the widest columns give way, down to a limit`() {
        #expect(TableColumn.fittedWidths(natural: [5, 10], available: 40) == [5, 10])
        #expect(TableColumn.fittedWidths(natural: [5, 60, 30], available: 51) == [5, 20, 20])
        #expect(TableColumn.fittedWidths(natural: [60, 60, 60], available: 20) == [48, 48, 48])
        #expect(TableColumn.fittedWidths(natural: [], available: 20) == [])
    }
}
