package import DocketDomain

/// How finely dates are told apart.
package enum DateGrain: Int, Hashable, Sendable, Comparable {
    case instant, minute, hour, day, week, month, quarter, year, decade, century
    /// Times of a day without a date.
    case clock = -1

    /// The grain of a column's dates.
    package init(_ kind: ColumnReading.Kind) {
        self =
            switch kind {
            case .time: .clock
            case .date: .day
            case .week: .week
            case .month: .month
            case .quarter: .quarter
            default: .instant
            }
    }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// The next coarser one into which whole ones of it fit; a week is taken for part of the month in which it begins.
    package var coarser: DateGrain? {
        switch self {
        case .clock, .instant: .minute
        case .minute: .hour
        case .hour: .day
        case .day, .week: .month
        case .month: .quarter
        case .quarter: .year
        case .year: .decade
        case .decade: .century
        case .century: nil
        }
    }

    /// Where the one begins in which a moment lies, in microseconds.
    package func start(of moment: Int) -> Int {
        switch self {
        case .clock, .instant, .week: moment
        case .minute: moment.floored(to: Microseconds.minute)
        case .hour: moment.floored(to: Microseconds.hour)
        case .day: moment.floored(to: Microseconds.day)
        case .month: Self.month(moment, months: 1)
        case .quarter: Self.month(moment, months: 3)
        case .year: Self.month(moment, months: 12)
        case .decade: Self.month(moment, months: 120)
        case .century: Self.month(moment, months: 1200)
        }
    }

    /// The first moment of a group of months; groups are counted from the year 0.
    static func month(_ moment: Int, months: Int) -> Int {
        let day = CalendarDay(daysSince1970: moment.floored(to: Microseconds.day) / Microseconds.day)
        return month(number: (day.year * 12 + day.month - 1).floored(to: months))
    }

    /// The first moment of a month, counted from the year 0.
    static func month(number: Int) -> Int {
        let year = number.floored(to: 12) / 12
        guard let day = CalendarDay(year: min(max(year, 0), 9999), month: number - year * 12 + 1, day: 1) else {
            return 0
        }
        return day.daysSince1970 * Microseconds.day
    }

    /// The one that begins at a moment, in digits that sort.
    package func label(_ moment: Int) -> String {
        let start = moment.floored(to: Microseconds.day)
        let day = CalendarDay(daysSince1970: start / Microseconds.day)
        let time = moment - start
        let year = Self.padded(day.year, to: 4)
        switch self {
        case .century, .decade, .year: return self == .year ? year : year + "s"
        case .quarter: return "\(year) Q\((day.month - 1) / 3 + 1)"
        case .month: return "\(year)-\(Self.padded(day.month, to: 2))"
        case .week, .day: return day.description
        case .clock: return Self.clock(time)
        case .hour, .minute: return "\(day) \(Self.clock(time))"
        case .instant: return time == 0 ? day.description : "\(day) \(Self.clock(time))"
        }
    }

    /// `12:30`, with seconds where there are some.
    static func clock(_ time: Int) -> String {
        let seconds = time / Microseconds.second
        let text = "\(padded(seconds / 3600, to: 2)):\(padded(seconds / 60 % 60, to: 2))"
        return seconds % 60 == 0 ? text : text + ":\(padded(seconds % 60, to: 2))"
    }

    private static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// What one is called, for what is said of a chart.
    package var word: String {
        switch self {
        case .clock, .instant: "moment"
        case .minute: "minute"
        case .hour: "hour"
        case .day: "day"
        case .week: "week"
        case .month: "month"
        case .quarter: "quarter"
        case .year: "year"
        case .decade: "decade"
        case .century: "century"
        }
    }
}

/// How many microseconds are in a second, minute, hour, day.
enum Microseconds {
    static let second = 1_000_000
    static let minute = 60_000_000
    static let hour = 3_600_000_000
    static let day = 86_400_000_000
}

extension Int {
    /// The greatest multiple that is not above it.
    func floored(to step: Int) -> Int {
        let rest = self % step
        return self - (rest < 0 ? rest + step : rest)
    }
}
