extension ColumnReading {
    /// What a cell of the column looks like: one that has only numbers has no dates.
    package func shape(of cell: UnsafeBufferPointer<UInt8>) -> CellShape {
        CellShape(cell, mayBeDate: !isNumeric || !isWhole)
    }

    /// The value of a cell.
    package func value(of cell: String) -> CellValue {
        cell.withBytes { value(of: CellShape($0), in: $0) }
    }

    /// The value of a cell whose shape is known.
    package func value(of shape: CellShape, in bytes: UnsafeBufferPointer<UInt8>) -> CellValue {
        switch shape {
        case .missing: return .missing
        case .placeholder: return kind == .text || kind == .boolean ? .text : .missing
        case .number(let number):
            guard isNumeric, let value = self.number(number, in: bytes) else { return .text }
            return .number(value, unit(of: number))
        case .date(let date):
            guard isDate, let day = day(of: date) else { return .text }
            return .date(date.microseconds(day: day))
        case .boolean(let truth): return kind == .boolean ? .boolean(truth) : .text
        case .identifier, .text: return .text
        }
    }

    /// A number with its sign; nil where its column leaves open what its mark means.
    func number(_ shape: NumberShape, in bytes: UnsafeBufferPointer<UInt8>) -> DecimalNumber? {
        let isOpen = shape.marks == .openPoint || shape.marks == .openComma
        guard let pointIsDecimal = pointIsDecimal ?? (isOpen ? nil : true) else { return nil }
        let number = shape.number(in: bytes, pointIsDecimal: pointIsDecimal)
        switch shape.sign {
        case .credit: return creditIsNegative ? -number : number
        case .debit: return debitIsNegative ? -number : number
        default: return number
        }
    }

    /// The unit by which a number is sorted and summed: one without any is of the column's only one.
    func unit(of shape: NumberShape) -> CellUnit {
        shape.unit == .none && units.count == 1 ? units[0] : shape.unit
    }

    /// Days since 1970-01-01; nil where its column leaves open which number is the month.
    func day(of shape: DateShape) -> Int? {
        if shape.isCertain { return shape.day(.dayFirst) }
        return order.flatMap { shape.openOrders.contains($0) ? shape.day($0) : nil }
    }

    /// Bytes of a cell up to where the decimals of its number begin, or what stands behind it; nil for what is no number.
    package func wholeEnd(of cell: String) -> Int? {
        guard isNumeric else { return nil }
        return cell.withBytes { bytes in
            guard case .number(let shape) = shape(of: bytes) else { return nil }
            return shape.wholeEnd(pointIsDecimal: pointIsDecimal ?? true)
        }
    }

    /// Reads cells that stand alone by what they tell themselves, as English text is written where they tell nothing.
    package static let alone: ColumnReading = {
        var reading = ColumnReading()
        reading.kind = .decimal
        return reading
    }()

    /// Reads dates that leave no doubt.
    package static let certainDates: ColumnReading = {
        var reading = ColumnReading()
        reading.kind = .dateTime
        return reading
    }()
}
