/// Learns what a column holds, cell by cell, in memory that does not grow with their number.
package struct ColumnSurvey: Sendable {
    private let name: ColumnName
    private(set) var filled = 0
    private(set) var numbers = NumberEvidence()
    private(set) var dates = DateEvidence()
    private var booleans = 0
    private var identifiers = 0

    /// - Parameter name: The column's name: digits under “Phone” or “ZIP” are no numbers.
    package init(name: String) {
        self.name = ColumnName(name)
    }

    /// Takes the next cell.
    package mutating func add(_ cell: String) {
        cell.withBytes { add(CellShape($0), in: $0) }
    }

    /// Takes the next cell, whose shape is known.
    package mutating func add(_ shape: CellShape, in bytes: UnsafeBufferPointer<UInt8>) {
        switch shape {
        case .missing, .placeholder: return
        case .number(let number): numbers.add(number, in: bytes)
        case .date(let date): dates.add(date, in: bytes)
        case .boolean: booleans += 1
        case .identifier: identifiers += 1
        case .text: break
        }
        filled += 1
    }

    /// What the cells say together; nil where none had content.
    package var reading: ColumnReading? {
        guard filled > 0 else { return nil }
        var reading = ColumnReading()
        if booleans == filled {
            reading.kind = .boolean
            (reading.isWhole, reading.isExact) = (true, true)
        } else if dates.count * 2 > filled {
            dates.decide(&reading)
            reading.isWhole = reading.isDate && dates.count == filled
            reading.isExact = reading.isWhole && dates.isExact
        } else if identifiers > 0 || numbers.areNames(under: name) {
            reading.isIdentifiers = true
        } else if numbers.count * 2 > filled {
            numbers.decide(&reading)
            reading.isWhole = reading.isNumeric && numbers.count == filled
            reading.isExact = reading.isWhole && numbers.isExact && reading.hasOneUnit
        }
        return reading
    }
}
