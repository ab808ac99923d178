extension CalendarDay {
    /// Reads a day as people write it: `2027-03-09`, `9 March 2027`, `March 9, 2027`, `09.03.2027`; with slashes only
    /// where there is no doubt which number is the month. People's calendar has no year 0.
    package init?(reading text: String) {
        guard let day = Self.day(in: text), day.year > 0 else { return nil }
        self = day
    }

    private static func day(in text: String) -> CalendarDay? {
        let parts = text.split(maxSplits: 4) { !$0.isLetter && !$0.isNumber }
        guard text.utf8.count <= 40, parts.count == 3 else { return nil }
        let separators = Set(text.filter { !$0.isLetter && !$0.isNumber && $0 != " " })
        if let month = parts.firstIndex(where: { $0.contains(where: \.isLetter) }) {
            return CalendarDay(words: parts, month: month)
        }
        return CalendarDay(numbers: parts.map(number), separators: separators, lengths: parts.map(\.count))
    }

    private init?(numbers: [Int?], separators: Set<Character>, lengths: [Int]) {
        guard let first = numbers[0], let second = numbers[1], let third = numbers[2] else { return nil }
        switch (separators, lengths[0], lengths[2]) {
        case (["-"], 4, _), (["/"], 4, _), (["."], 4, _):
            self.init(year: first, month: second, day: third)
        case (["."], _, 4), (["-"], _, 4):
            self.init(year: third, month: second, day: first)
        case (["/"], _, 4) where first > 12 || first == second:
            self.init(year: third, month: second, day: first)
        case (["/"], _, 4) where second > 12:
            self.init(year: third, month: first, day: second)
        default:
            return nil
        }
    }

    private init?(words parts: [Substring], month: Int) {
        guard month <= 1, parts[2].count == 4, let year = Self.number(parts[2]),
            let number = Self.month(named: parts[month]),
            let day = Self.number(Substring(parts[1 - month].lowercased().trimmingOrdinal))
        else { return nil }
        self.init(year: year, month: number, day: day)
    }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
    }

    private static func month(named text: Substring) -> Int? {
        let word = text.lowercased()
        guard word.count >= 3 else { return nil }
        let index = months.firstIndex { $0.hasPrefix(word) || word == "sept" && $0 == "september" }
        return index.map { $0 + 1 }
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
}

extension String {
    /// A day's number without `st`, `nd`, `rd` or `th`.
    fileprivate var trimmingOrdinal: String {
        ["st", "nd", "rd", "th"].contains(where: hasSuffix) ? String(dropLast(2)) : self
    }
}
