import DocketDomain

/// Reads what a user types to filter: `Fee > 0.5; mandate: growth; ESG is empty; "any text"`.
///
/// A condition is a column, an operator and a value; text without an operator may stand in any column. Columns are
/// named by their names, the start of them, or their number (`#3`). Conditions are separated by semicolons. A comparison
/// without a column (`> 1,000`) is of the column under the cursor.
struct FilterExpression {
    /// Why an expression can't be used, as a sentence for the user.
    struct Failure: Error, Hashable {
        let message: String
    }

    let filters: [TableFilter]

    /// - Parameters:
    ///   - readings: How the columns are read, as far as that is known.
    ///   - current: The column under the cursor.
    init(_ text: String, columns: [String], readings: [ColumnReading?] = [], current: Int? = nil) throws(Failure) {
        let resolver = Self.Columns(names: columns)
        var filters: [TableFilter] = []
        for condition in Self.conditions(of: text) {
            let isComparison = Self.signs.contains { $0.1.readsValues && condition.hasPrefix($0.0) }
            let name = isComparison ? current.map { Self.name(of: $0, in: columns) + " " } ?? "" : ""
            filters.append(try Self.filter(name + condition, resolver, readings))
        }
        self.filters = filters
    }

    /// What a column is called in an expression: its name, in quotes where it needs them, or its number where the name
    /// does not tell.
    static func name(of column: Int, in names: [String]) -> String {
        let number = "#\(column + 1)"
        guard names.indices.contains(column) else { return number }
        let name = names[column]
        let isPlain = !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == " " || $0 == "_" }
        guard name == name.trimmingBlanks, name.count <= 30, !name.contains("\""), !name.hasPrefix("#"),
            case .success(column) = Columns(names: names).column(named: Substring(name))
        else { return number }
        return isPlain ? name : "\"\(name)\""
    }

    private enum Sign {
        case contains, excludes, equals, differs
        case compares(TableFilter.Comparison)

        /// Whether it asks for what cells are worth.
        var readsValues: Bool {
            switch self {
            case .contains, .excludes: false
            case .equals, .differs, .compares: true
            }
        }
    }

    /// Longer ones before those that they begin with.
    private static let signs: [(String, Sign)] = [
        (">=", .compares(.greaterOrEqual)), ("<=", .compares(.lessOrEqual)), ("!=", .differs), ("<>", .differs),
        ("==", .equals), ("!:", .excludes), ("≥", .compares(.greaterOrEqual)), ("≤", .compares(.lessOrEqual)),
        ("≠", .differs), (">", .compares(.greater)), ("<", .compares(.less)), ("=", .equals), (":", .contains),
    ]

    private static let questions: [(String, TableFilter.Test)] = [
        ("is not empty", .isFilled), ("not empty", .isFilled), ("is filled", .isFilled), ("is empty", .isEmpty),
        ("empty", .isEmpty),
    ]

    private static func conditions(of text: String) -> [Substring] {
        var isQuoted = false
        return text.split { character in
            if character == "\"" { isQuoted.toggle() }
            return character == ";" && !isQuoted
        }.map(trimmed).filter { !$0.isEmpty }
    }

    private static func filter(
        _ condition: Substring, _ columns: Columns, _ readings: [ColumnReading?]
    ) throws(Failure) -> TableFilter {
        var failure: Failure?
        for (name, sign, value) in splits(of: condition) {
            switch columns.column(named: name) {
            case .success(let column):
                let operand = unquoted(value)
                guard !operand.isEmpty else {
                    return TableFilter(column: column, test: test(ofNothing: sign), source: String(condition))
                }
                if let reading = readings.indices.contains(column) ? readings[column] : nil, sign.readsValues {
                    try check(operand, reading)
                }
                return TableFilter(column: column, test: test(sign, operand), source: String(condition))
            case .failure(let problem):
                failure = failure ?? problem
            }
        }
        let folded = condition.lowercased()
        for (question, test) in questions where folded.hasSuffix(" " + question) {
            let name = trimmed(condition.dropLast(question.count))
            return TableFilter(
                column: try columns.column(named: name).get(), test: test, source: String(condition))
        }
        if let failure { throw failure }
        guard let pattern = TextPattern(unquoted(condition)) else {
            throw Failure(message: "There is nothing between the quotes.")
        }
        return TableFilter(column: nil, test: .contains(pattern), source: String(condition))
    }

    /// Every way to take the condition apart at an operator outside of quotes, from the left.
    private static func splits(of condition: Substring) -> [(name: Substring, sign: Sign, value: Substring)] {
        var result: [(Substring, Sign, Substring)] = []
        var isQuoted = false
        var index = condition.startIndex
        while index < condition.endIndex, result.count < 16 {
            if condition[index] == "\"" { isQuoted.toggle() }
            let rest = condition[index...]
            if !isQuoted, index > condition.startIndex,
                let (text, sign) = signs.first(where: { rest.hasPrefix($0.0) })
            {
                result.append((trimmed(condition[..<index]), sign, trimmed(rest.dropFirst(text.count))))
                index = condition.index(index, offsetBy: text.count)
            } else {
                index = condition.index(after: index)
            }
        }
        return result
    }

    private static func test(_ sign: Sign, _ value: String) -> TableFilter.Test {
        switch sign {
        case .contains: TextPattern(value).map { .contains($0) } ?? .isFilled
        case .excludes: TextPattern(value).map { .excludes($0) } ?? .isEmpty
        case .equals: .equals(value)
        case .differs: .differs(value)
        case .compares(let comparison): .compares(comparison, value)
        }
    }

    /// Refuses a value that could be two in its column.
    private static func check(_ value: String, _ reading: ColumnReading) throws(Failure) {
        switch CellShape(value) {
        case .number(let number) where reading.isNumeric && number.marks == .openPoint && !reading.isMarkTold:
            let plain = value.filter(\.isNumber)
            throw Failure(
                message:
                    "“\(value)” could have three decimals or be in the thousands. Write \(plain), or four decimals.")
        case .date(let date) where reading.isDate && !date.isCertain && reading.order == nil:
            let days = ColumnDoubt.readings(value, date.openOrders)
            throw Failure(message: "“\(value)” could be \(days). Write it like that.")
        default: break
        }
    }

    /// `ESG =` asks for empty cells.
    private static func test(ofNothing sign: Sign) -> TableFilter.Test {
        switch sign {
        case .equals, .excludes: .isEmpty
        case .contains, .differs, .compares: .isFilled
        }
    }

    private static func unquoted(_ text: Substring) -> String {
        guard text.count >= 2, text.first == "\"", text.last == "\"" else { return String(text) }
        return String(text.dropFirst().dropLast())
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }

    /// Finds columns by what a user calls them.
    private struct Columns {
        let names: [String]

        func column(named name: Substring) -> Result<Int, Failure> {
            let name = FilterExpression.unquoted(name)
            if name.hasPrefix("#"), let number = Int(name.dropFirst()), names.indices.contains(number - 1) {
                return .success(number - 1)
            }
            let folded = name.lowercased()
            let exact = names.indices.filter { names[$0].lowercased() == folded }
            let found = exact.isEmpty ? names.indices.filter { names[$0].lowercased().hasPrefix(folded) } : exact
            if let only = found.first, found.count == 1 { return .success(only) }
            if found.isEmpty || folded.isEmpty {
                return .failure(
                    Failure(message: "There is no column “\(name)”. Put text with signs in it between quotes."))
            }
            let numbers = found.prefix(4).map { "#\($0 + 1)" }.joined(separator: ", ")
            return .failure(Failure(message: "Several columns are called “\(name)”. Name one by number: \(numbers)."))
        }
    }
}
