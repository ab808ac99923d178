import DocketDomain

/// A column whose numbers are drawn: it counts what is not.
struct NumberColumn: Hashable, Sendable {
    let place: Int
    let name: String
    var reading: ColumnReading
    /// Of the first number: there is no sum of euros and dollars.
    private(set) var unit: CellUnit?
    private(set) var read = 0
    private var empty = 0
    private var otherText = 0
    private var otherUnits = 0
    private var beyond = 0

    init(place: Int, name: String, reading: ColumnReading) {
        self.place = place
        self.name = name
        self.reading = reading
    }

    /// The number of a row that is drawn.
    mutating func number(_ row: [String]) -> Double? {
        guard place < row.count else {
            empty += 1
            return nil
        }
        switch reading.value(of: row[place]) {
        case .missing: empty += 1
        case .number(let number, let unit):
            let value = number.double
            if self.unit == nil { self.unit = unit }
            if unit != self.unit {
                otherUnits += 1
            } else if abs(value) > ChartNumber.largest || !value.isFinite {
                beyond += 1
            } else {
                read += 1
                return value
            }
        case .text, .date, .boolean: otherText += 1
        }
        return nil
    }

    /// The number or moment of a row that stands along an axis.
    mutating func position(_ row: [String]) -> Double? {
        guard reading.isDate else { return number(row) }
        guard place < row.count, case .date(let date) = reading.value(of: row[place]) else {
            if place >= row.count || CellShape.isMissing(row[place]) { empty += 1 } else { otherText += 1 }
            return nil
        }
        read += 1
        return Double(date)
    }

    var hasText: Bool { otherText > 0 }

    /// What was not drawn, in sentences.
    var notes: [String] {
        let name = "“\(ChartText.oneLine(name))”"
        let what = reading.isDate ? "date" : "number"
        func cells(_ count: Int) -> String { count == 1 ? "1 cell" : "\(ChartNumber.grouped(count)) cells" }
        var notes: [String] = []
        if otherText > 0 {
            notes.append("\(cells(otherText)) of \(name) \(otherText == 1 ? "is" : "are") no \(what) and left out")
        }
        if empty > 0 { notes.append("\(cells(empty)) of \(name) \(empty == 1 ? "is" : "are") empty") }
        if otherUnits > 0, let unit {
            let shown = writing(nil).unit == unit ? writing(nil).unitText : ""
            let only = shown.isEmpty ? "numbers without a unit" : shown
            notes.append("only \(only) of \(name): \(cells(otherUnits)) in other units left out")
        }
        if beyond > 0 { notes.append("\(cells(beyond)) of \(name) too large to be drawn") }
        return notes
    }

    func writing(_ format: ChartFormat?, furtherDecimals: Int = 0) -> ChartValueWriting {
        ChartValueWriting(
            format: format, writing: reading.writing, unit: unit ?? .none, furtherDecimals: furtherDecimals,
            dates: reading.isDate ? DateGrain(reading.kind) : nil)
    }
}
