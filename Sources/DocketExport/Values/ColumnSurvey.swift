import DocketDomain

/// Learns what a column holds, cell by cell. A column is typed only where every cell allows it: one that does not
/// leaves all of them text, so that nothing is changed by a guess.
struct ColumnSurvey {
    private(set) var filled = 0
    private var possible: Possible
    private var percents = 0
    private var amounts = 0
    private var currency: Int?
    private var isOneCurrency = true
    private let keepsDigits: Bool

    private struct Possible: OptionSet {
        let rawValue: UInt8
        static let point = Self(rawValue: 1)
        static let comma = Self(rawValue: 2)
        static let date = Self(rawValue: 4)
        static let dateDayFirst = Self(rawValue: 8)
        static let boolean = Self(rawValue: 16)
        static let all: Self = [.point, .comma, .date, .dateDayFirst, .boolean]
    }

    /// - Parameter name: The column's name: digits under “Phone” or “ZIP” are no number.
    init(name: String) {
        keepsDigits = Self.namesCode(name)
        possible = .all
    }

    mutating func add(_ cell: String) {
        guard !possible.isEmpty, !cell.isEmpty, !Self.isPlaceholder(cell) else { return }
        filled += 1
        cell.withBytes { narrow($0, cell) }
    }

    var type: ColumnType {
        guard filled > 0 else { return .text }
        if !possible.isDisjoint(with: [.point, .comma]) {
            let hasPoint = possible.contains(.point)
            if percents == filled { return hasPoint ? .percent : .percentWithComma }
            guard percents == 0, isOneCurrency else { return .text }
            if amounts > 0 { return hasPoint ? .money : .moneyWithComma }
            return hasPoint ? .number : .numberWithComma
        }
        // Where both orders are possible nobody can tell which day is meant.
        if possible.isSuperset(of: [.date, .dateDayFirst]) { return isOpen ? .text : .date }
        if possible.contains(.date) { return .date }
        if possible.contains(.dateDayFirst) { return .dateDayFirst }
        return possible.contains(.boolean) ? .boolean : .text
    }

    private var isOpen = false

    private mutating func narrow(_ bytes: UnsafeBufferPointer<UInt8>, _ cell: String) {
        var remaining = possible
        if !possible.isDisjoint(with: [.point, .comma]) { narrowNumbers(bytes, &remaining) }
        if possible.contains(.date) || possible.contains(.dateDayFirst) { narrowDates(bytes, &remaining) }
        if possible.contains(.boolean), TypedCell.boolean(cell) == nil { remaining.remove(.boolean) }
        possible = remaining
    }

    private mutating func narrowNumbers(_ bytes: UnsafeBufferPointer<UInt8>, _ remaining: inout Possible) {
        let point = possible.contains(.point) ? ExactNumber(bytes, .point) : nil
        let comma = possible.contains(.comma) ? ExactNumber(bytes, .comma) : nil
        if point == nil { remaining.remove(.point) }
        if comma == nil { remaining.remove(.comma) }
        guard let look = (point ?? comma)?.look else { return }
        if look.isPercent { percents += 1 }
        if let currency = look.currency {
            if amounts > 0, self.currency != currency { isOneCurrency = false }
            self.currency = currency
            amounts += 1
        }
        let isPlain = look.decimals == 0 && !look.isGrouped && !look.isPercent && look.currency == nil
        if keepsDigits, isPlain { remaining.subtract([.point, .comma]) }
    }

    private mutating func narrowDates(_ bytes: UnsafeBufferPointer<UInt8>, _ remaining: inout Possible) {
        let monthFirst = possible.contains(.date) ? ExactDate(bytes, dayFirst: false) : nil
        let dayFirst = possible.contains(.dateDayFirst) ? ExactDate(bytes, dayFirst: true) : nil
        if monthFirst == nil { remaining.remove(.date) }
        if dayFirst == nil { remaining.remove(.dateDayFirst) }
        if let monthFirst, let dayFirst, monthFirst.serial != dayFirst.serial { isOpen = true }
    }

    /// What people write in a column of numbers where there is none. It stays text and says nothing of the others.
    static func isPlaceholder(_ cell: String) -> Bool {
        guard cell.utf8.count <= 4 else { return false }
        switch cell {
        case "-", "–", "—", "--", "n/a", "N/A", "NA", "na", "null", "NULL", "None", "none", "?", "…", "...", "TBD",
            "tbd":
            return true
        default: return cell.utf8.allSatisfy { $0 == 0x20 }
        }
    }

    private static func namesCode(_ name: String) -> Bool {
        name.lowercased().split { !$0.isLetter }.contains { codes.contains(String($0)) }
    }

    private static let codes: Set<String> = [
        "phone", "telephone", "tel", "mobile", "cell", "fax", "zip", "zipcode", "postcode", "postal", "plz", "iban",
        "isbn", "issn", "ssn", "ean", "upc", "sku", "account", "konto", "card", "imei", "vat", "version",
    ]
}
