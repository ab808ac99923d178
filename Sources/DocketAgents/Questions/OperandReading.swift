import DocketDomain

/// A value of a question, read by the rules of the column that it is compared with.
struct OperandReading {
    let value: CellValue

    init(_ text: String, _ reading: ColumnReading?) {
        guard let reading else {
            value = .text
            return
        }
        let found = reading.value(of: text)
        switch found {
        case .number(_, let unit): value = Self.isComparable(unit, reading) ? found : .text
        case .date: value = found
        case .text where reading.isDate: value = ColumnReading.certainDates.value(of: text)
        default: value = .text
        }
    }

    /// Whether it can be compared with the column's cells.
    var isUsable: Bool {
        switch value {
        case .number, .date: true
        default: false
        }
    }

    /// Where a column has several units, one has to be named.
    private static func isComparable(_ unit: CellUnit, _ reading: ColumnReading) -> Bool {
        reading.units.isEmpty ? unit == .none : reading.units.contains(unit)
    }
}
