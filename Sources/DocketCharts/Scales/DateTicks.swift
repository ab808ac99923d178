import DocketDomain

/// Moments at which a calendar's units begin, with their labels.
package struct DateTicks: Hashable, Sendable {
    package let moments: [Int]
    package let labels: [String]

    /// How ticks are apart.
    enum Step: Hashable {
        case microseconds(Int)
        case months(Int)
    }

    /// From fine to coarse.
    static let steps: [Step] = {
        let seconds = [1, 2, 5, 10, 15, 30].map { Step.microseconds($0 * Microseconds.second) }
        let minutes = [1, 2, 5, 10, 15, 30].map { Step.microseconds($0 * Microseconds.minute) }
        let hours = [1, 2, 3, 6, 12].map { Step.microseconds($0 * Microseconds.hour) }
        let days = [1, 2, 7, 14].map { Step.microseconds($0 * Microseconds.day) }
        let months = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000, 24_000].map(Step.months)
        return seconds + minutes + hours + days + months
    }()

    /// The ticks of a step that lie within a range, so many at most; nil where there are more.
    init?(_ step: Step, in range: ClosedRange<Int>, isClock: Bool, atMost most: Int) {
        var moments: [Int] = []
        var next = Self.start(step, range.lowerBound)
        while next <= range.upperBound {
            if next >= range.lowerBound { moments.append(next) }
            guard moments.count <= most else { return nil }
            let later = Self.after(step, next)
            guard later > next else { break }
            next = later
        }
        self.moments = moments
        labels = moments.map { Self.label($0, step, isClock: isClock) }
    }

    private static func start(_ step: Step, _ moment: Int) -> Int {
        switch step {
        case .microseconds(let size):
            // Weeks begin on Mondays: 1970-01-05 was one.
            let origin = size.isMultiple(of: 7 * Microseconds.day) ? 4 * Microseconds.day : 0
            return (moment - origin).floored(to: size) + origin
        case .months(let months): return DateGrain.month(moment, months: months)
        }
    }

    private static func after(_ step: Step, _ moment: Int) -> Int {
        switch step {
        case .microseconds(let size): return moment + size
        case .months(let months):
            let day = CalendarDay(daysSince1970: moment.floored(to: Microseconds.day) / Microseconds.day)
            return DateGrain.month(number: day.year * 12 + day.month - 1 + months)
        }
    }

    private static func label(_ moment: Int, _ step: Step, isClock: Bool) -> String {
        switch step {
        case .microseconds(let size) where isClock || size < Microseconds.hour:
            return DateGrain.clock(moment - moment.floored(to: Microseconds.day))
        case .microseconds(let size) where size < Microseconds.day:
            // Without its year, which days before it have told.
            return String(DateGrain.hour.label(moment).dropFirst(5))
        case .microseconds: return DateGrain.day.label(moment)
        case .months(let months): return (months < 12 ? DateGrain.month : .year).label(moment)
        }
    }
}
