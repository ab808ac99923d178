import DocketDomain

/// The patterns by which spreadsheets show numbers (ECMA-376 part 1, 18.8.31).
enum NumberPattern {
    static func pattern(for look: NumberLook) -> String {
        var digits = look.isGrouped ? "#,##0" : look.hasNoWhole ? "" : "0"
        if look.decimals > 0 { digits += "." + String(repeating: "0", count: Int(look.decimals)) }
        let before = quoted(look.before)
        let behind = quoted(look.behind) + (look.isPercent ? "%" : "")
        let number = before + digits + behind
        switch look.sign {
        case .none, .minus: return number
        case .plus: return "+\(number);-\(number);+\(number)"
        case .parentheses: return "\(number);(\(number))"
        case .trailingMinus: return "\(number);\(before)\(digits)\\-\(behind)"
        // Which of them is below zero is said by the word.
        case .credit, .debit: return "\(number);\(number)"
        }
    }

    static func quoted(_ text: String) -> String {
        text.isEmpty ? "" : "\"\(text.filter { $0 != "\"" })\""
    }

    static func pattern(for look: DateLook) -> String {
        var pattern = look.isTime ? "" : day(look)
        guard look.written.clock != .none else { return pattern }
        if !look.isTime { pattern += literal(look.written.between) }
        let isNoon = look.written.clock == .noonMinutes || look.written.clock == .noonSeconds
        pattern += look.written.hourDigits == 2 ? "hh:mm" : "h:mm"
        if look.written.clock == .seconds || look.written.clock == .noonSeconds { pattern += ":ss" }
        return isNoon ? pattern + " AM/PM" : pattern
    }

    private static func day(_ look: DateLook) -> String {
        let written = look.written
        let year = look.hasShortYear ? "yy" : "yyyy"
        let first = literal(written.first)
        let second = literal(written.second)
        let (one, other) = (Int(written.dayDigits), Int(written.monthDigits))
        let day = String(repeating: "d", count: one)
        var language = ""
        let month: String
        switch written.month {
        case .digits: month = String(repeating: "m", count: other)
        case .shortName: (month, language) = ("mmm", "[$-409]")
        case .longName(let code): (month, language) = ("mmmm", "[$-\(String(code, radix: 16, uppercase: true))]")
        }
        switch look.order {
        case .yearFirst: return language + year + first + month + second + day
        case .monthFirst where written.month == .digits:
            // Of two numbers the first one is the month.
            return String(repeating: "m", count: one) + first + String(repeating: "d", count: other) + second + year
        case .monthFirst: return language + month + first + day + second + year
        default: return language + day + first + month + second + year
        }
    }

    /// The text between two parts, packed as `DateShape.Look` has it.
    private static func literal(_ packed: UInt32) -> String {
        var text = ""
        for shift in [24, 16, 8, 0] {
            let byte = UInt8(truncatingIfNeeded: packed >> UInt32(shift))
            guard byte != 0 else { continue }
            let scalar = Unicode.Scalar(byte)
            if byte == 0x20 {
                text += " "
            } else if CellCursor.isLetter(byte) {
                text += "\"\(scalar)\""
            } else {
                text += "\\\(scalar)"
            }
        }
        return text
    }
}
