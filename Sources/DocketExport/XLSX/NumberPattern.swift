/// The patterns by which spreadsheets show numbers (ECMA-376 part 1, 18.8.31).
enum NumberPattern {
    static func pattern(for look: ExactNumber.Look) -> String {
        var digits = look.isGrouped ? "#,##0" : look.hasNoWhole ? "" : "0"
        if look.decimals > 0 { digits += "." + String(repeating: "0", count: Int(look.decimals)) }
        if look.isPercent { digits += look.hasBlank ? "\" \"%" : "%" }
        if let index = look.currency {
            let blank = look.hasBlank ? " " : ""
            let name = "\(Currency.names[index])"
            digits = look.currencyLeads ? "\"\(name)\(blank)\"\(digits)" : "\(digits)\"\(blank)\(name)\""
        }
        if look.isInParentheses { return "\(digits);(\(digits))" }
        return look.hasPlus ? "+\(digits);-\(digits);+\(digits)" : digits
    }

    static func pattern(for look: ExactDate.Look) -> String {
        let day = look.dayDigits == 2 ? "dd" : "d"
        let month = look.monthDigits == 2 ? "mm" : "m"
        let name = look.hasLongMonth ? "mmmm" : "mmm"
        // Names of months in English, whatever the reader's language.
        let english = "[$-409]"
        let date =
            switch look.day {
            case .dashes: "yyyy\\-mm\\-dd"
            case .slashes: "yyyy\\/mm\\/dd"
            case .dots: "\(day)\\.\(month)\\.yyyy"
            case .dayMonth: "\(english)\(day) \(name) yyyy"
            case .dayMonthDashes: "\(english)\(day)\\-\(name)\\-yyyy"
            case .monthDay: "\(english)\(name) \(day)\\, yyyy"
            case .dayFirst: "\(day)\\/\(month)\\/yyyy"
            case .monthFirst: "\(month)\\/\(day)\\/yyyy"
            }
        let mark = look.hasT ? "\"T\"" : " "
        switch look.time {
        case .none: return date
        case .minutes: return "\(date)\(mark)hh:mm"
        case .seconds: return "\(date)\(mark)hh:mm:ss"
        }
    }
}
