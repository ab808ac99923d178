extension CalendarDay {
    /// Reads a day as people write it: `2027-03-09`, `9 March 2027`, `March 9, 2027`, `09.03.2027`; nil where it is none,
    /// or leaves a doubt.
    package init?(reading text: String) {
        guard let day = try? Self.day(in: text) else { return nil }
        self = day
    }

    /// The day that a text names, or why it names none: with numbers alone only where there is no doubt which one is the
    /// month, and with all of its year. People's calendar has no year 0.
    static func day(in text: String) throws(ValueRefusal) -> CalendarDay {
        guard case .date(let shape) = CellShape(text), shape.grain == .day, !shape.hasTime else {
            throw ValueRefusal("it is no day of the calendar")
        }
        guard shape.isCertain else {
            throw ValueRefusal("it could be \(ColumnDoubt.readings(text, shape.openOrders))")
        }
        guard let number = shape.day(.dayFirst), case let day = CalendarDay(daysSince1970: number), day.year > 0 else {
            throw ValueRefusal("it is no day of the calendar")
        }
        guard !shape.hasShortYear else {
            throw ValueRefusal("its year has two digits, so it could be \(day) or one a hundred years from it")
        }
        return day
    }
}
