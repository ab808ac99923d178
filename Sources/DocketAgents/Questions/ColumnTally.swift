import DocketDomain

/// Gathers what the cells of one column come to, exactly, and each unit apart.
struct ColumnTally {
    struct Part {
        let unit: CellUnit
        var count = 0
        var sum = DecimalNumber(0)
        var low: Extreme
        var high: Extreme
    }

    struct Extreme {
        var value: CellValue
        /// The cell as it is written.
        var cell: String
    }

    private(set) var rows = 0
    private(set) var filled = 0
    /// Cells that are not of the column's kind.
    private(set) var odd = 0
    /// In the order in which the units came.
    private(set) var parts: [Part] = []
    private var place = 0

    /// Cells without content.
    var empty: Int { rows - filled }

    mutating func add(_ cell: String, _ reading: ColumnReading) {
        rows += 1
        let value = reading.value(of: cell)
        switch value {
        case .missing: return
        case .text, .boolean: odd += 1
        case .number(let number, let unit): add(value, unit, cell, number)
        case .date: add(value, .none, cell, nil)
        }
        filled += 1
    }

    /// Takes a row of which no column is measured.
    mutating func addRow() { rows += 1 }

    private mutating func add(_ value: CellValue, _ unit: CellUnit, _ cell: String, _ number: DecimalNumber?) {
        if !parts.indices.contains(place) || parts[place].unit != unit {
            if let found = parts.firstIndex(where: { $0.unit == unit }) {
                place = found
            } else {
                place = parts.count
                let extreme = Extreme(value: value, cell: cell)
                parts.append(Part(unit: unit, low: extreme, high: extreme))
            }
        }
        parts[place].count += 1
        if let number { parts[place].sum += number }
        if value.precedes(parts[place].low.value) { parts[place].low = Extreme(value: value, cell: cell) }
        if parts[place].high.value.precedes(value) { parts[place].high = Extreme(value: value, cell: cell) }
    }
}

extension CellValue {
    /// Whether a number or a date comes before another one.
    func precedes(_ other: CellValue) -> Bool {
        switch (self, other) {
        case (.number(let left, _), .number(let right, _)): left < right
        case (.date(let left), .date(let right)): left < right
        default: false
        }
    }
}
