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
    init(_ cell: String, _ reading: ColumnReading) {
        if cell.isEmpty {
            self = .empty
        } else if reading.isExact {
            self = cell.withBytes { TypedCell($0, reading) }
        } else {
            self = .text
        }
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ reading: ColumnReading) {
        let shape = CellShape(bytes)
        switch (shape, reading.value(of: shape, in: bytes)) {
        case (.number(let number), .number(let value, _)):
            let isPercent = number.unit == .percent
            self = .number(
                isPercent ? value.hundredth.double : value.double, NumberLook(number, value, in: bytes, reading))
        case (.date(let date), .date(let moment)):
            self = .date(Self.serial(moment, isTime: date.grain == .time), DateLook(date, reading))
        case (_, .boolean(let truth)): self = .boolean(truth)
        default: self = .text
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
