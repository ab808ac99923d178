internal import DocketDomain

/// Reads days: `14/03/1975`, `3rd of March`, `next Tuesday`, `in three weeks`, `end of Q1`.
struct DayPhraseReader {
    let words: [Word]
    let end: Int
    let notation: Notation
    let today: CalendarDay
    /// Whether a day without a year lies ahead, or can't be told.
    let isAhead: Bool
    /// Whether a day without a year that has just been is a year ahead.
    private let skipsYear: Bool
    private var index = 0

    /// Days after which a day of the year is more likely the next year's.
    private static let justBeen = 60

    init(
        words: [Word], end: Int, notation: Notation, today: CalendarDay, isAhead: Bool, skipsYear: Bool = false
    ) {
        self.skipsYear = skipsYear
        self.words = words
        self.end = end
        self.notation = notation
        self.today = today
        self.isAhead = isAhead
    }

    /// The day that begins at a word, and where it ends.
    mutating func read(at start: Int) -> (CalendarDay, end: Int)? {
        index = start
        while ["on", "by", "the", "of", "for", "at"].contains(word()?.text), word()?.isLetters == true {
            if word()?.text == "the", isOrdinal(at: 1) { break }
            index += 1
        }
        if notation.words.weekdays[word()?.text ?? ""] != nil {
            // The date behind a day of the week counts.
            let weekday = index
            index += 1
            if word()?.text == "," { index += 1 }
            if word()?.text == "the" { index += 1 }
            if let day = written() { return (day, index) }
            index = weekday
        }
        guard let day = written() ?? (isAhead ? relative() : nil) else { return nil }
        return (day, index)
    }

    // MARK: Written days

    private mutating func written() -> CalendarDay? {
        if word()?.text == "the" { index += isOrdinal(at: 1) ? 1 : 0 }
        guard let first = word() else { return nil }
        if let day = weekdayOfMonth(first.text) { return day }
        if first.kind == .number { return numeric(first.text) }
        if let day = notation.words.ordinals[first.text], day <= 31 {
            index += 1
            if let found = monthAndYear(day: day) { return found }
            // `the first week` is no day.
            return index > 1 && words[index - 2].text == "the" && word()?.isLetters != true ? dayOfThisMonth(day) : nil
        }
        guard let month = notation.words.months[first.text], first.isCapital || first.text.count > 3 else { return nil }
        return day(ofMonth: month)
    }

