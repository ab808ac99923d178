/// What all cells of a column are, where they are something other than text.
package enum ColumnType: Hashable, Sendable {
    case text
    case number, money, percent
    /// Numbers with a decimal comma.
    case numberWithComma, moneyWithComma, percentWithComma
    case date
    /// Dates such as 3/5/2024, which is the 3rd of May.
    case dateDayFirst
    case boolean

    /// Whether cells stand at the right, their decimal marks in line.
    var isNumeric: Bool {
        switch self {
        case .number, .money, .percent, .numberWithComma, .moneyWithComma, .percentWithComma: true
        case .text, .date, .dateDayFirst, .boolean: false
        }
    }

    var style: ExactNumber.Style {
        switch self {
        case .numberWithComma, .moneyWithComma, .percentWithComma: .comma
        default: .point
        }
    }
}

/// A cell as its column's type has it.
enum TypedCell: Hashable {
    case empty
    case text
    case number(ExactNumber)
    case date(ExactDate)
    case boolean(Bool)

    init(_ cell: String, _ type: ColumnType) {
        if cell.isEmpty {
            self = .empty
            return
        }
        switch type {
        case .text: self = .text
        case .number, .money, .percent, .numberWithComma, .moneyWithComma, .percentWithComma:
            self = ExactNumber(cell, type.style).map(Self.number) ?? .text
        case .date, .dateDayFirst:
            self = ExactDate(cell, dayFirst: type == .dateDayFirst).map(Self.date) ?? .text
        case .boolean: self = Self.boolean(cell).map(Self.boolean) ?? .text
        }
    }

    static func boolean(_ cell: String) -> Bool? {
        switch cell {
        case "true", "True", "TRUE": true
        case "false", "False", "FALSE": false
        default: nil
        }
    }
}
