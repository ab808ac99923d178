import DocketDomain

/// What all cells of a column are.
enum CellType: Hashable {
    case none, integer, real, text
    /// Numbers so far, not all of them as SQL writes them.
    case undecided
    /// Numbers of one unit as people write them: `1,234.50`, `CHF 20`, `0.45%`.
    case written(ColumnReading)

    /// As SQLite calls it.
    var name: String {
        switch self {
        case .integer: "INTEGER"
        case .real, .written: "REAL"
        case .none, .text, .undecided: "TEXT"
        }
    }

    /// An empty cell is nothing of any type.
    mutating func add(_ cell: String) {
        guard self != .text, !cell.isEmpty else { return }
        let isNumber = Self.isNumber(cell)
        if isNumber, self != .real, self != .undecided, Int64(cell) != nil {
            self = .integer
        } else if isNumber, self != .undecided, Double(cell)?.isFinite == true {
            self = .real
        } else {
            switch CellShape(cell) {
            case .number, .missing, .placeholder: self = .undecided
            case .date, .boolean, .identifier, .text: self = .text
            }
        }
    }

    /// A numeral that is written as SQL writes it. One that begins with zeros is a name, such as a postcode.
    private static func isNumber(_ cell: String) -> Bool {
        var bytes = Array(cell.utf8)[...]
        if bytes.first == UInt8(ascii: "-") { bytes.removeFirst() }
        func digits() -> Int {
            let count = bytes.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
            bytes.removeFirst(count)
            return count
        }
        let startsWithZero = bytes.first == UInt8(ascii: "0")
        let whole = digits()
        guard whole > 0, !startsWithZero || whole == 1 else { return false }
        // Longer ones would lose digits.
        var significant = whole
        if bytes.first == UInt8(ascii: ".") {
            bytes.removeFirst()
            let decimals = digits()
            guard decimals > 0 else { return false }
            significant += decimals
        }
        if bytes.first.map({ $0 | 0x20 }) == UInt8(ascii: "e") {
            bytes.removeFirst()
            if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { bytes.removeFirst() }
            guard digits() > 0 else { return false }
        }
        return bytes.isEmpty && significant <= 18
    }

    /// The value that a cell of such a column has. Nothing is written as NULL where there are numbers.
    func value(_ cell: String) -> SQLValue {
        switch self {
        case .integer: Int64(cell).map(SQLValue.integer) ?? .null
        case .real: Double(cell).map(SQLValue.real) ?? .null
        case .none, .text, .undecided: .text(cell)
        case .written(let reading):
            if case .number(let number, _) = reading.value(of: cell) { .real(number.double) } else { .null }
        }
    }
}
