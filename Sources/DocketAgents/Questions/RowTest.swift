import DocketDomain

/// Tells which rows fulfil a condition.
struct RowTest {
    enum Outcome {
        case fulfilled, failed
        /// The cell is empty, no number, or of another unit than what it is compared with.
        case incomparable
    }

    private let condition: TableCondition
    private let reading: ColumnReading
    private let texts: [FoldedValue]
    private let operands: [CellValue]

    init(_ condition: TableCondition, _ reading: ColumnReading?) {
        self.condition = condition
        self.reading = reading ?? ColumnReading()
        let values: [String] =
            switch condition.test {
            case .isAny(let values): values
            case .compares(_, let operand): [operand]
            case .between(let low, let high): [low, high]
            case .isEmpty: []
            }
        texts = values.map(FoldedValue.init)
        operands = values.map { OperandReading($0, reading).value }
    }

    func outcome(for row: [String]) -> Outcome {
        let cell = condition.column < row.count ? row[condition.column] : ""
        guard let isFulfilled = holds(cell) else { return .incomparable }
        return isFulfilled != condition.isNegated ? .fulfilled : .failed
    }

    private func holds(_ cell: String) -> Bool? {
        switch condition.test {
        case .isEmpty: reading.value(of: cell) == .missing
        case .isAny: texts.contains { $0.equals(cell) } || equalsValue(cell)
        case .compares(let comparison, _): compare(cell, operands[0], comparison)
        case .between:
            compare(cell, operands[0], .atLeast).flatMap { isAbove in
                compare(cell, operands[1], .atMost).map { isAbove && $0 }
            }
        }
    }

    private func equalsValue(_ cell: String) -> Bool {
        guard reading.isNumeric || reading.isDate else { return false }
        let value = reading.value(of: cell)
        switch value {
        case .number, .date: return operands.contains(value)
        default: return false
        }
    }

    private func compare(_ cell: String, _ operand: CellValue, _ comparison: TableCondition.Comparison) -> Bool? {
        switch (reading.value(of: cell), operand) {
        case (.number(let left, let unit), .number(let right, let other)) where unit == other:
            comparison.holds(left, right)
        case (.date(let left), .date(let right)): comparison.holds(left, right)
        default: nil
        }
    }
}

extension TableCondition.Comparison {
    fileprivate func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        switch self {
        case .less: left < right
        case .atMost: left <= right
        case .more: left > right
        case .atLeast: left >= right
        }
    }
}
