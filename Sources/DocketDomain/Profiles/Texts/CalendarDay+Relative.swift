extension CalendarDay {
    /// Reads a day that is named by its distance from today, as people type it: `tomorrow`, `+3m`, `-2w`, `in 10 days`,
    /// `two weeks ago`, `next monday`, `friday`, `end of month`, `next quarter`. Nil for any other text.
    ///
    /// A day of the week is the next one after today; `last friday` the one before it. Where a month has no such day, its
    /// last one is meant.
    package init?(relative text: String, to today: CalendarDay) {
        guard text.utf8.count <= 40 else { return nil }
        let words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
        guard let day = Self.day(named: words, today), (1...9999).contains(day.year) else { return nil }
        self = day
    }

    /// The day's name, such as `Friday`.
    package var weekday: String { Self.weekdays[weekdayNumber] }

    /// The day so many months later, or the last one of that month where it has no such day.
    package func adding(months: Int) -> CalendarDay? {
        let (total, isTooLarge) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !isTooLarge, (0..<10_000 * 12).contains(total) else { return nil }
        return (0...3).lazy.compactMap {
            CalendarDay(year: total / 12, month: total % 12 + 1, day: day - $0)
        }.first
    }

    // MARK: Words

    private static func day(named words: [String], _ today: CalendarDay) -> CalendarDay? {
        switch words.joined(separator: " ") {
        case "today", "now": return today
        case "tomorrow": return today.adding(1)
        case "yesterday": return today.adding(-1)
        case "end of month", "end of the month": return today.end(ofMonths: 1)
        case "end of quarter", "end of the quarter": return today.end(ofMonths: 3)
        case "end of year", "end of the year": return today.end(ofMonths: 12)
        default: break
        }
        switch (words.count, words.first ?? "") {
        case (1, let word):
            if let number = weekdayNumber(word) { return today.next(number) }
            return compact(word, isSigned: true).flatMap { today.adding($0, 1) }
        case (2, "next"), (2, "last"), (2, "this"), (2, "on"): return today.day(words[0], words[1])
        case (2, "in"): return compact(words[1], isSigned: false).flatMap { today.adding($0, 1) }
        case (3, "in"), (3, "+"): return distance(words[1], words[2]).flatMap { today.adding($0, 1) }
        case (3, "-"): return distance(words[1], words[2]).flatMap { today.adding($0, -1) }
        case (3, let word) where words[2] == "ago": return distance(word, words[1]).flatMap { today.adding($0, -1) }
        case (2, let word) where word.hasPrefix("+"):
            return distance(String(word.dropFirst()), words[1]).flatMap { today.adding($0, 1) }
        case (2, let word) where word.hasPrefix("-"):
            return distance(String(word.dropFirst()), words[1]).flatMap { today.adding($0, -1) }
        default: return nil
        }
    }

    private typealias Distance = (count: Int, unit: Unit)

    private enum Unit: CaseIterable {
        case day, week, month, quarter, year

        var names: [String] {
            switch self {
            case .day: ["d", "day", "days"]
            case .week: ["w", "wk", "wks", "week", "weeks"]
            case .month: ["m", "mo", "mon", "mos", "month", "months"]
            case .quarter: ["q", "quarter", "quarters"]
            case .year: ["y", "yr", "yrs", "year", "years"]
            }
        }

        init?(named name: String) {
            guard let unit = Self.allCases.first(where: { $0.names.contains(name) }) else { return nil }
            self = unit
        }
    }

    /// Such as `+3m` or `-2weeks`; after `in` without its sign.
    private static func compact(_ word: String, isSigned: Bool) -> Distance? {
        let sign = word.first.flatMap { $0 == "+" || $0 == "-" ? $0 : nil }
        guard isSigned == (sign != nil) else { return nil }
        let rest = sign == nil ? word[...] : word.dropFirst()
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        let unit = rest.dropFirst(digits.count)
        guard let count = number(String(digits)), let unit = Unit(named: unit.isEmpty && isSigned ? "d" : String(unit))
        else {
            return nil
        }
        return (sign == "-" ? -count : count, unit)
    }

    private static func distance(_ count: String, _ unit: String) -> Distance? {
        guard let count = number(count), let unit = Unit(named: unit) else { return nil }
        return (count, unit)
    }

    private static func number(_ word: String) -> Int? {
        if let index = numbers.firstIndex(of: word) { return index + 1 }
        if word == "a" || word == "an" { return 1 }
        guard (1...6).contains(word.utf8.count), word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(word)
    }

    private static let numbers = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ]

    // MARK: Reckoning

    private func adding(_ distance: Distance, _ sign: Int) -> CalendarDay? {
        let count = distance.count * sign
        return switch distance.unit {
        case .day: adding(count)
        case .week: adding(count * 7)
        case .month: adding(months: count)
        case .quarter: adding(months: count * 3)
        case .year: adding(months: count * 12)
        }
    }

    /// `next monday`, `last friday`, `next month`, `this quarter`: a day of the week, or the same day of another period.
    private func day(_ which: String, _ name: String) -> CalendarDay? {
        if let number = Self.weekdayNumber(name) {
            switch which {
            case "last": return next(number).adding(next(number).adding(-7) < self ? -7 : -14)
            default: return next(number)
            }
        }
        guard which == "next" || which == "last", name.count > 2, let unit = Unit(named: name) else { return nil }
        return adding((1, unit), which == "next" ? 1 : -1)
    }

    /// The next such day after this one.
    private func next(_ weekday: Int) -> CalendarDay {
        let distance = (weekday - weekdayNumber + 7) % 7
        return adding(distance == 0 ? 7 : distance)
    }

    /// The last day of the period of so many months that it lies in.
    private func end(ofMonths months: Int) -> CalendarDay? {
        let first = (month - 1) / months * months + 1
        return CalendarDay(year: year, month: first, day: 1)?.adding(months: months)?.adding(-1)
    }

    // MARK: Days of the week

    /// 0 for Monday; 1970-01-01 was a Thursday.
    var weekdayNumber: Int { ((daysSince1970 + 3) % 7 + 7) % 7 }

    private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    private static func weekdayNumber(_ word: String) -> Int? {
        guard word.count >= 3 else { return nil }
        return weekdays.firstIndex { $0.lowercased().hasPrefix(word) }
    }
}
