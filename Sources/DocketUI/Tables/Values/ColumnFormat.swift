/// What the cells of a column are, as far as a sample of them tells.
package struct ColumnFormat: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case text
        case number
        case date
    }

    package var kind: Kind
    /// Whether 3/5/2024 is the 3rd of May.
    package var dayFirst: Bool

    package init(_ kind: Kind = .text, dayFirst: Bool = false) {
        self.kind = kind
        self.dayFirst = dayFirst
    }

    /// The format that more than half of the cells with content have; nil where no cell has any.
    package init?(of cells: some Sequence<String>) {
        var filled = 0
        var numbers = 0
        var dates = 0
        var dayFirst = 0
        var monthFirst = 0
        for cell in cells where !CellValue.isMissing(cell) {
            filled += 1
            // Dates first: of MAY 2024 the month could be taken for a currency.
            if let date = CellDate(cell) {
                dates += 1
                if date.order == .dayFirst { dayFirst += 1 }
                if date.order == .monthFirst { monthFirst += 1 }
            } else if CellNumber(cell) != nil {
                numbers += 1
            }
        }
        guard filled > 0 else { return nil }
        kind = numbers * 2 > filled ? .number : dates * 2 > filled ? .date : .text
        self.dayFirst = dayFirst > monthFirst
    }
}
