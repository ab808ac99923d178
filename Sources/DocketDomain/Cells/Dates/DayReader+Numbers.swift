/// Days of three numbers.
extension DayReader {
    mutating func readAfterNumber() -> Bool {
        let start = cursor.position
        guard let first = cursor.number(atMost: 4) else { return false }
        let digits = cursor.position - start
        if CellCursor.isDigit(cursor.current) { return false }
        if digits == 4 { return readAfter(year: first) }
        guard digits <= 2 else { return false }
        look.dayDigits = UInt8(digits)
        let mark = cursor.current
        let isMark = mark == UInt8(ascii: ".") || mark == UInt8(ascii: "/") || mark == UInt8(ascii: "-")
        if isMark {
            var ahead = cursor
            ahead.advance()
            if mark == UInt8(ascii: ".") { ahead.skipBlanks() }
            if CellCursor.isDigit(ahead.current) {
                let from = cursor.position
                cursor = ahead
                look.first = separator(from: from)
                return readNumbers(first, digits, mark)
            }
        }
        return readMonthName(after: first)
    }

    mutating func readAfter(year: Int) -> Bool {
        let start = cursor.position
        let mark = cursor.current
        let isMark = mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/") || mark == UInt8(ascii: ".")
        if isMark { cursor.advance() } else { cursor.skipBlanks() }
        if let period = skipPeriod() {
            if case .week = period, cursor.skip(UInt8(ascii: "-")) {
                guard let day = cursor.number(atMost: 1), (1...7).contains(day) else { return false }
                return set(period, year, day: day)
            }
            return set(period, year)
        }
        guard isMark || cursor.position > start else { return false }
        look.order = .yearFirst
        look.first = separator(from: start)
        if !CellCursor.isDigit(cursor.current) {
            guard let month = skipMonth() else { return false }
            let from = cursor.position
            if !cursor.skip(UInt8(ascii: "-")) { cursor.skipBlanks() }
            look.second = separator(from: from)
            let place = cursor.position
            guard let day = cursor.number(atMost: 2) else { return false }
            look.dayDigits = UInt8(cursor.position - place)
            return set(year, month, day)
        }
        guard isMark else { return false }
        let place = cursor.position
        guard let month = cursor.number(atMost: 2) else { return false }
        look.monthDigits = UInt8(cursor.position - place)
        if cursor.isAtEnd {
            guard mark == UInt8(ascii: "-"), look.monthDigits == 2 else { return false }
            grain = .month
            return set(year, month, 1)
        }
        let from = cursor.position
        guard cursor.skip(mark) else { return false }
        look.second = separator(from: from)
        let last = cursor.position
        guard let day = cursor.number(atMost: 2) else { return false }
        look.dayDigits = UInt8(cursor.position - last)
        return set(year, month, day)
    }

    /// Three numbers, none of which is a year by its place.
    mutating func readNumbers(_ first: Int, _ firstDigits: Int, _ mark: UInt8) -> Bool {
        let place = cursor.position
        guard let second = cursor.number(atMost: 4) else { return false }
        let secondDigits = cursor.position - place
        if secondDigits == 4, mark == UInt8(ascii: "/"), cursor.isAtEnd {
            // 03/2026
            grain = .month
            return set(second, first, 1)
        }
        guard secondDigits <= 2 else { return false }
        look.monthDigits = UInt8(secondDigits)
        let from = cursor.position
        guard cursor.skip(mark) else { return false }
        if mark == UInt8(ascii: ".") { cursor.skipBlanks() }
        look.second = separator(from: from)
        let last = cursor.position
        guard let third = cursor.number(atMost: 4), !CellCursor.isDigit(cursor.current) else { return false }
        let lastDigits = cursor.position - last
        guard lastDigits == 4 || lastDigits == 2 && (firstDigits == 2 || mark != UInt8(ascii: "-")) else {
            return false
        }
        hasShortYear = lastDigits == 2
        let year = hasShortYear ? Self.fullYear(third) : third
        dayFirst = Self.day(year, second, first)
        if mark != UInt8(ascii: ".") { monthFirst = Self.day(year, first, second) }
        // 26-04-03: only dashes put a short year first, and points where nothing else is a day.
        let isYear = hasShortYear && firstDigits == 2 && secondDigits == 2
        if isYear, mark == UInt8(ascii: "-") || dayFirst == .min && monthFirst == .min {
            yearFirst = Self.day(Self.fullYear(first), second, third)
        }
        return decideOrder(isDotted: mark == UInt8(ascii: "."))
    }

    mutating func decideOrder(isDotted: Bool) -> Bool {
        var orders: DateShape.Orders = []
        if dayFirst != .min { orders.insert(.dayFirst) }
        if monthFirst != .min { orders.insert(.monthFirst) }
        if yearFirst != .min { orders.insert(.yearFirst) }
        guard !orders.isEmpty else { return false }
        let days = Set([dayFirst, monthFirst, yearFirst].filter { $0 != .min })
        look.order = []
        if days.count > 1 {
            openOrders = orders
        } else {
            let only = days.first ?? .min
            // 3/3/2024 is one day, whichever order it has.
            toldOrder = isDotted || orders.isSuperset(of: [.dayFirst, .monthFirst]) ? [] : orders
            if isDotted { look.order = yearFirst == .min ? .dayFirst : .yearFirst }
            if orders == .monthFirst || orders == .yearFirst, look.order.isEmpty { look.order = orders }
            if look.order.isEmpty, orders == .dayFirst { look.order = .dayFirst }
            dayFirst = only
        }
        return true
    }
}
