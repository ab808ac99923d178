import DocketDomain
import TestSupport
import Testing

/// Columns are read by all of their cells.
@Suite struct ColumnReadingTests {
    @Test func theTableHasSomeHundredsOfCells() {
        #expect(CellColumn.all.reduce(0) { $0 + $1.cells.count } >= 500)
    }

    @Test(arguments: CellColumn.all)
    func aColumnIsWhatAllItsCellsSay(_ column: CellColumn) {
        #expect(column.reading.word == column.kind)
        #expect(column.reading.isExact == column.isTyped)
    }

    @Test(arguments: CellColumn.all)
    func everyCellIsWorthWhatTheTableSays(_ column: CellColumn) {
        let reading = column.reading
        for (index, cell) in column.cells.enumerated() {
            let value = CellColumn.text(of: reading.value(of: cell), in: reading)
            #expect(value == column.value(at: index), "\(cell)")
        }
    }

    @Test(arguments: CellColumn.all)
    func theOrderOfTheCellsChangesNothing(_ column: CellColumn) {
        var survey = ColumnSurvey(name: column.name)
        for cell in column.cells.reversed() + ["", "  "] { survey.add(cell) }
        #expect(survey.reading?.readsAs(column.reading) == true)
    }

    @Test(arguments: CellColumn.all)
    func aProfileTakesNoCellForAnythingElse(_ column: CellColumn) throws {
        let fields = [
            ProfileField(key: "d", label: "Number", group: "g", type: .decimal(.init())),
            ProfileField(key: "i", label: "Count", group: "g", type: .integer(.init())),
            ProfileField(key: "t", label: "Day", group: "g", type: .date(.init())),
        ]
        for (cell, value) in zip(column.cells, column.values) {
            for field in fields {
                guard let taken = try? field.value(reading: cell, today: Timestamp(milliseconds: 0)) else { continue }
                let text = taken.string ?? taken.serialized()
                // What its column makes another thing of can be open for a value alone, where a point begins decimals.
                let alone = CellShape(cell)
                if case .number(let number) = alone, number.marks == .openPoint || number.marks == .openComma {
                    continue
                }
                // Names of digits are numbers where a field says so, and its letters behind them are its own.
                guard column.kind != "text", column.kind != "quantity", let value else { continue }
                #expect(DecimalNumber(text) == DecimalNumber(value) || value.hasPrefix(text), "\(cell)")
            }
        }
    }

    @Test(arguments: [
        (["1.234", "5.678"], "1.234 could have three decimals or be in the thousands, and no other cell tells."),
        (
            ["1,5", "1.5", "1.234"],
            "Some cells have a decimal point, others a decimal comma, so 1.234 could be either."
        ),
        (["3/4/2024"], "3/4/2024 could be 2024-04-03 or 2024-03-04, and no other cell tells."),
        (
            ["25/12/2024", "12/25/2024", "3/4/2024"],
            "Some cells have the day first, others do not, so 3/4/2024 could be 2024-04-03 or 2024-03-04."
        ),
        (["26-04-03"], "26-04-03 could be 2003-04-26 or 2026-04-03, and no other cell tells."),
    ])
    func aDoubtSaysWhatCouldBeMeant(_ cells: [String], _ reason: String) {
        var survey = ColumnSurvey(name: "")
        for cell in cells { survey.add(cell) }
        #expect(survey.reading?.doubt?.text.hasPrefix(reason) == true, "\(survey.reading?.doubt?.text ?? "none")")
        #expect(survey.reading?.kind == .text)
    }

    @Test func aColumnWithoutContentIsNothing() {
        var survey = ColumnSurvey(name: "")
        for cell in ["", " ", "n/a", "–"] { survey.add(cell) }
        #expect(survey.reading == nil)
    }

    @Test(arguments: DateCase.days + DateCase.times + DateCase.leapSeconds + DateCase.offsets)
    func datesAreReadAsTheTableOfAllReadersSays(_ date: DateCase) {
        let value = ColumnReading.certainDates.value(of: date.text)
        #expect(value == (date.seconds.map { .date($0 * 1_000_000) } ?? .text), "\(date.text)")
    }

    @Test(arguments: [
        "", " ", "abc", "1,2,3", "12 345 6", "1.2.3", "1-2", "12%%", "(5", "5)", "1e999", "0x10", "1 2", "--5", "%",
        "$",
        "+", "1,000,00", "∞", "NaN", "inf", "5.", "٣", "1__0", "1 ,5", "(-5)", "5 $ 6", "1.234,5.6",
    ])
    func whatIsNoNumberIsNone(_ cell: String) {
        if case .number = CellShape(cell) { Issue.record("\(cell)") }
    }

    @Test(arguments: [
        "2024-13-01", "2024-00-10", "32.1.2024", "March", "2024", "1.5", "5 Foo 2024", "1/2/3", "2024-02-30", "24:00",
        "13/13/2024", "2024-03-05 25:00", "2024-W54", "Q5 2024", "31 April 2024", "2024-03-05T", "12:60", "13:00 PM",
    ])
    func whatIsNoDateIsNone(_ cell: String) {
        if case .date = CellShape(cell) { Issue.record("\(cell)") }
    }

    @Test func anythingCanBeACell() {
        var generator = SeededGenerator(seed: 5)
        let alphabet = Array("0123456789.,-+()' ’%€$:/TZQWKeEMäß\u{A0}\u{202F}\u{301}–日".unicodeScalars)
        for _ in 0..<20_000 {
            var cell = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...12, using: &generator) {
                cell.append(alphabet.randomElement(using: &generator) ?? " ")
            }
            var survey = ColumnSurvey(name: "")
            survey.add(String(cell))
            _ = survey.reading?.value(of: String(cell))
            _ = survey.reading?.wholeEnd(of: String(cell))
        }
    }
}
