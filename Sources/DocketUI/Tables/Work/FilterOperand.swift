/// What cells are compared with: a number or date where it reads as one, else text without regard to capitals.
package struct FilterOperand: Hashable, Sendable {
    /// As it was typed.
    package let text: String
    private let number: Double?
    private let date: Double?
    private let dayFirst: Bool
    private let folded: [UInt8]

    package init(_ text: String, dayFirst: Bool = false) {
        self.text = text
        self.dayFirst = dayFirst
        number = CellNumber(text)?.value
        date = number == nil ? CellDate(text, dayFirst: dayFirst)?.value : nil
        folded = FoldedText.bytes(text)
    }

    func equals(_ cell: String) -> Bool {
        if let number, let value = CellNumber(cell)?.value { return value == number }
        if let date, let value = CellDate(cell, dayFirst: dayFirst)?.value { return value == date }
        return FoldedText.bytes(cell) == folded
    }

    /// False for cells that can't be compared, such as text with a number.
    func holds(_ comparison: TableFilter.Comparison, for cell: String) -> Bool {
        if let number {
            guard let value = CellNumber(cell)?.value else { return false }
            return comparison.holds(value, number)
        }
        if let date {
            guard let value = CellDate(cell, dayFirst: dayFirst)?.value else { return false }
            return comparison.holds(value, date)
        }
        guard !CellValue.isMissing(cell) else { return false }
        let bytes = FoldedText.bytes(cell)
        if bytes == folded { return comparison.holds(0, 0) }
        return bytes.lexicographicallyPrecedes(folded) ? comparison.holds(0, 1) : comparison.holds(1, 0)
    }
}

extension TableFilter.Comparison {
    fileprivate func holds(_ left: Double, _ right: Double) -> Bool {
        switch self {
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }
}
