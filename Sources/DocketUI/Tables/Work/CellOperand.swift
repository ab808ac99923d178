import DocketDomain

/// What cells are compared with: read by the rules of their column, so that `1.000` is a thousand where it is one there.
///
/// In a column of text, numbers and dates that leave no doubt by themselves are compared as such, and all else in the
/// order in which text is sorted.
struct CellOperand {
    private let reading: ColumnReading
    private let value: CellValue
    /// How cells of a text column are read one by one; nothing where they are names, or in doubt.
    private let alone: ColumnReading?
    private let startsWithDigit: Bool
    private let folded: [UInt8]
    private let key: [UInt8]

    init(_ text: String, in reading: ColumnReading) {
        self.reading = reading
        folded = FoldedText.bytes(text)
        key = CollationKey.bytes(text)
        startsWithDigit = text.utf8.first.map { CellCursor.isDigit($0) } ?? false
        guard reading.kind == .text || reading.kind == .boolean else {
            value = reading.value(of: text)
            alone = nil
            return
        }
        guard !reading.isIdentifiers, reading.doubt == nil else {
            value = .text
            alone = nil
            return
        }
        let number = ColumnReading.alone.value(of: text)
        if case .number = number {
            value = number
            alone = .alone
        } else {
            value = ColumnReading.certainDates.value(of: text)
            if case .date = value { alone = .certainDates } else { alone = nil }
        }
    }

    func equals(_ cell: String) -> Bool {
        order(of: cell).map { $0 == 0 } ?? (FoldedText.bytes(cell) == folded)
    }

    /// False for cells that can't be compared, such as text with a number.
    func holds(_ comparison: TableFilter.Comparison, for cell: String) -> Bool {
        if isTyped { return order(of: cell).map(comparison.holds) ?? false }
        guard !CellShape.isMissing(cell) else { return false }
        if FoldedText.bytes(cell) == folded { return comparison.holds(0) }
        // A number says nothing about words.
        if startsWithDigit, !(cell.utf8.first.map { CellCursor.isDigit($0) } ?? false) { return false }
        return comparison.holds(CollationKey.bytes(cell).lexicographicallyPrecedes(key) ? -1 : 1)
    }

    /// Whether it is a number or a date.
    private var isTyped: Bool {
        switch value {
        case .number, .date: true
        default: false
        }
    }

    /// Below zero, zero or above it, as the cell is to the operand; nil where they are no two numbers or dates.
    private func order(of cell: String) -> Int? {
        guard isTyped else { return nil }
        switch (value, (alone ?? reading).value(of: cell)) {
        case (.number(let wanted, let wantedUnit), .number(let number, let unit)):
            let ignoresUnit = wantedUnit == .none || alone == nil && reading.units.isEmpty
            guard unit == wantedUnit || ignoresUnit else { return nil }
            return number < wanted ? -1 : number == wanted ? 0 : 1
        case (.date(let wanted), .date(let date)): return date < wanted ? -1 : date == wanted ? 0 : 1
        default: return nil
        }
    }
}

extension TableFilter.Comparison {
    fileprivate func holds(_ order: Int) -> Bool {
        switch self {
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        }
    }
}