    private mutating func numeric(_ text: String) -> CalendarDay? {
        let parts = text.split(separator: ".").map { Int($0) }
        if parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2] {
            index += 1
            return self.day(year: full(year, text), month: month, day: day)
        }
        guard let number = Int(text) else { return nil }
        if let mark = word(1)?.text, ["/", "-", "."].contains(mark), word(1)?.before == Word.Space.none,
            let second = word(2)?.text, word(3)?.text == mark, let third = word(4)?.text
        {
            if let month = notation.words.months[second], let year = Int(third) {
                index += 5
                return day(year: full(year, third), month: month, day: number)
            }
            guard let middle = Int(second), let last = Int(third) else { return nil }
            index += 5
            if text.count == 4 { return day(year: number, month: middle, day: last) }
            return ordered(number, middle, full(last, third))
        }
        guard number <= 31 else { return nil }
        if let day = dayAndMonth(number) { return day }
        index += 1
        let hasEnding = ["st", "nd", "rd", "th"].contains(word()?.text) && word()?.before == Word.Space.none
        if hasEnding || word()?.text == "." && word(1).map({ notation.words.months[$0.text] != nil }) == true {
            index += 1
        }
        let isOfThisMonth = hasEnding && !namesMonth
        return monthAndYear(day: number) ?? (isOfThisMonth ? dayOfThisMonth(number) : nil)
    }

    /// `14/12` of a day to come, perhaps with its year behind it.
    private mutating func dayAndMonth(_ first: Int) -> CalendarDay? {
        guard isAhead, word(1)?.text == "/", word(1)?.before == Word.Space.none, let second = word(2),
            second.before == Word.Space.none, let other = Int(second.text), word(3)?.text != "/"
        else { return nil }
        let isDayFirst = first > 12 || other <= 12 && notation.convention.isDayFirst
        let (day, month) = isDayFirst ? (first, other) : (other, first)
        guard (1...12).contains(month) else { return nil }
        index += 3
        return self.day(year: year(), month: month, day: day)
    }

    private func ordered(_ first: Int, _ second: Int, _ year: Int) -> CalendarDay? {
        let isDayFirst = first > 12 || second <= 12 && notation.convention.isDayFirst
        return isDayFirst
            ? day(year: year, month: second, day: first) : day(year: year, month: first, day: second)
    }

    /// Whether a month stands next, so that it is a day of no other one.
    private var namesMonth: Bool {
        let ahead = word()?.text == "of" ? 1 : 0
        let before = index > 2 ? words[index - (words[index - 1].kind == .number ? 2 : 3)] : nil
        return [word(ahead), before].contains { $0.map { notation.words.months[$0.text] != nil } ?? false }
    }

    /// `of March 1975` behind a day.
    private mutating func monthAndYear(day: Int) -> CalendarDay? {
        let start = index
        if word()?.text == "of" { index += 1 }
        guard let month = word().flatMap({ notation.words.months[$0.text] }) else {
            index = start
            return nil
        }
        index += 1
        if word()?.text == ".", word(1)?.kind == .number { index += 1 }
        return self.day(year: year(), month: month, day: day)
    }

    /// `March 14, 1975` and `March the 14th`.
    private mutating func day(ofMonth month: Int) -> CalendarDay? {
        let start = index
        index += 1
        if word()?.text == ".", word()?.before == Word.Space.none { index += 1 }
        if word()?.text == "the" { index += 1 }
        let day = word().flatMap { Int($0.text) ?? notation.words.ordinals[$0.text] }
        guard let day, day <= 31 else {
            index = start
            return nil
        }
        index += 1
        if ["st", "nd", "rd", "th"].contains(word()?.text) { index += 1 }
        return self.day(year: year(), month: month, day: day)
    }

    private mutating func year() -> Int? {
        let ahead = word()?.text == "," ? 1 : 0
        guard let text = word(ahead)?.text, word(ahead)?.kind == .number, text.count == 4, let year = Int(text) else {
            if word()?.text == "'", let text = word(1)?.text, text.count == 2, let year = Int(text) {
                index += 2
                return full(year, text)
            }
            return isAhead ? nil : spelledYear()
        }
        index += ahead + 1
        return year
    }

    /// `nineteen seventy-one`, or `seventy-one` alone.
    private mutating func spelledYear() -> Int? {
        var next = index
        func number() -> Int? { next < end ? notation.words.numbers[words[next].text] : nil }
        var century: Int?
        if let first = number(), first == 19 || first == 20, next + 1 < end,
            let second = notation.words.numbers[words[next + 1].text], second >= 10
        {
            century = first * 100
            next += 1
        }
        guard var year = number(), (20...99).contains(year) || century != nil && year >= 10 else { return nil }
        next += 1
        if year >= 20, year.isMultiple(of: 10), let unit = number(), (1...9).contains(unit) {
            year += unit
            next += 1
        }
        index = next
        return century.map { $0 + year } ?? full(year, String(year))
    }

    /// Of two digits, the year that lies on the side that is asked for.
    private func full(_ year: Int, _ text: String) -> Int {
        guard text.drop(while: { !$0.isNumber }).split(separator: ".").last?.count == 2 else { return year }
        let century = today.year / 100 * 100
        if isAhead { return century + year }
        return century + year > today.year ? century - 100 + year : century + year
    }

    private func day(year: Int?, month: Int, day: Int) -> CalendarDay? {
        if let year { return CalendarDay(year: year, month: month, day: day) }
        guard isAhead else { return nil }
        let thisYear = CalendarDay(year: today.year, month: month, day: day)
        if let thisYear, thisYear > today { return thisYear }
        if !skipsYear, let thisYear, today.daysSince1970 - thisYear.daysSince1970 < Self.justBeen { return nil }
        return CalendarDay(year: today.year + 1, month: month, day: day)
    }

    /// `first Monday in November`.
    private mutating func weekdayOfMonth(_ first: String) -> CalendarDay? {
        guard isAhead, let name = word(1)?.text, let weekday = notation.words.weekdays[name],
            ["in", "of"].contains(word(2)?.text), let month = word(3).flatMap({ notation.words.months[$0.text] })
        else { return nil }
        let count = first == "last" ? 0 : notation.words.ordinals[first] ?? 6
        guard count <= 5 else { return nil }
        let year = month > today.month || month == today.month && today.day < 8 ? today.year : today.year + 1
        guard let start = CalendarDay(year: year, month: month, day: 1) else { return nil }
        index += 4
        // 1970-01-01 was a Thursday.
        let ahead = (weekday - (start.daysSince1970 + 3) % 7 + 7) % 7
        if count > 0 { return start.adding(ahead + 7 * (count - 1)) }
        let found = start.adding(ahead + 28)
        return found.month == month ? found : found.adding(-7)
    }

    /// `the 14th`: the next one.
    private func dayOfThisMonth(_ day: Int) -> CalendarDay? {
        // On that very day it may be today that is meant.
        guard isAhead, day != today.day else { return nil }
        let first = CalendarDay(year: today.year, month: today.month, day: 1)
        return (0...3).lazy.compactMap { months in
            first?.adding(months: months).flatMap { CalendarDay(year: $0.year, month: $0.month, day: day) }
        }.first { $0 > today }
    }

    private func isOrdinal(at ahead: Int) -> Bool {
        guard let word = word(ahead) else { return false }
        return notation.words.ordinals[word.text] != nil
            || word.kind == .number && ["st", "nd", "rd", "th"].contains(self.word(ahead + 1)?.text)
    }

    // MARK: Days by their distance

    private mutating func relative() -> CalendarDay? {
        guard let first = word()?.text else { return nil }
        if let found = edge(first) { return found }
        if notation.words.weekdays[first] != nil || first == "tomorrow" {
            let day = CalendarDay(relative: first, to: today)
            index += 1
            guard word()?.text == "week" else { return day }
            index += 1
            return day?.adding(7)
        }
        if ["next", "this", "coming"].contains(first), let second = word(1)?.text {
            guard notation.words.weekdays[second] != nil else { return nil }
            index += 2
            return CalendarDay(relative: second, to: today)
        }
        if first == "in" {
            index += 1
            return distance(needsEnd: false)
        }
        if first == "a", word(1)?.text == "week", word(2)?.text == "on", let name = word(3)?.text,
            notation.words.weekdays[name] != nil
        {
            index += 4
            return CalendarDay(relative: name, to: today)?.adding(7)
        }
        return distance(needsEnd: true)
    }

    /// `three weeks`, with `from now` where nothing else says that it lies ahead.
    private mutating func distance(needsEnd: Bool) -> CalendarDay? {
        var reader = AmountReader(words: words, end: end, notation: notation)
        var count: Int
        var unit: String
        if let (amount, next) = reader.read(at: index), amount.low.isWhole, amount.high == nil, let named = amount.unit
        {
            count = amount.low.digits
            unit = named
            index = next
        } else if ["a", "an"].contains(word()?.text), let named = word(1).flatMap({ notation.words.units[$0.text] }) {
            count = 1
            unit = named
            index += 2
        } else {
            return nil
        }
        guard (0...1200).contains(count) else { return nil }
        let hasEnd =
            word()?.text == "from" && ["now", "today"].contains(word(1)?.text)
            || ["'s", "'"].contains(word()?.text) && word(1)?.text == "time"
        if hasEnd { index += 2 } else if word()?.text == "time" { index += 1 } else if needsEnd { return nil }
        switch unit {
        case "day": return today.adding(count)
        case "week": return today.adding(count * 7)
        case "fortnight": return today.adding(count * 14)
        case "month": return today.adding(months: count)
        case "quarter": return today.adding(months: count * 3)
        case "year": return today.adding(months: count * 12)
        default: return nil
        }
    }

    /// The first or last day of a period.
    private mutating func edge(_ first: String) -> CalendarDay? {
        let isEnd = first == "end"
        guard isEnd || first == "beginning" || first == "start" else { return nil }
        let start = index
        index += 1
        if word()?.text == "of" { index += 1 }
        if ["the", "this"].contains(word()?.text) { index += 1 }
        let isNext = word()?.text == "next"
        if isNext { index += 1 }
        guard let name = word()?.text, let period = period(name, isNext: isNext) else {
            index = start
            return nil
        }
        index += 1
        var (first, months) = period
        if !isNext, let year = word()?.text, word()?.kind == .number, year.count == 4, let year = Int(year) {
            index += 1
            guard let dated = CalendarDay(year: year, month: first.month, day: 1) else { return nil }
            first = dated
        }
        return isEnd ? first.adding(months: months)?.adding(-1) : first
    }

    private func period(_ name: String, isNext: Bool) -> (CalendarDay, months: Int)? {
        let later = isNext ? 1 : 0
        if let month = notation.words.months[name] {
            let first = CalendarDay(year: today.year, month: month, day: 1)
            let isPast = month < today.month
            return first.flatMap { $0.adding(months: isPast || isNext ? 12 : 0) }.map { ($0, 1) }
        }
        if name.count == 2, name.first == "q", let quarter = name.last?.wholeNumberValue, (1...4).contains(quarter) {
            let isPast = quarter * 3 < today.month
            let first = CalendarDay(year: today.year, month: quarter * 3 - 2, day: 1)
            return first?.adding(months: isPast ? 12 : 0).map { ($0, 3) }
        }
        let months: Int? = [
            "month": 1, "quarter": 3, "year": 12,
        ][notation.words.units[name] ?? name]
        guard let months else { return nil }
        let month = (today.month - 1) / months * months + 1
        let first = CalendarDay(year: today.year, month: month, day: 1)
        return first?.adding(months: later * months).map { ($0, months) }
    }

    private func word(_ ahead: Int = 0) -> Word? { index + ahead < end ? words[index + ahead] : nil }
}
