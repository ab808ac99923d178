import DocketDomain

/// A cell as a spreadsheet stores it.
enum TypedCell: Hashable {
    case empty
    case text
    /// A percentage counts as its fraction: 45 % is 0.45.
    case number(Double, NumberLook)
    /// Days since 1899-12-30, as spreadsheets count from March 1900 on.
    case date(Double, DateLook)
    case boolean(Bool)

    /// A column is typed only where a spreadsheet can hold every cell of it; one that it cannot leaves all of them text.
    static func of(_ cell: String, _ reading: ColumnReading) -> TypedCell {
        if cell.isEmpty { return .empty }
        return reading.isExact ? typed(cell, reading) : .text
    }

    private static func typed(_ cell: String, _ reading: ColumnReading) -> TypedCell {
        cell.withBytes { bytes in
            let shape = reading.shape(of: bytes)
            switch (shape, reading.value(of: shape, in: bytes)) {
            case (.number(let number), .number(let value, _)):
                return .number(
                    number.unit == .percent ? value.hundredth.double : value.double,
                    NumberLook(number, in: bytes, pointIsDecimal: reading.pointIsDecimal ?? true))
            case (.date(let date), .date(let moment)):
                return .date(serial(moment, isTime: date.grain == .time), DateLook(date, columnOrder: reading.order))
            case (_, .boolean(let truth)): return .boolean(truth)
            default: return .text
            }
        }
    }

    /// - Parameter moment: Microseconds since 1970-01-01.
    static func serial(_ moment: Int, isTime: Bool) -> Double {
        let perDay = 86_400_000_000
        let time = (moment % perDay + perDay) % perDay
        // 25,569 days lie between 1899-12-30 and 1970-01-01.
        let days = (moment - time) / perDay + (isTime ? 0 : 25_569)
        return Double(days) + Double(time) / Double(perDay)
    }
}
