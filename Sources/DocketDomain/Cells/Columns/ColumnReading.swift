/// What the cells of a column are and how each of them is read: found by a `ColumnSurvey` over all of them.
package struct ColumnReading: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case text
        case integer, decimal
        /// Amounts of money, of one currency or of several.
        case money
        case percent, perMille, basisPoints
        /// Numbers of something that is measured or counted.
        case quantity
        case time, date, dateTime, week, month, quarter
        case boolean
    }

    package internal(set) var kind = Kind.text
    /// Why it is text, where that is in doubt.
    package internal(set) var doubt: ColumnDoubt?
    /// Whether digits in it are names, such as telephone numbers.
    package internal(set) var isIdentifiers = false
    /// What one mark before three digits is; nothing where a cell that leaves it open is not read.
    package internal(set) var pointIsDecimal: Bool? = true
    /// Whether a cell of it says that.
    package internal(set) var isMarkTold = false
    /// The order of days whose form leaves it open; nothing where these are not read.
    package internal(set) var order: DateShape.Orders?
    /// The currencies and units of its numbers, in the order in which they are sorted.
    package internal(set) var units: [CellUnit] = []
    /// Whether an amount marked as credit, and one marked as debit, is below zero.
    var creditIsNegative = false
    var debitIsNegative = true
    /// How its numbers are written, for sums.
    package internal(set) var writing = NumberWriting()
    /// Whether every cell with content, but for placeholders, is of its kind.
    package internal(set) var isWhole = false
    /// Whether a spreadsheet can hold every cell as a number, date or truth value, and show it as it is written.
    package internal(set) var isExact = false

    package init() {}

    /// The same for readings that read cells alike.
    package func readsAs(_ other: ColumnReading) -> Bool {
        kind == other.kind && pointIsDecimal == other.pointIsDecimal && order == other.order && units == other.units
            && isIdentifiers == other.isIdentifiers && creditIsNegative == other.creditIsNegative
            && debitIsNegative == other.debitIsNegative
    }

    package var isNumeric: Bool {
        switch kind {
        case .integer, .decimal, .money, .percent, .perMille, .basisPoints, .quantity: true
        default: false
        }
    }

    package var isDate: Bool {
        switch kind {
        case .time, .date, .dateTime, .week, .month, .quarter: true
        default: false
        }
    }

    /// Whether numbers of it may be added up as one.
    package var hasOneUnit: Bool { units.count <= 1 }

    /// The kind in a word.
    package var word: String {
        switch kind {
        case .text: "text"
        case .integer, .decimal: "number"
        case .money: "money"
        case .percent: "percent"
        case .perMille: "per mille"
        case .basisPoints: "basis points"
        case .quantity: "quantity"
        case .time: "time"
        case .date: "date"
        case .dateTime: "date and time"
        case .week: "week"
        case .month: "month"
        case .quarter: "quarter"
        case .boolean: "true or false"
        }
    }
}
